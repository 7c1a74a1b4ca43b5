import { beijingMinute } from "../../core/market/beijing-time.ts";
import { nextSession } from "../../core/market/calendar.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import { answerDayByDay, type ReadDay } from "./day-answers.ts";
import type { Disclosure, Source } from "./source.ts";

/** When the last trades after the close (盘后固定价格交易, to 15:30) are in. */
const SETTLED_AT = "15:30";
/** When the call auction begins, and quotes are those of the new session. */
const OPENS_AT = "09:15";

/** Live quotes stand for their session until the next one opens. */
export const LIVE_UNTIL_NEXT_SESSION = {
  zh: "当日 15:30 至次一交易日开盘前",
  en: "from 15:30 to the opening of the next session",
} as const;

/** Whether the session has ended and the next one has not begun. */
function quotesStand(now: Date, session: TradingDate): boolean {
  const minute = beijingMinute(now);
  return minute >= `${session} ${SETTLED_AT}` && minute < `${nextSession(session)} ${OPENS_AT}`;
}

type QuoteRows = Extract<Disclosure, { readonly dataset: "quotes" }>["rows"];

interface LiveQuotes {
  readonly source: Omit<Source, "collect">;
  readonly now: () => Date;
  /** The quotes that are of the day; none where too few are. */
  readonly readRows: (exchange: Exchange, date: TradingDate, signal?: AbortSignal) => Promise<QuoteRows>;
}

/** Collects from a source that has the quotes of the newest session only, as long as they stand. */
export const collectLiveQuotes =
  ({ source, now, readRows }: LiveQuotes): Source["collect"] =>
  (request, signal) => {
    const { dataset, exchange } = request;
    const readDay: ReadDay | undefined =
      dataset !== "quotes" || exchange === "ALL"
        ? undefined
        : async (date, signal) => {
            const rows = quotesStand(now(), date) ? await readRows(exchange, date, signal) : [];
            return rows.length > 0 ? { dataset, rows } : null;
          };
    return answerDayByDay(request, { source, readDay, now }, signal);
  };
