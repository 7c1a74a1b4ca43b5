import { isForecast } from "../../core/market/calendar.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { CalendarSource } from "../collect/announced-year.ts";
import { keepYear } from "./calendar-file.ts";

/** From this day on the exchanges' notice of the next year may be out. */
const NOTICE_SINCE = "11-01";

/** The years whose calendar is to be asked for: this one and, late in the year, the next, as long as they are not known. */
export function yearsToAsk(today: TradingDate): number[] {
  const year = Number(today.slice(0, 4));
  const years = today.slice(5) >= NOTICE_SINCE ? [year, year + 1] : [year];
  return years.filter((one) => isForecast(`${one}-12-31` as TradingDate));
}

/** Asks the exchange for the years that are not known, and keeps what it has announced. Throws `SourceError`. */
export async function refreshCalendar(
  source: CalendarSource,
  dataDirectory: string,
  { today, now, signal }: { readonly today: TradingDate; readonly now: Date; readonly signal?: AbortSignal },
): Promise<number[]> {
  const announced: number[] = [];
  for (const year of yearsToAsk(today)) {
    const closed = await source.readClosedWeekdays(year, signal);
    if (closed === null) continue;
    await keepYear(dataDirectory, year, closed, now);
    announced.push(year);
  }
  return announced;
}
