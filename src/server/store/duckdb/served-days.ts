import type { DuckDBConnection } from "@duckdb/node-api";
import { EXCHANGES, type Exchange } from "../../../core/market/exchange.ts";
import { dayNumber, type TradingDate } from "../../../core/market/trading-date.ts";
import type { AbsentSecurities, ServedDay } from "../../truth/served-day.ts";
import type { RecentDays } from "../recent-days.ts";
import { queries } from "./queries.ts";
import { readColumns, readRows } from "./read-rows.ts";
import { servedColumns, sliceColumns } from "./served-columns.ts";

type DayHead = Pick<ServedDay, "date" | "exchange" | "edition"> & {
  readonly origins: string;
  readonly absent: string | null;
};
type DayRows = Pick<ServedDay, "codes" | "names" | "columns">;

/** `Snapshot.servedDays`; rows are read of those days only that are not at hand. */
export async function readServedDays(
  connection: DuckDBConnection,
  recent: Pick<RecentDays, "find">,
  dates: readonly TradingDate[],
  exchange: Exchange | null,
): Promise<ServedDay[]> {
  if (dates.length === 0) return [];
  const heads = await readRows<DayHead>(connection, queries["heads of served days"], valuesOf(dates, exchange));
  // Days are landed while rows are read: what is at hand is asked once.
  const known = new Map(heads.map((head) => [head, recent.find(head)]));
  const missing = heads.filter((head) => !known.get(head));
  const rows = await readDayRows(connection, missing, exchange);
  const days = heads.map((head) => known.get(head) ?? dayOf(head, rows.get(keyOf(head))!));
  return days.sort(byDateAndExchange);
}

/** By date, then in the order of `EXCHANGES`. */
export function byDateAndExchange(one: Dated, other: Dated): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return EXCHANGES.indexOf(one.exchange) - EXCHANGES.indexOf(other.exchange);
}

type Dated = Pick<ServedDay, "date" | "exchange">;

/** First and last. */
export function rangeOf(dates: readonly TradingDate[]): { from: TradingDate; to: TradingDate } {
  const sorted = dates.toSorted();
  return { from: sorted[0]!, to: sorted.at(-1)! };
}

const valuesOf = (dates: readonly TradingDate[], exchange: Exchange | null) => ({
  ...rangeOf(dates),
  dates: dates.join(),
  exchange,
});

/** The rows of a day lie together, as they were written. */
async function readDayRows(
  connection: DuckDBConnection,
  heads: readonly Dated[],
  exchange: Exchange | null,
): Promise<Map<string, DayRows>> {
  const found = new Map<string, DayRows>();
  if (heads.length === 0) return found;
  const dates = [...new Set(heads.map(({ date }) => date))];
  const rows = await readColumns(connection, queries["served days"], valuesOf(dates, exchange));
  const [days, exchanges] = [rows.days("date"), rows.texts("exchange")];
  const [codes, names, columns] = [rows.texts("code"), rows.texts("name"), servedColumns(rows)];
  const dateOf = new Map(dates.map((date) => [dayNumber(date), date]));
  for (let start = 0, end = 0; start < rows.rows; start = end) {
    while (days[end] === days[start] && exchanges[end] === exchanges[start]) end++;
    found.set(keyOf({ exchange: exchanges[start] as Exchange, date: dateOf.get(days[start]!)! }), {
      codes: codes.slice(start, end) as string[],
      names: names.slice(start, end) as string[],
      columns: sliceColumns(columns, start, end),
    });
  }
  return found;
}

function dayOf({ exchange, date, edition, origins, absent }: DayHead, rows: DayRows): ServedDay {
  return {
    ...{ exchange, date, edition },
    ...rows,
    origins: JSON.parse(origins) as ServedDay["origins"],
    ...(absent === null ? {} : { absent: JSON.parse(absent) as AbsentSecurities }),
  };
}

const keyOf = ({ exchange, date }: Dated): string => `${exchange} ${date}`;
