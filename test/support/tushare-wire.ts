import { EXCHANGES, type Exchange } from "../../src/core/market/exchange.ts";
import {
  detailsOf,
  quotesOf,
  sectorOf,
  sessionBefore,
  targetsOf,
  totalsOf,
  type DayFigures,
} from "./exchange-figures.ts";
import type { DisclosedBy } from "./exchange-server.ts";

/** The only token that is accepted. */
export const TUSHARE_TOKEN = "5f2e0c9ab1d34e7788aa6b1c";

const SUFFIXES: Readonly<Record<Exchange, string>> = { SSE: "SH", SZSE: "SZ", BSE: "BJ" };
/** Rows of one answer, few enough that a day takes several. */
const MOST_ROWS = 60;

type Row = Readonly<Record<string, string | number | null>>;

interface Call {
  readonly api_name: string;
  readonly token: string;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: string;
}

const compact = (date: string) => date.replaceAll("-", "");
const dashed = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

const marginColumns = (day: DayFigures): Row => ({
  rzye: day.balance,
  rzmre: day.bought,
  rzche: day.repaid,
  rqye: day.shortValue,
  rqyl: day.shortShares,
  rqmcl: day.sold,
  rzrqye: day.balance + day.shortValue,
});

/** What an API has of one exchange's day. */
const APIS: Readonly<Record<string, (exchange: Exchange, date: string) => Row[]>> = {
  margin: (exchange, date) => [
    { trade_date: compact(date), exchange_id: exchange, ...marginColumns(totalsOf(exchange, date)) },
  ],
  margin_detail: (exchange, date) =>
    detailsOf(exchange, date).map(({ code, name, ...day }) => ({
      ...{ trade_date: compact(date), ts_code: symbolOf(exchange, code), name },
      ...marginColumns(day),
      rqchl: day.returned,
    })),
  margin_secs: (exchange, date) =>
    targetsOf(exchange)
      .filter(({ financing }) => financing)
      .map(({ code, name }) => ({
        trade_date: compact(date),
        ts_code: symbolOf(exchange, code),
        name,
        exchange,
      })),
  daily_basic: (exchange, date) =>
    stocksOf(exchange, date).map(({ code, close, floatCap }) => ({
      ...{ ts_code: symbolOf(exchange, code), trade_date: compact(date), close },
      circ_mv: Number(`${floatCap}e-4`),
    })),
  daily: (exchange, date) =>
    stocksOf(exchange, date).map(({ code, close, hands, amount }) => ({
      ...{ ts_code: symbolOf(exchange, code), trade_date: compact(date), close },
      ...{ vol: hands, amount: Number(`${amount}e-3`) },
    })),
  index_member_all: (exchange) =>
    stocksOf(exchange, "2026-06-08").map(({ code, name }) => ({
      ...{ l1_name: sectorOf(code), ts_code: symbolOf(exchange, code), name },
      ...{ in_date: "20100104", out_date: null },
    })),
};

const symbolOf = (exchange: Exchange, code: string) => `${code}.${SUFFIXES[exchange]}`;
const stocksOf = (exchange: Exchange, date: string) => quotesOf(exchange, date).filter(({ isFund }) => !isFund);

/** `POST /`: rows by position, the columns in an order of its own; refusals have status 200 as well. */
export function tusharePro(query: URLSearchParams, disclosedBy: DisclosedBy, wrongDay: boolean): string {
  const { api_name: api, token, params, fields } = JSON.parse(query.get("json") ?? "{}") as Call;
  if (token !== TUSHARE_TOKEN) return refusal(40101, "您的token不对，请确认。");
  const rowsOf = APIS[api];
  if (!rowsOf)
    return refusal(
      40203,
      `抱歉，您没有接口(${api})访问权限，权限的具体详情访问：https://tushare.pro/document/1?doc_id=108。`,
    );
  const asked = dashed(params["trade_date"] ?? "20260608");
  const rows = EXCHANGES.flatMap((exchange) =>
    disclosedBy(exchange)(asked, asked).flatMap((day) => rowsOf(exchange, wrongDay ? sessionBefore(day) : day)),
  );
  const offset = Number(params["offset"] ?? 0);
  const page = rows.slice(offset, offset + Math.min(MOST_ROWS, Number(params["limit"] ?? MOST_ROWS)));
  const columns = fields.split(",").reverse();
  const items = page.map((row) => columns.map((column) => row[column] ?? null));
  const data = { fields: columns, items, has_more: offset + page.length < rows.length };
  return JSON.stringify({ request_id: "2f0a1c0e", code: 0, msg: null, data });
}

/** A refusal that passes within a minute. */
export const TOO_OFTEN = refusal(
  40203,
  "抱歉，您每分钟最多访问该接口200次，权限的具体详情访问：https://tushare.pro/document/1?doc_id=108。",
);

function refusal(code: number, msg: string): string {
  return JSON.stringify({ request_id: "2f0a1c0e", code, msg, data: null });
}
