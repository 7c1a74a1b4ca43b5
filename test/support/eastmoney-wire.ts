import { EXCHANGES, type Exchange } from "../../src/core/market/exchange.ts";
import {
  accountsOf,
  boardsOf,
  bse50Of,
  CONCEPTS,
  detailsOf,
  marketTotalsOf,
  overviewOf,
  quotesOf,
  REGIONS,
  sectorOf,
  sessionBefore,
  totalsOf,
  type DayFigures,
} from "./exchange-figures.ts";
import type { DisclosedBy } from "./exchange-server.ts";

const MARKETS: Readonly<Record<Exchange, { code: string; name: string }>> = {
  SZSE: { code: "001", name: "融资融券_深证" },
  BSE: { code: "002", name: "融资融券_北证" },
  SSE: { code: "007", name: "融资融券_沪证" },
};
const HUNDREDTHS_OF_YI = 1e6;

const midnight = (date: string) => `${date} 00:00:00`;

function marginColumns(day: DayFigures, floatCap: number) {
  return {
    RZYE: day.balance,
    RZMRE: day.bought,
    RZCHE: day.repaid,
    RZJME: day.bought - day.repaid,
    RQYE: day.shortValue,
    RQYL: day.shortShares,
    RQMCL: day.sold,
    RQCHL: day.returned,
    RZRQYE: day.balance + day.shortValue,
    RZRQYECZ: day.balance - day.shortValue,
    RZYEZB: Number(((day.balance / floatCap) * 100).toFixed(8)),
  };
}

/** From and to of `(COL>='…')(COL<='…')`, or the one day of `(COL='…')`. */
function rangeOf(filter: string): [from: string, to: string] {
  const one = /='(\d{4}-\d{2}-\d{2})'\)$/.exec(filter.replace(/[<>]=/g, "≠"))?.[1];
  const bound = (sign: string) => new RegExp(`${sign}='(\\d{4}-\\d{2}-\\d{2})'`).exec(filter)?.[1] ?? "";
  return one ? [one, one] : [bound(">"), bound("<")];
}

const stocks = (date: string) =>
  EXCHANGES.flatMap((exchange) => quotesOf(exchange, date).filter(({ isFund }) => !isFund));

const NAMES: Readonly<Record<string, string>> = { ...REGIONS, ...CONCEPTS };
const BOARDS_BY_KIND: Readonly<Record<string, Readonly<Record<string, string>>>> = { "004": REGIONS, "006": CONCEPTS };

/** The sums of a board's members, as of the day that is written. */
function boardOf(kind: string, board: string, date: string, written: string): object {
  const codes = new Set(stocks(date).flatMap(({ code }) => (boardsOf(code).includes(board) ? [code] : [])));
  const members = EXCHANGES.flatMap((exchange) => detailsOf(exchange, date)).filter(({ code }) => codes.has(code));
  const [balance, short] = [sum(members.map((one) => one.balance)), sum(members.map((one) => one.shortValue))];
  return {
    BOARD_CODE: board,
    BOARD_NAME: NAMES[board]!,
    BOARD_TYPE_CODE: kind,
    TRADE_DATE: midnight(written),
    FIN_BALANCE: balance,
    LOAN_BALANCE: short,
    MARGIN_BALANCE: balance + short,
    FIN_BALANCE_RATIO: 2.5,
    NOTLIMITED_MARKETCAP_A: balance * 40,
  };
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

type Rows = (filter: string, disclosedBy: DisclosedBy, shifted: (date: string) => string) => object[];

const perDay =
  (exchanges: readonly Exchange[], rowsOf: (exchange: Exchange, date: string) => object[]): Rows =>
  (filter, disclosedBy, shifted) => {
    const [from, to] = rangeOf(filter);
    return exchanges.flatMap((exchange) =>
      disclosedBy(exchange)(from, to).flatMap((date) => rowsOf(exchange, shifted(date))),
    );
  };

const wholeMarket = (rowOf: (date: string) => object): Rows => perDay(["SSE"], (_exchange, date) => [rowOf(date)]);

const REPORTS: Readonly<Record<string, Rows>> = {
  RPTA_RZRQ_LSHJ: wholeMarket((date) => {
    const { floatCap, ...day } = marketTotalsOf(date);
    const value = floatCap * HUNDREDTHS_OF_YI;
    return { DIM_DATE: midnight(date), NEW: 4588.6955, ZDF: -2.9, LTSZ: value, ...marginColumns(day, value) };
  }),
  RPTA_WEB_RZRQ_LSSH: perDay(["SZSE", "BSE", "SSE"], (exchange, date) => {
    const value = overviewOf(exchange, date).floatCap * HUNDREDTHS_OF_YI;
    const { code, name } = MARKETS[exchange];
    const place = { DIM_DATE: midnight(date), XOB_MARKET_0001: name, SCDM: code, LTSZ: value };
    return [{ ...place, ...marginColumns(totalsOf(exchange, date), value) }];
  }),
  RPTA_WEB_RZRQ_GGMX: perDay(EXCHANGES, (exchange, date) => {
    const quotes = new Map(quotesOf(exchange, date).map((quote) => [quote.code, quote]));
    return detailsOf(exchange, date).map(({ code, name, ...day }) => {
      const { close, floatCap } = quotes.get(code)!;
      const place = { DATE: midnight(date), MARKET: MARKETS[exchange].name, SCODE: code, SECNAME: name };
      return { ...place, SPJ: close, SZ: floatCap, ...marginColumns(day, floatCap) };
    });
  }),
  RPT_VALUEANALYSIS_DET: perDay(EXCHANGES, (exchange, date) =>
    quotesOf(exchange, date)
      .filter(({ isFund }) => !isFund)
      .map(({ code, name, close, shares, floatCap }) => ({
        SECURITY_CODE: code,
        SECURITY_NAME_ABBR: name,
        TRADE_DATE: midnight(date),
        CLOSE_PRICE: close,
        TOTAL_MARKET_CAP: floatCap,
        NOTLIMITED_MARKETCAP_A: floatCap,
        FREE_SHARES_A: shares,
        BOARD_NAME: sectorOf(code),
      })),
  ),
  RPTA_WEB_MARGIN_DAILYTRADE: wholeMarket((date) => ({ STATISTICS_DATE: midnight(date), ...accountsOf(date).wire })),
  RPTA_WEB_BKJYMXN: (filter, disclosedBy, shifted) => {
    const newest = disclosedBy("SSE")("2026-11-01", "2026-11-20").at(-1);
    const kind = /BOARD_TYPE_CODE="(\d+)"/.exec(filter)?.[1] ?? "";
    const boards = Object.keys(BOARDS_BY_KIND[kind] ?? {});
    return newest ? boards.map((board) => boardOf(kind, board, newest, shifted(newest))) : [];
  },
  RPT_F10_CORETHEME_BOARDTYPE: (filter, disclosedBy) => {
    if (disclosedBy("SSE")("2026-11-01", "2026-11-20").length === 0) return [];
    const asked = /BOARD_CODE in \(([^)]*)\)/.exec(filter)?.[1]?.replaceAll('"', "").split(",") ?? [];
    return stocks("2026-11-20").flatMap(({ code, name }) =>
      boardsOf(code)
        .filter((board) => asked.includes(board))
        .map((board) => ({
          ...{ SECURITY_CODE: code, SECURITY_NAME_ABBR: name, BOARD_CODE: board, BOARD_NAME: NAMES[board]! },
        })),
    );
  },
  RPT_INDEX_TS_COMPONENT: (filter, disclosedBy) =>
    disclosedBy("BSE")("2026-07-16", "2026-07-16").length > 0 && filter === '(TYPE="10")'
      ? bse50Of().map(({ code, name }) => ({
          TYPE: "10",
          SECUCODE: `${code}.BJ`,
          SECURITY_CODE: code,
          SECURITY_NAME_ABBR: name,
        }))
      : [],
};

/** `/api/data/v1/get`: any report, filtered and paged; code 9201 where it has no row, 9501 where there is no such report. */
export function eastmoneyDatacenter(query: URLSearchParams, disclosedBy: DisclosedBy, wrongDay: boolean): string {
  const report = query.get("reportName") ?? "";
  const rowsOf = REPORTS[report];
  if (!rowsOf) return failure(9501, `报表配置不存在,${report}`);
  const filter = query.get("filter") ?? "";
  const asked = /\(SCODE="(\d{6})"\)/.exec(filter)?.[1];
  const rows = rowsOf(filter, disclosedBy, (date) => (wrongDay ? sessionBefore(date) : date)).filter(
    (row) => !asked || ("SCODE" in row && row.SCODE === asked),
  );
  if (rows.length === 0) return failure(9201, "返回数据为空");
  const pageSize = Math.min(Number(query.get("pageSize")), 500);
  const page = Number(query.get("pageNumber"));
  const columns = query.get("columns") ?? "ALL";
  const keep = (row: object) =>
    columns === "ALL"
      ? row
      : Object.fromEntries(Object.entries(row).filter(([key]) => columns.split(",").includes(key)));
  const data = rows.slice((page - 1) * pageSize, page * pageSize).map(keep);
  const result = { pages: Math.ceil(rows.length / pageSize), data, count: rows.length };
  return JSON.stringify({ version: "8e3f4aef", result, success: true, message: "ok", code: 0 });
}

const failure = (code: number, message: string) =>
  JSON.stringify({ version: null, result: null, success: false, message, code });
