import { previousSession, sessionsBetween } from "../../core/market/calendar.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import { dayState, missingSessions, type StoredDays } from "../truth/completeness.ts";

/** The two disclosures without which a day of an exchange is not there. */
const DUE_DATASETS = ["totals", "details"] as const;
type DueDataset = (typeof DUE_DATASETS)[number];

/** What an exchange has not disclosed of a day, or nobody has collected. */
export interface Gap {
  readonly exchange: Exchange;
  readonly dataset: DueDataset;
  readonly date: TradingDate;
}

/** The stored days of a dataset in the range, whichever source gave them. */
async function readStoredDays(
  store: Store,
  dataset: DueDataset,
  { from, to }: { readonly from: TradingDate; readonly to: TradingDate },
): Promise<StoredDays> {
  const [SSE, SZSE, BSE] = await Promise.all(
    EXCHANGES.map(async (exchange) => new Set(await store.days(dataset, exchange, from, to))),
  );
  return { SSE: SSE!, SZSE: SZSE!, BSE: BSE! };
}

/** What is missing of the days, oldest first. */
export async function findGaps(
  store: Store,
  range: { readonly from: TradingDate; readonly to: TradingDate },
): Promise<Gap[]> {
  const gaps = await Promise.all(
    DUE_DATASETS.map(async (dataset) => {
      const stored = await readStoredDays(store, dataset, range);
      return sessionsBetween(range.from, range.to).flatMap((date) =>
        dayState(date, stored).missing.map((exchange): Gap => ({ exchange, dataset, date })),
      );
    }),
  );
  return gaps.flat().sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The session that is `count` sessions before the day. */
export function sessionsBefore(date: TradingDate, count: number): TradingDate {
  let session = date;
  for (let step = 0; step < count; step++) session = previousSession(session);
  return session;
}

/** How far the days of one exchange reach, and what is missing between the first and the newest that is due. */
export interface Reach {
  readonly exchange: Exchange;
  readonly dataset: DueDataset;
  readonly days: number;
  readonly first: TradingDate | null;
  readonly newest: TradingDate | null;
  /** Newest first. */
  readonly missing: readonly TradingDate[];
}

/** One entry for each exchange and dataset. */
export async function readReach(store: Store, due: TradingDate): Promise<Reach[]> {
  const reach = await Promise.all(
    DUE_DATASETS.map(async (dataset) => {
      const stored = await readStoredDays(store, dataset, { from: MARGIN_SINCE.SSE, to: due });
      return EXCHANGES.map((exchange): Reach => {
        const days = [...stored[exchange]].sort();
        const [first = null, newest = null] = [days[0], days.at(-1)];
        const missing = first === null ? [] : missingSessions(exchange, stored, { from: first, to: due }).reverse();
        return { exchange, dataset, days: days.length, first, newest, missing };
      });
    }),
  );
  return reach.flat();
}
