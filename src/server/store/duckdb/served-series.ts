import type { DuckDBConnection } from "@duckdb/node-api";
import { SECURITY_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import type { Exchange } from "../../../core/market/exchange.ts";
import { dateOfDayNumber, dayNumber, type TradingDate } from "../../../core/market/trading-date.ts";
import { isLabel } from "../../truth/security-columns.ts";
import type { SecurityColumns } from "../../truth/served-day.ts";
import type { DayKey } from "../engine.ts";
import type { ServedSeries } from "../store.ts";
import { queries } from "./queries.ts";
import { readColumns, readRows } from "./read-rows.ts";
import type { Bound } from "./run-statement.ts";
import { rangeOf } from "./served-days.ts";
import { servedColumns } from "./served-columns.ts";

interface Rows {
  readonly days: Int32Array;
  readonly exchanges: readonly (string | null)[];
  readonly names: readonly (string | null)[];
  readonly columns: SecurityColumns;
}

/** `Snapshot.servedSeries`: the sorted rows, except of days that were served since they were sorted; and those days. */
export async function readServedSeries(connection: DuckDBConnection, code: string): Promise<ServedSeries | null> {
  const unsorted = await readRows<DayKey>(connection, queries["days to sort"]);
  const sorted = await readRowsOf(connection, queries["sorted series"], { code });
  if (unsorted.length === 0) return seriesOf(code, sorted);

  const range = rangeOf(unsorted.map(({ date }) => date));
  const later = await readRowsOf(connection, queries["unsorted series"], { code, ...range });
  const unsortedDays = new Set(unsorted.map(({ exchange, date }) => `${exchange} ${dayNumber(date)}`));
  const isUnsorted = ({ exchanges, days }: Rows, row: number): boolean =>
    unsortedDays.has(`${exchanges[row]} ${days[row]}`);
  return seriesOf(
    code,
    byDay(
      sorted,
      rowsWhere(sorted, (row) => !isUnsorted(sorted, row)),
      later,
      rowsWhere(later, (row) => isUnsorted(later, row)),
    ),
  );
}

/** Dates as text, which take longer to make than to keep. */
const dates = new Map<number, TradingDate>();

function dateOf(day: number): TradingDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = dateOfDayNumber(day);
  dates.set(day, date);
  return date;
}

async function readRowsOf(connection: DuckDBConnection, sql: string, values: Bound): Promise<Rows> {
  const rows = await readColumns(connection, sql, values);
  return {
    days: rows.days("date"),
    exchanges: rows.texts("exchange"),
    names: rows.texts("name"),
    columns: servedColumns(rows),
  };
}

function seriesOf(code: string, { days, exchanges, names, columns }: Rows): ServedSeries | null {
  if (days.length === 0) return null;
  return {
    code,
    name: names.findLast(Boolean) ?? "",
    exchange: exchanges.at(-1) as Exchange,
    dates: Array.from(days, dateOf),
    columns,
  };
}

function rowsWhere({ days }: Rows, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < days.length; row++) if (holds(row)) rows.push(row);
  return rows;
}

/** Some rows of both, in the order of days. */
function byDay(one: Rows, ofOne: readonly number[], other: Rows, ofOther: readonly number[]): Rows {
  const from = <Value>(a: ArrayLike<Value>, b: ArrayLike<Value>) => {
    return (place: number): Value => (place < a.length ? a[place]! : b[place - a.length]!);
  };
  const dayOf = from(one.days, other.days);
  const places = [...ofOne, ...ofOther.map((row) => one.days.length + row)].sort((a, b) => dayOf(a) - dayOf(b));
  const columns = SECURITY_FIELD_IDS.map((id) => [
    id,
    isLabel(id)
      ? places.map(from(one.columns[id], other.columns[id]))
      : Float64Array.from(places, from(one.columns[id], other.columns[id])),
  ]);
  return {
    days: Int32Array.from(places, dayOf),
    exchanges: places.map(from(one.exchanges, other.exchanges)),
    names: places.map(from(one.names, other.names)),
    columns: Object.fromEntries(columns) as SecurityColumns,
  };
}
