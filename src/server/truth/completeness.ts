import { isSession, sessionsBetween } from "../../core/market/calendar.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** The days of a dataset that are stored, by exchange. Each is whole: a source gives all of a day or nothing. */
export type StoredDays = Readonly<Record<Exchange, ReadonlySet<TradingDate>>>;

/** Which exchanges have disclosed a day, of those that had margin trading. */
export interface DayState {
  readonly complete: readonly Exchange[];
  readonly missing: readonly Exchange[];
}

/** The exchanges that disclose the day: none where it is no session. */
export function exchangesDue(date: TradingDate): readonly Exchange[] {
  return isSession(date) ? EXCHANGES.filter((exchange) => MARGIN_SINCE[exchange] <= date) : [];
}

/** What of a day is there, and what is not. */
export function dayState(date: TradingDate, stored: StoredDays): DayState {
  const due = exchangesDue(date);
  return {
    complete: due.filter((exchange) => stored[exchange].has(date)),
    missing: due.filter((exchange) => !stored[exchange].has(date)),
  };
}

/**
 * The newest session that is whole: of one exchange, or of all that had margin trading on it. Steps back over days that
 * an exchange has not disclosed yet; null = there is none.
 */
export function newestWhole(scope: Scope, stored: StoredDays): TradingDate | null {
  const isWhole = (date: TradingDate): boolean =>
    isSession(date) && (scope !== "ALL" || dayState(date, stored).missing.length === 0);
  return storedDates(scope, stored).findLast(isWhole) ?? null;
}

/** The exchanges that others wait for: they have not disclosed the newest session that another has. */
export function exchangesAwaited(stored: StoredDays): readonly Exchange[] {
  const newest = storedDates("ALL", stored).findLast(isSession);
  return newest === undefined ? [] : dayState(newest, stored).missing;
}

/** Sessions of the range on which the exchange had margin trading and that are not stored, ascending. */
export function missingSessions(
  exchange: Exchange,
  stored: StoredDays,
  { from, to }: { readonly from: TradingDate; readonly to: TradingDate },
): TradingDate[] {
  const since = MARGIN_SINCE[exchange];
  return sessionsBetween(from > since ? from : since, to).filter((date) => !stored[exchange].has(date));
}

/** Ascending. */
function storedDates(scope: Scope, stored: StoredDays): TradingDate[] {
  const days = EXCHANGES.filter((exchange) => scope === "ALL" || scope === exchange).flatMap((exchange) => [
    ...stored[exchange],
  ]);
  return [...new Set(days)].sort();
}
