import type { CalendarSource } from "./announced-year.ts";
import { SourceError } from "./source.ts";
import type { SourcesOptions } from "./sources.ts";
import { createSzseCalendar } from "./sources/szse/calendar.ts";
import { createTushareCalendar } from "./sources/tushare/calendar.ts";

/** The Shenzhen exchange's calendar and, with a token, Tushare's where that cannot be read. */
export function createCalendar({ urls = {}, tushareToken: token, ...options }: SourcesOptions): CalendarSource {
  const official = createSzseCalendar({ ...options, baseUrl: urls.SZSE });
  if (!token) return official;
  const bought = createTushareCalendar({ ...options, baseUrl: urls.TUSHARE, token });
  return {
    async readClosedWeekdays(year, signal) {
      try {
        return await official.readClosedWeekdays(year, signal);
      } catch (problem) {
        if (!(problem instanceof SourceError)) throw problem;
        return await bought.readClosedWeekdays(year, signal).catch((error: unknown) => {
          throw error instanceof SourceError ? problem : error;
        });
      }
    },
  };
}
