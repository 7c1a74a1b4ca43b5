import type { Text } from "../text.ts";
import { CLOSED_WEEKDAYS, STATUTORY_WEEKDAYS } from "./holidays.ts";
import { dateOfDayNumber, dayNumber, type TradingDate } from "./trading-date.ts";

const closedDays = new Set<number>();
const announcedYears = new Set(CLOSED_WEEKDAYS.keys());
let announcements = 0;
for (const [year, runs] of [...CLOSED_WEEKDAYS, ...STATUTORY_WEEKDAYS]) {
  for (const run of runs.split(" ")) {
    const [first, last = first] = run.split("-") as [string, string?];
    const end = dayInYear(year, last);
    for (let day = dayInYear(year, first); day <= end; day++) closedDays.add(day);
  }
}

const yearOf = (date: TradingDate): number => Number(date.slice(0, 4));

function dayInYear(year: number, monthDay: string): number {
  return dayNumber(`${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}` as TradingDate);
}

/** 1970-01-01, day 0, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function isSessionDay(day: number): boolean {
  return !isWeekend(day) && !closedDays.has(day);
}

function nearestSession(date: TradingDate, step: 1 | -1): TradingDate {
  let day = dayNumber(date) + step;
  while (!isSessionDay(day)) day += step;
  return dateOfDayNumber(day);
}

/** True where the holidays of the year are not known here: every weekday that no law makes a holiday is taken for a session. */
export function isForecast(date: TradingDate): boolean {
  return !announcedYears.has(yearOf(date));
}

/** Why sessions of the year are a forecast; null where they are known. */
export function forecastReason(date: TradingDate): Text | null {
  if (!isForecast(date)) return null;
  const year = yearOf(date);
  return {
    zh: `${year} 年的休市安排尚未公布（交易所通常在上一年 11 至 12 月公布）或本程序尚不知道：暂按法定节假日以外的工作日推算。`,
    en: `The holidays of ${year} are not announced yet (the exchanges do so in November or December of the year before) or not known to this program: weekdays other than statutory holidays are taken for sessions.`,
  };
}

/** The last day of the calendar that is known, without a year missing before it. */
export function announcedUntil(): TradingDate {
  const last = [...announcedYears].sort((a, b) => b - a).find((year) => announcedYears.has(year - 1))!;
  return `${last}-12-31` as TradingDate;
}

/**
 * Takes the closed weekdays of a year from the exchanges' own calendar, in place of what is bundled here. A weekend is
 * never a session, whatever is worked on it (调休).
 */
export function announceYear(year: number, closedWeekdays: readonly TradingDate[]): void {
  const end = dayInYear(year, "1231");
  for (let day = dayInYear(year, "0101"); day <= end; day++) closedDays.delete(day);
  for (const date of closedWeekdays) if (yearOf(date) === year) closedDays.add(dayNumber(date));
  announcedYears.add(year);
  announcements++;
}

/** Grows with every announcement: what was worked out from the calendar before has to be worked out again. */
export function announcementCount(): number {
  return announcements;
}

/** The weekdays of the year without a session, ascending. */
export function closedWeekdays(year: number): TradingDate[] {
  const first = dayInYear(year, "0101");
  const days = Array.from({ length: dayInYear(year, "1231") - first + 1 }, (_, index) => first + index);
  return days.filter((day) => !isWeekend(day) && closedDays.has(day)).map(dateOfDayNumber);
}

/** Whether the A-share market traded, or will trade, on the day (see `isForecast`). */
export function isSession(date: TradingDate): boolean {
  return isSessionDay(dayNumber(date));
}

/** The first session after the day. */
export function nextSession(date: TradingDate): TradingDate {
  return nearestSession(date, 1);
}

/** The last session before the day. */
export function previousSession(date: TradingDate): TradingDate {
  return nearestSession(date, -1);
}

/** All sessions from `from` to `to`, both included, oldest first; none where `from` is later. */
export function sessionsBetween(from: TradingDate, to: TradingDate): TradingDate[] {
  const last = dayNumber(to);
  const sessions: TradingDate[] = [];
  for (let day = dayNumber(from); day <= last; day++) if (isSessionDay(day)) sessions.push(dateOfDayNumber(day));
  return sessions;
}
