import type { Exchange } from "../../src/core/market/exchange.ts";
import { accountsOf, detailsOf, sessionBefore, totalsOf, type DayFigures } from "./exchange-figures.ts";
import type { DisclosedBy } from "./exchange-server.ts";

const compact = (date: string) => date.replaceAll("-", "");
const dashed = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

const plainColumns = (day: DayFigures) => ({
  融资买入额: day.bought,
  融资余额: day.balance,
  融券卖出量: day.sold,
  融券余量: day.shortShares,
  融券余额: day.shortValue,
  融资融券余额: day.balance + day.shortValue,
});

/** To two decimals of 10^exponent. */
const roundedColumns = (day: DayFigures, exponent: number) =>
  Object.fromEntries(
    Object.entries(plainColumns(day)).map(([name, figure]) => [name, Number((figure / 10 ** exponent).toFixed(2))]),
  );

const plainDetails = (exchange: Exchange, date: string) =>
  detailsOf(exchange, date).map(({ code, name, ...day }) => ({ 证券代码: code, 证券简称: name, ...plainColumns(day) }));

/** What a function of AKShare gives of a day. */
const FUNCTIONS: Readonly<Record<string, { exchange: Exchange; rows: (date: string) => object[] }>> = {
  stock_margin_sse: {
    exchange: "SSE",
    rows: (date) => {
      const day = totalsOf("SSE", date);
      return [
        {
          信用交易日期: compact(date),
          融资余额: day.balance,
          融资买入额: day.bought,
          融券余量: day.shortShares,
          融券余量金额: day.shortValue,
          融券卖出量: day.sold,
          融资融券余额: day.balance + day.shortValue,
        },
      ];
    },
  },
  stock_margin_detail_sse: {
    exchange: "SSE",
    rows: (date) =>
      detailsOf("SSE", date).map((day) => ({
        信用交易日期: compact(date),
        标的证券代码: day.code,
        标的证券简称: day.name,
        融资余额: day.balance,
        融资买入额: day.bought,
        融资偿还额: day.repaid,
        融券余量: day.shortShares,
        融券卖出量: day.sold,
        融券偿还量: day.returned,
      })),
  },
  stock_margin_szse: { exchange: "SZSE", rows: (date) => [roundedColumns(totalsOf("SZSE", date), 8)] },
  stock_margin_bse: { exchange: "BSE", rows: (date) => [roundedColumns(totalsOf("BSE", date), 4)] },
  stock_margin_detail_szse: { exchange: "SZSE", rows: (date) => plainDetails("SZSE", date) },
  stock_margin_detail_bse: { exchange: "BSE", rows: (date) => plainDetails("BSE", date) },
  stock_margin_account_info: {
    exchange: "SSE",
    rows: (date) => {
      const { wire } = accountsOf(date);
      return [
        {
          日期: `${date}T00:00:00.000`,
          融资余额: wire.FIN_BALANCE,
          融券余额: wire.LOAN_BALANCE,
          融资买入额: wire.FIN_BUY_AMT,
          融券卖出额: wire.LOAN_SELL_AMT,
          证券公司数量: wire.SECURITY_ORG_NUM,
          营业部数量: wire.OPERATEDEPT_NUM,
          个人投资者数量: wire.PERSONAL_INVESTOR_NUM,
          机构投资者数量: wire.ORG_INVESTOR_NUM,
          参与交易的投资者数量: wire.INVESTOR_NUM,
          有融资融券负债的投资者数量: wire.MARGINLIAB_INVESTOR_NUM,
          担保物总价值: wire.TOTAL_GUARANTEE,
          平均维持担保比例: wire.AVG_GUARANTEE_RATIO,
        },
      ];
    },
  },
};

const failure = (error: string) => ({ status: 404, body: JSON.stringify({ error }) });

/** `/api/public/<function>`: a list of records; without any, and where there is no such function, status 404. */
export function aktools(query: URLSearchParams, disclosedBy: DisclosedBy, wrongDay: boolean, path: string) {
  const wanted = FUNCTIONS[path.split("/").at(-1) ?? ""];
  if (!wanted)
    return failure(
      "未找到该接口，请升级 AKShare 到最新版本并在文档中确认该接口的使用方式：https://akshare.akfamily.xyz",
    );
  const of = (name: string) => query.get(name) ?? query.get("date");
  // Without a day it is the whole series.
  const [from, to] = [dashed(of("start_date") ?? "20260601"), dashed(of("end_date") ?? "20261120")];
  const days = disclosedBy(wanted.exchange)(from, to).map((day) => (wrongDay ? sessionBefore(day) : day));
  const rows = days.flatMap(wanted.rows);
  if (rows.length === 0) return failure("该接口返回数据为空，请确认参数是否正确：https://akshare.akfamily.xyz");
  return JSON.stringify(rows);
}
