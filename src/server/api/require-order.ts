import type { TradingDate } from "../../core/market/trading-date.ts";
import { HttpError } from "./http-error.ts";

/** Refuses a range that ends before it begins. */
export function requireOrder(from: TradingDate, to: TradingDate): void {
  if (from <= to) return;
  throw new HttpError(400, "bad_request", {
    zh: `起始日 ${from} 晚于截止日 ${to}：起始日不得晚于截止日。请对调或改正。`,
    en: `from is ${from} and to is ${to}: from must not be later than to. Swap or correct them.`,
  });
}
