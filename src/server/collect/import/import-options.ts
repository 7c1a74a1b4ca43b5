import type { Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";

/** What the user says of a file beside its content. */
export interface ImportOptions {
  /** Name of the file without its folder: kept as the source of every row. */
  readonly name: string;
  readonly scope: Scope;
  /** Sheet to read; absent = the first with known headings. */
  readonly sheet?: string;
  /** Day of a file without a column of dates. */
  readonly date?: TradingDate;
  readonly today: TradingDate;
  /** ISO instant. */
  readonly fetchedAt: string;
}
