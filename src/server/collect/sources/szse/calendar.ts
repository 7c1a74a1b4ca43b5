import { z } from "zod";
import { closedWeekdays, isForecast } from "../../../../core/market/calendar.ts";
import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import { addDays, parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import type { SourceOptions } from "../../source-options.ts";
import { wrongField, type Origin } from "../../source-problems.ts";
import { createTransport } from "../../transport/transport.ts";
import { answerText } from "../../wire/answer-text.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { PAUSE_MS } from "./fetch.ts";

/** `monthList?month=YYYY-MM`: each day of the month. */
const monthAnswer = z.looseObject({
  data: z.array(
    z.looseObject({
      /** 交易日期 */
      jyrq: z.string(),
      /** 交易标志: 1 = a session. */
      jybz: z.enum(["0", "1"]),
    }),
  ),
});

/** Asks for the calendar of a year, which all three exchanges share. */
export interface CalendarSource {
  /** Weekdays of the year without a session, ascending; null = the year is not announced yet. Throws `SourceError`. */
  readClosedWeekdays(year: number, signal?: AbortSignal): Promise<TradingDate[] | null>;
}

/** 深圳证券交易所交易日历, month by month. */
export function createSzseCalendar(options: SourceOptions = {}): CalendarSource {
  const send = createTransport(
    { id: "SZSE", name: SCOPE_NAMES.SZSE },
    { baseUrl: "https://www.szse.cn", pauseMs: PAUSE_MS },
    options,
  );
  const readMonth = async (month: string, signal?: AbortSignal): Promise<TradingDate[]> => {
    const path = "/api/report/exchange/onepersistenthour/monthList";
    const answer = await send({ path, query: { month } }, signal);
    const days = readShape(monthAnswer, parseJson(answerText(answer), answer.origin), answer.origin).data;
    const flags = new Map(days.map(({ jyrq, jybz }) => [jyrq, jybz]));
    return weekdaysOf(month).filter((date) => flagOf(date, flags, answer.origin) === "0");
  };
  return {
    async readClosedWeekdays(year, signal) {
      const closed: TradingDate[] = [];
      for (let month = 1; month <= 12; month++) {
        closed.push(...(await readMonth(`${year}-${String(month).padStart(2, "0")}`, signal)));
      }
      return isAnnounced(year, closed) ? closed : null;
    },
  };
}

function weekdaysOf(month: string): TradingDate[] {
  const days: TradingDate[] = [];
  for (let date = parseTradingDate(`${month}-01`)!; date.startsWith(month); date = addDays(date, 1)) {
    const weekday = new Date(date).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(date);
  }
  return days;
}

function flagOf(date: TradingDate, flags: ReadonlyMap<string, "0" | "1">, origin: Origin): "0" | "1" {
  const flag = flags.get(date);
  if (flag !== undefined) return flag;
  throw wrongField(origin, "jyrq", [...flags.keys()].at(-1), {
    zh: `当月每一天，包括 ${date}`,
    en: `each day of the month, ${date} too`,
  });
}

/** No year since 2010 closed fewer than 16 weekdays. */
const FEWEST_CLOSED = 12;

/** Before the notice the list may have every weekday as a session, or only those closed that the law closes: that is no announcement. */
function isAnnounced(year: number, closed: readonly TradingDate[]): boolean {
  const isClosed = new Set(closed);
  const statutory = isForecast(`${year}-12-31` as TradingDate) ? closedWeekdays(year) : [];
  return closed.length >= FEWEST_CLOSED && statutory.every((date) => isClosed.has(date));
}
