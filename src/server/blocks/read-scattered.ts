import type { SecurityFieldId } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import type { SecurityColumns } from "../truth/served-day.ts";

/** Some fields of securities, each on a day; codes are canonical. */
export interface Scattered {
  readonly points: readonly (readonly [code: string, date: TradingDate])[];
  readonly fields: readonly SecurityFieldId[];
}

export interface ScatteredRow {
  readonly code: string;
  readonly name: string;
  readonly date: TradingDate;
  readonly values: (number | string | null)[];
}

/** Row `row` of some columns, and whose it is. */
interface Place {
  readonly name: string;
  readonly columns: SecurityColumns;
  readonly row: number;
}

/** Reads whichever is fewer, the days or the securities. What is not served has no row. */
export async function readScattered(store: Store, { points, fields }: Scattered): Promise<ScatteredRow[]> {
  const codes = new Set(points.map(([code]) => code));
  const dates = new Set(points.map(([, date]) => date));
  const find = codes.size < dates.size ? await findInSeries(store, codes) : await findInDays(store, dates);
  return points.flatMap(([code, date]): ScatteredRow[] => {
    const place = find(code, date);
    return place ? [{ code, name: place.name, date, values: fields.map((id) => valueAt(place, id)) }] : [];
  });
}

type Find = (code: string, date: TradingDate) => Place | undefined;

async function findInSeries(store: Store, codes: ReadonlySet<string>): Promise<Find> {
  const places = new Map<string, Map<TradingDate, Place>>();
  for (const code of codes) {
    const series = await store.servedSeries(code);
    if (!series) continue;
    const { name, columns, dates } = series;
    places.set(code, new Map(dates.map((date, row) => [date, { name, columns, row }])));
  }
  return (code, date) => places.get(code)?.get(date);
}

async function findInDays(store: Store, dates: ReadonlySet<TradingDate>): Promise<Find> {
  const places = new Map<TradingDate, Map<string, Place>>();
  for (const date of dates) {
    const days = await store.servedDays(date);
    places.set(
      date,
      new Map(
        days.flatMap(({ codes, names, columns }) =>
          codes.map((code, row) => [code, { name: names[row]!, columns, row }]),
        ),
      ),
    );
  }
  return (code, date) => places.get(date)?.get(code);
}

function valueAt({ columns, row }: Place, id: SecurityFieldId): number | string | null {
  const value = columns[id][row] ?? null;
  return typeof value === "number" && Number.isNaN(value) ? null : value;
}
