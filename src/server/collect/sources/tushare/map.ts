import type { FiguresOf, MarginFigures, SecurityRow, SecurityRowOf } from "../../../../contracts/rows.ts";
import type { Exchange } from "../../../../core/market/exchange.ts";
import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import { checkDetails, checkTotals, isBlank } from "../../disclosure-checks.ts";
import { duplicated, wrongDay, wrongField, type Origin } from "../../source-problems.ts";
import type { Fetched as FetchedRows } from "../../wire/fetched.ts";
import { readFigure } from "../../wire/figure.ts";
import type { TushareRow } from "./schema.ts";

const EXCHANGE_OF_SUFFIX: Readonly<Record<string, Exchange>> = { SH: "SSE", SZ: "SZSE", BJ: "BSE" };

type Fetched = FetchedRows<TushareRow>;

/** 手 is 100 shares, 千元 and 万元 are what they say: as powers of ten. */
const HANDS = 2;
const THOUSANDS = 3;
const TEN_THOUSANDS = 4;

/** The exchange's total of the day; null where it is not there (yet). */
export function mapTotals({ rows, origin }: Fetched, exchange: Exchange, date: TradingDate): MarginFigures | null {
  const [row, ...others] = rows.filter((one) => one["exchange_id"] === exchange);
  if (!row) return null;
  if (others.length > 0) throw duplicated(origin, exchange);
  requireDay(row, date, origin);
  const figures = marginFigures(row, origin);
  if (isBlank(figures)) return null;
  checkTotals(figures, origin);
  return figures;
}

/** The exchange's securities of the day, by code. */
export function mapDetails(fetched: Fetched, exchange: Exchange, date: TradingDate): SecurityRow[] {
  const { origin } = fetched;
  const rows = ofExchange(fetched, exchange).map(({ row, code }) => {
    requireDay(row, date, origin);
    return { code, name: textOf(row["name"]), ...marginFigures(row, origin) };
  });
  checkDetails(rows, origin);
  return rows;
}

/** Close and float value (daily_basic) beside volume and turnover (daily). A security that was not traded has no row. */
export function mapQuotes(
  basics: Fetched,
  dailies: Fetched,
  exchange: Exchange,
  date: TradingDate,
): SecurityRowOf<"quotes">[] {
  const traded = new Map(ofExchange(dailies, exchange).map(({ code, row }) => [code, row]));
  const rows = ofExchange(basics, exchange).map(({ code, row }): SecurityRowOf<"quotes"> => {
    requireDay(row, date, basics.origin);
    const daily = traded.get(code);
    if (daily) requireDay(daily, date, dailies.origin);
    const quote: FiguresOf<"quotes"> = {
      close: readFigure(row["close"], 0, `${code} close`, basics.origin),
      float_cap: readFigure(row["circ_mv"], TEN_THOUSANDS, `${code} circ_mv`, basics.origin),
      turnover: readFigure(daily?.["amount"], THOUSANDS, `${code} amount`, dailies.origin),
      volume: readFigure(daily?.["vol"], HANDS, `${code} vol`, dailies.origin),
    };
    return { code, name: "", ...quote };
  });
  requireEachOnce(rows, basics.origin);
  return rows;
}

/** The list holds what can be bought on margin; whether a security can also be sold short it does not tell. */
export function mapTargets(fetched: Fetched, exchange: Exchange, date: TradingDate): SecurityRowOf<"targets">[] {
  const rows = ofExchange(fetched, exchange).map(({ code, row }) => {
    requireDay(row, date, fetched.origin);
    return { code, name: textOf(row["name"]), financing_target: 1, short_target: null };
  });
  requireEachOnce(rows, fetched.origin);
  return rows;
}

/** 申万一级行业 of each security on the day: the membership that has begun and not ended. */
export function mapSectors(fetched: Fetched, exchange: Exchange, date: TradingDate): SecurityRowOf<"sectors">[] {
  const { origin } = fetched;
  const rows = ofExchange(fetched, exchange)
    .filter(({ row }) => {
      const since = parseTradingDate(textOf(row["in_date"]));
      const until = row["out_date"] === null ? null : parseTradingDate(textOf(row["out_date"]));
      return since !== null && since <= date && (until === null || date < until);
    })
    .map(({ code, row }) => {
      const sector = textOf(row["l1_name"]) || null;
      return { code, name: textOf(row["name"]), sector_em: null, sector_sw: sector };
    })
    .filter(({ sector_sw }) => sector_sw !== null);
  requireEachOnce(rows, origin);
  return rows;
}

function marginFigures(row: TushareRow, origin: Origin): MarginFigures {
  const figure = (column: string) => readFigure(row[column], 0, column, origin);
  return {
    financing_balance: figure("rzye"),
    financing_buy: figure("rzmre"),
    financing_repay: figure("rzche"),
    short_balance: figure("rqye"),
    short_shares: figure("rqyl"),
    short_sold: figure("rqmcl"),
    short_returned: figure("rqchl"),
    margin_balance: figure("rzrqye"),
  };
}

/** Rows of the exchange by code; a code of an unknown form is refused. */
function ofExchange({ rows, origin }: Fetched, exchange: Exchange): { code: string; row: TushareRow }[] {
  return rows
    .flatMap((row) => {
      const [, code = "", suffix = ""] = /^(\d{6})\.(SH|SZ|BJ)$/.exec(textOf(row["ts_code"])) ?? [];
      if (!code) throw wrongField(origin, "ts_code", row["ts_code"], { zh: "如 600519.SH", en: "such as 600519.SH" });
      return EXCHANGE_OF_SUFFIX[suffix] === exchange ? [{ code, row }] : [];
    })
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

function requireDay(row: TushareRow, date: TradingDate, origin: Origin): void {
  if (parseTradingDate(textOf(row["trade_date"])) !== date) throw wrongDay(origin, date, row["trade_date"]);
}

function requireEachOnce(rows: readonly { readonly code: string }[], origin: Origin): void {
  for (const [index, { code }] of rows.entries()) if (rows[index + 1]?.code === code) throw duplicated(origin, code);
}

const textOf = (value: string | number | null | undefined): string => String(value ?? "").trim();
