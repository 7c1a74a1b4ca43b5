import type { Dataset } from "../../core/fields/catalogue.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** A day of which a source had nothing when it was asked. */
export interface Undisclosed {
  readonly dataset: Dataset;
  readonly exchange: Scope;
  readonly date: TradingDate;
  readonly source: string;
  /** The day in Beijing. */
  readonly askedOn: TradingDate;
}

/** Days of which one source had nothing when it was asked, on the day `since` or later. */
export interface UndisclosedQuery extends Pick<Undisclosed, "dataset" | "exchange" | "source"> {
  readonly from: TradingDate;
  readonly to: TradingDate;
  readonly since: TradingDate;
}
