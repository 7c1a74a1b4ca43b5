import { beijingDay, beijingMinute } from "./beijing-time.ts";
import { isSession, previousSession } from "./calendar.ts";
import type { TradingDate } from "./trading-date.ts";

/** From this minute of the next session, Beijing time, the exchanges disclose a day. */
const DISCLOSED_FROM = "08:30";

/** The newest session whose figures may be out: the one before the session on whose morning figures last appeared. */
export function newestDue(now: Date): TradingDate {
  const today = beijingDay(now);
  const isOut = isSession(today) && beijingMinute(now).slice(11) >= DISCLOSED_FROM;
  return previousSession(isOut ? today : previousSession(today));
}
