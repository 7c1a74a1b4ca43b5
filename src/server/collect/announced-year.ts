import { closedWeekdays, isForecast } from "../../core/market/calendar.ts";
import { addDays, type TradingDate } from "../../core/market/trading-date.ts";
import { wrongField, type Origin } from "./source-problems.ts";

/** Asks for the calendar of a year, which all three exchanges share. */
export interface CalendarSource {
  /** Weekdays of the year without a session, ascending; null = the year is not announced yet. Throws `SourceError`. */
  readClosedWeekdays(year: number, signal?: AbortSignal): Promise<TradingDate[] | null>;
}

/** Whether a day is a session, as a source writes it, by day. */
export interface SessionFlags {
  readonly flags: ReadonlyMap<string, "0" | "1">;
  /** What the source calls the day. */
  readonly field: string;
  readonly origin: Origin;
}

/** The weekdays from `from` to `to` that are no sessions; refused where one of them is not told. */
export function closedAmong({ flags, field, origin }: SessionFlags, from: TradingDate, to: TradingDate): TradingDate[] {
  return weekdaysBetween(from, to).filter((date) => {
    const flag = flags.get(date);
    if (flag !== undefined) return flag === "0";
    throw wrongField(origin, field, [...flags.keys()].at(-1), {
      zh: `每一天，包括 ${date}`,
      en: `each day, ${date} too`,
    });
  });
}

function weekdaysBetween(from: TradingDate, to: TradingDate): TradingDate[] {
  const days: TradingDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const weekday = new Date(date).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(date);
  }
  return days;
}

/** No year since 2010 closed fewer than 16 weekdays. */
const FEWEST_CLOSED = 12;

/** Before the notice the list may have every weekday as a session, or only those closed that the law closes: that is no announcement. */
export function isAnnounced(year: number, closed: readonly TradingDate[]): boolean {
  const isClosed = new Set(closed);
  const statutory = isForecast(`${year}-12-31` as TradingDate) ? closedWeekdays(year) : [];
  return closed.length >= FEWEST_CLOSED && statutory.every((date) => isClosed.has(date));
}
