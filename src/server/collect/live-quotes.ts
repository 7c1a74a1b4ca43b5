import { beijingMinute } from "../../core/market/beijing-time.ts";
import { nextSession } from "../../core/market/calendar.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

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
export function quotesStand(now: Date, session: TradingDate): boolean {
  const minute = beijingMinute(now);
  return minute >= `${session} ${SETTLED_AT}` && minute < `${nextSession(session)} ${OPENS_AT}`;
}
