import { announcementCount, sessionsBetween } from "../market/calendar.ts";
import { dateOfDayNumber, dayNumber } from "../market/trading-date.ts";

/** 2010-01-01: margin trading began in March of that year. */
const FIRST = 14_610;
let sessions: Int32Array = new Int32Array(0);
let through = FIRST - 1;
let announcements = 0;

/** Day numbers of the sessions since 2010, as far as some day; they are worked out once for each state of the calendar. */
function sessionsThrough(day: number): Int32Array {
  if (day > through || announcements !== announcementCount()) {
    const last = day + 366;
    announcements = announcementCount();
    sessions = Int32Array.from(sessionsBetween(dateOfDayNumber(FIRST), dateOfDayNumber(last)), dayNumber);
    through = last;
  }
  return sessions;
}

/**
 * The row of each day in a table with one row a session, from the first of the days to the last; `rows` is its length.
 * Days are ascending day numbers. A day that the calendar does not know as a session has a row of its own as well.
 */
export function sessionRows(days: ArrayLike<number>): { readonly rowOf: Int32Array; readonly rows: number } {
  const rowOf = new Int32Array(days.length);
  if (days.length === 0) return { rowOf, rows: 0 };
  const calendar = sessionsThrough(days[days.length - 1]!);
  let place = firstFrom(calendar, days[0]!);
  let row = 0;
  for (let index = 0; index < days.length; index++) {
    const day = days[index]!;
    while (place < calendar.length && calendar[place]! < day) {
      place++;
      row++;
    }
    rowOf[index] = row++;
    if (calendar[place] === day) place++;
  }
  return { rowOf, rows: row };
}

/** The values with a row a session: NaN where a session has no day. */
export function spreadOverSessions(
  values: Float64Array,
  { rowOf, rows }: { readonly rowOf: Int32Array; readonly rows: number },
): Float64Array {
  const spread = new Float64Array(rows).fill(NaN);
  for (let index = 0; index < values.length; index++) spread[rowOf[index]!] = values[index]!;
  return spread;
}

function firstFrom(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
