import type { TradingDate } from "./trading-date.ts";

/** Beijing has kept UTC+8 all year round since 1992; margin trading began in 2010. */
const EIGHT_HOURS = 8 * 3600 * 1000;

const inBeijing = (instant: Date): string => new Date(instant.getTime() + EIGHT_HOURS).toISOString();

/** The calendar day in Beijing at that instant. */
export function beijingDay(instant: Date): TradingDate {
  return inBeijing(instant).slice(0, 10) as TradingDate;
}

/** Day and time in Beijing at that instant, to the minute: `2026-09-19 08:31`. */
export function beijingMinute(instant: Date): string {
  return inBeijing(instant).slice(0, 16).replace("T", " ");
}
