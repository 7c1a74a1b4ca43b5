import { CLOSED_WEEKDAYS } from "./holidays.ts";
import { dateOfDayNumber, dayNumber, type TradingDate } from "./trading-date.ts";

const closedDays = new Set<number>();
for (const [year, runs] of CLOSED_WEEKDAYS) {
  for (const run of runs.split(" ")) {
    const [first, last = first] = run.split("-") as [string, string?];
    const end = dayInYear(year, last);
    for (let day = dayInYear(year, first); day <= end; day++) closedDays.add(day);
  }
}

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

/** True where the holidays of the year are not known here, so that every weekday is taken for a session. */
export function isForecast(date: TradingDate): boolean {
  return !CLOSED_WEEKDAYS.has(Number(date.slice(0, 4)));
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
