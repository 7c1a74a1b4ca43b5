import type { ServedDay } from "../truth/served-day.ts";

/** Days of exchanges: what is landed next is derived from the newest, and what is asked for is mostly among them. */
const KEPT = 12;

/** Served days that were read or written lately. */
export interface RecentDays {
  /** The day as it was first served in its edition; what is committed under an edition never changes. */
  find(day: Pick<ServedDay, "exchange" | "date" | "edition">): ServedDay | undefined;
  /** Only what is committed: an edition that was given up may come again with other figures. */
  keep(days: readonly ServedDay[]): void;
}

export function createRecentDays(): RecentDays {
  const days = new Map<string, ServedDay>();
  return {
    find: (wanted) => {
      const day = days.get(keyOf(wanted));
      return day?.edition === wanted.edition ? day : undefined;
    },
    keep: (newer) => {
      for (const day of newer.slice(-KEPT)) {
        days.delete(keyOf(day));
        days.set(keyOf(day), day);
      }
      for (const key of days.keys()) {
        if (days.size <= KEPT) break;
        days.delete(key);
      }
    },
  };
}

const keyOf = ({ exchange, date }: Pick<ServedDay, "exchange" | "date">): string => `${exchange} ${date}`;
