import type { SecurityFieldId } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import type { SecurityColumns } from "../truth/served-day.ts";

/** Some fields of some securities on some days; codes are canonical. */
export interface Wanted {
  readonly codes: readonly string[];
  readonly dates: readonly TradingDate[];
  readonly fields: readonly SecurityFieldId[];
}

export interface ScatteredRow {
  readonly code: string;
  readonly date: TradingDate;
  readonly values: (number | string | null)[];
}

/** Row `row` of some columns. */
interface Place {
  readonly columns: SecurityColumns;
  readonly row: number;
}

/** Reads whichever is fewer, the days or the securities. What is not served has no row. */
export async function readScattered(store: Store, { codes, dates, fields }: Wanted): Promise<ScatteredRow[]> {
  const find = codes.length < dates.length ? await findInSeries(store, codes) : await findInDays(store, dates);
  return codes.flatMap((code) =>
    dates.flatMap((date): ScatteredRow[] => {
      const place = find(code, date);
      return place ? [{ code, date, values: fields.map((id) => valueAt(place, id)) }] : [];
    }),
  );
}

type Find = (code: string, date: TradingDate) => Place | undefined;

async function findInSeries(store: Store, codes: readonly string[]): Promise<Find> {
  const places = new Map<string, Map<TradingDate, Place>>();
  for (const code of new Set(codes)) {
    const series = await store.servedSeries(code);
    if (series) places.set(code, new Map(series.dates.map((date, row) => [date, { columns: series.columns, row }])));
  }
  return (code, date) => places.get(code)?.get(date);
}

async function findInDays(store: Store, dates: readonly TradingDate[]): Promise<Find> {
  const places = new Map<TradingDate, Map<string, Place>>();
  for (const date of new Set(dates)) {
    const days = await store.servedDays(date);
    places.set(date, new Map(days.flatMap(({ codes, columns }) => codes.map((code, row) => [code, { columns, row }]))));
  }
  return (code, date) => places.get(date)?.get(code);
}

function valueAt({ columns, row }: Place, id: SecurityFieldId): number | string | null {
  const value = columns[id][row] ?? null;
  return typeof value === "number" && Number.isNaN(value) ? null : value;
}
