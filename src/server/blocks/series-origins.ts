import type { z } from "zod";
import type { seriesOrigin } from "../../contracts/blocks.ts";
import { SECURITY_FIELD_IDS } from "../../core/fields/catalogue.ts";
import { MARGIN_SINCE, type Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";

/** A source, and whether the values were derived from it. */
type Origin = z.infer<typeof seriesOrigin>;
type OriginsOfDay = Readonly<Record<string, Origin>>;
/** A run of days on which the columns are from the same sources. */
export interface OriginRun {
  readonly from: TradingDate;
  readonly columns: Record<string, Origin>;
}

/** The origins of `fields`, day after day, as runs of days on which they are the same. */
export function originRuns(
  days: readonly { readonly date: TradingDate; readonly origins: Readonly<Partial<OriginsOfDay>> }[],
  fields: readonly string[],
): OriginRun[] {
  const runs: OriginRun[] = [];
  let last: Readonly<Partial<OriginsOfDay>> | null = null;
  for (const { date, origins } of days) {
    if (last === null || !fields.every((id) => isSame(origins[id], last![id]))) {
      runs.push({ from: date, columns: originsOf(fields, origins) });
    }
    last = origins;
  }
  return runs;
}

/** The runs of an exchange as they are for a security: its own days, ascending, and its own fields. */
export function originRunsOn(
  dates: readonly TradingDate[],
  fields: readonly string[],
  runs: readonly OriginRun[],
): OriginRun[] {
  let next = 0;
  const days = dates.flatMap((date) => {
    const before = next;
    while (next < runs.length && runs[next]!.from <= date) next++;
    return next > 0 && (next > before || date === dates[0]) ? [{ date, origins: runs[next - 1]!.columns }] : [];
  });
  return originRuns(days, fields);
}

const known = new WeakMap<Store, { readonly edition: number; readonly runs: Map<Exchange, Promise<OriginRun[]>> }>();

/** All days of an exchange, read once an edition: every series of the exchange says the same of its columns. */
export function originRunsOf(store: Store, edition: number, exchange: Exchange): Promise<OriginRun[]> {
  const ofStore = known.get(store);
  const { runs } = ofStore?.edition === edition ? ofStore : { runs: new Map<Exchange, Promise<OriginRun[]>>() };
  known.set(store, { edition, runs });
  const reading =
    runs.get(exchange) ?? store.origins(exchange, ...ALWAYS).then((days) => originRuns(days, SECURITY_FIELD_IDS));
  runs.set(exchange, reading);
  reading.catch(() => runs.delete(exchange));
  return reading;
}

const ALWAYS = [MARGIN_SINCE.SSE, "9999-12-31" as TradingDate] as const;

const isSame = (one: Origin | undefined, other: Origin | undefined): boolean =>
  one === other || (one?.source === other?.source && one?.derived === other?.derived);

function originsOf(fields: readonly string[], origins: Readonly<Partial<OriginsOfDay>>): Record<string, Origin> {
  const columns: Record<string, Origin> = {};
  for (const id of fields) {
    const origin = origins[id];
    if (origin) columns[id] = { source: origin.source, derived: origin.derived };
  }
  return columns;
}
