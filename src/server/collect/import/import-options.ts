import type { ImportAnswers } from "../../../contracts/import.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";

/** What is known of a file beside its content. */
export interface ImportOptions {
  /** Name of the file without its folder: kept as the source of every row. */
  readonly name: string;
  /** What the user said of it. */
  readonly answers: ImportAnswers;
  readonly today: TradingDate;
  /** ISO instant. */
  readonly fetchedAt: string;
}
