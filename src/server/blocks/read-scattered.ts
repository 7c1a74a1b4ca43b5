import type { SecurityFieldId } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import type { SecurityColumns } from "../truth/served-day.ts";

/** A security on a day; the code is canonical. */
export type Point = readonly [code: string, date: TradingDate];

/** Some fields of securities, each on a day. */
export interface Scattered {
  readonly points: readonly Point[];
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

/** One day or security that is read, and the places in the question whose points are of it. */
type Read = readonly [of: Point, places: readonly number[]];

/** What is read for the points, whichever is fewer: their days, or their securities. */
export function readsOf(points: readonly Point[]): { readonly by: "code" | "date"; readonly reads: readonly Read[] } {
  const byCode = groupPlaces(points, ([code]) => code);
  const byDate = groupPlaces(points, ([, date]) => date);
  return byCode.length < byDate.length ? { by: "code", reads: byCode } : { by: "date", reads: byDate };
}

/** One day or security is read after another, and let go once what is asked of it is taken. What is not served has no row. */
export async function readScattered(store: Store, { points, fields }: Scattered): Promise<ScatteredRow[]> {
  const rows = new Array<ScatteredRow | undefined>(points.length);
  const { by, reads } = readsOf(points);
  for (const [[code, date], places] of reads) {
    const find = by === "code" ? await findInSeries(store, code) : await findInDays(store, date);
    for (const at of places) {
      const point = points[at]!;
      const place = find(point);
      if (!place) continue;
      const values = fields.map((id) => valueAt(place, id));
      rows[at] = { code: point[0], name: place.name, date: point[1], values };
    }
  }
  return rows.filter((row) => row !== undefined);
}

function groupPlaces(points: readonly Point[], keyOf: (point: Point) => string): Read[] {
  const reads = new Map<string, [Point, number[]]>();
  points.forEach((point, place) => {
    const read = reads.get(keyOf(point));
    if (read) read[1].push(place);
    else reads.set(keyOf(point), [point, [place]]);
  });
  return [...reads.values()];
}

type Find = (point: Point) => Place | undefined;

async function findInSeries(store: Store, code: string): Promise<Find> {
  const series = await store.servedSeries(code);
  if (!series) return () => undefined;
  const { name, columns, dates } = series;
  const places = new Map(dates.map((date, row): [TradingDate, Place] => [date, { name, columns, row }]));
  return ([, date]) => places.get(date);
}

async function findInDays(store: Store, date: TradingDate): Promise<Find> {
  const places = new Map<string, Place>();
  for (const { codes, names, columns } of await store.servedDays(date)) {
    codes.forEach((code, row) => places.set(code, { name: names[row]!, columns, row }));
  }
  return ([code]) => places.get(code);
}

function valueAt({ columns, row }: Place, id: SecurityFieldId): number | string | null {
  const value = columns[id][row] ?? null;
  return typeof value === "number" && Number.isNaN(value) ? null : value;
}
