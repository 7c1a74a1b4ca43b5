import { z } from "zod";
import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { closedAmong, isAnnounced, type CalendarSource } from "../../announced-year.ts";
import type { SourceOptions } from "../../source-options.ts";
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
    const told = { flags, field: "jyrq", origin: answer.origin };
    return closedAmong(told, `${month}-01` as TradingDate, lastDayOf(month));
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

function lastDayOf(month: string): TradingDate {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year!, number, 0)).toISOString().slice(0, 10) as TradingDate;
}
