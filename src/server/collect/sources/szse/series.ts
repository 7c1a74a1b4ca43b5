import { isSession } from "../../../../core/market/calendar.ts";
import { MARGIN_SINCE } from "../../../../core/market/exchange.ts";
import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import { contradictory, duplicated, incomplete, wrongField, type Origin } from "../../source-problems.ts";
import type { RoundedTotals } from "../../source.ts";
import { findColumns, readFigures, type Column } from "./columns.ts";
import type { FetchedReport } from "./fetch.ts";
import { PUBLISHED } from "./map.ts";
import { stepOf } from "./proof.ts";

type Row = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<(typeof PUBLISHED)[number], number | null>>;

const SINCE = MARGIN_SINCE.SZSE;
const AMOUNTS = ["financing_buy", "financing_balance", "short_balance", "margin_balance"] as const;
const VOLUMES = ["short_sold", "short_shares"] as const;

/**
 * The report without a date: every day since the first, rounded as the report of a day is. What it calls its days is not
 * documented: they are the one column that holds a date in every row, and nothing is read where that is not one column.
 */
export function mapSeries({ report, origin }: FetchedReport): RoundedTotals {
  const { data, metadata } = report;
  const announced = metadata.recordcount || data.length;
  if (data.length === 0 || data.length !== announced) throw incomplete(origin, Math.max(1, announced), data.length);
  const columns = findColumns(PUBLISHED, Object.entries(metadata.cols), origin);
  for (const ids of [AMOUNTS, VOLUMES])
    requireOneUnit(
      ids.map((id) => columns[id]),
      origin,
    );
  const rounding = Object.fromEntries(PUBLISHED.map((id) => [id, stepOf(columns[id])]));
  const dateKey = findDateKey(data, origin);
  const days = new Map<TradingDate, Figures>();
  for (const row of data) {
    const date = readSession(row[dateKey], dateKey, origin);
    if (days.has(date)) throw duplicated(origin, date);
    const figures = readFigures(columns, (key) => row[key], origin);
    requireBalances(figures, date, 2 * stepOf(columns.margin_balance), origin);
    days.set(date, figures);
  }
  return { days, rounding };
}

/** Nothing else tells a wrong unit of one column: an exchange's report writes all amounts in one, and all volumes. */
function requireOneUnit(columns: readonly Column<string>[], origin: Origin): void {
  if (new Set(columns.map(({ exponent }) => exponent)).size === 1) return;
  const headings = columns.map(({ heading }) => heading);
  throw wrongField(origin, "metadata.cols", headings, { zh: "同一单位的各列", en: "columns of one unit" });
}

function findDateKey(data: readonly Row[], origin: Origin): string {
  const keys = Object.keys(data[0]!).filter((key) => data.every((row) => dateIn(row[key]) !== null));
  if (keys.length === 1) return keys[0]!;
  const expected = { zh: "恰有一列，每一行都是日期", en: "exactly one column with a date in every row" };
  throw wrongField(origin, keys.join(", ") || Object.keys(data[0]!).join(", "), data[0], expected);
}

/** A day, with or without the midnight at which it begins. */
const dateIn = (cell: unknown): TradingDate | null =>
  typeof cell === "string" ? parseTradingDate(cell.replace(/[ T]00:00:00(\.0+)?$/, "")) : null;

function readSession(cell: unknown, key: string, origin: Origin): TradingDate {
  const date = dateIn(cell)!;
  if (date >= SINCE && isSession(date)) return date;
  throw wrongField(origin, key, cell, { zh: `${SINCE} 起的交易日`, en: `a session since ${SINCE}` });
}

/** Each of the three is rounded by itself. */
function requireBalances(
  { financing_balance: financing, short_balance: short, margin_balance: margin }: Figures,
  date: TradingDate,
  tolerance: number,
  origin: Origin,
): void {
  if (financing === null || short === null || margin === null) return;
  if (Math.abs(financing + short - margin) <= tolerance) return;
  throw contradictory(origin, {
    zh: `${date} 融资余额 ${financing} + 融券余额 ${short} ≠ 融资融券余额 ${margin}`,
    en: `${date}: financing balance ${financing} + short balance ${short} is not the margin balance ${margin}`,
  });
}
