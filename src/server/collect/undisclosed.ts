import { addDays, type TradingDate } from "../../core/market/trading-date.ts";

/** Days after which what a source lacks is hardly published any more, and for which its word is taken. */
const DAYS = 30;

/** Whether a day is so long past that "not disclosed" is remembered. */
export const isLongPast = (date: TradingDate, today: TradingDate): boolean => date < addDays(today, -DAYS);

/** The first day whose word is still taken: what was asked before is asked again. */
export const wordTakenSince = (today: TradingDate): TradingDate => addDays(today, -DAYS);
