import type { MarketRow, Provenance, SecurityRow } from "../../contracts/rows.ts";
import type { Dataset } from "../../core/fields/catalogue.ts";
import type { Exchange, Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Disclosure } from "../collect/source.ts";

/** A user's file may hold a day of all exchanges together; exchanges themselves never disclose `ALL`. */
export type StoredDisclosure = Disclosure | OfAllExchanges<Disclosure>;

type OfAllExchanges<Day extends Disclosure> = Day extends { dataset: "totals" | "overview" }
  ? Omit<Day, "exchange"> & { readonly exchange: "ALL" }
  : never;

export type Landing = "landed" | "revised" | "unchanged";

/** Where disclosures are kept. Implementations pass one contract test. */
export interface Store {
  /**
   * All in one transaction, or nothing. Values equal to the newest revision from the same source change nothing; others
   * become the day's next revision. Served is the exchange's own disclosure before another source's, a user's file
   * (source `file:…`) last, and of these the newest revision.
   */
  land(disclosures: readonly StoredDisclosure[]): Promise<Landing[]>;
  /** Days stored for the dataset, ascending; with `source`, those that it gave. */
  days(dataset: Dataset, exchange: Scope, from: TradingDate, to: TradingDate, source?: string): Promise<TradingDate[]>;
  /** The served revision of each stored day, ascending, as disclosed (ALL = only what a file gave; sums are the API's). */
  totals(exchange: Scope, from: TradingDate, to: TradingDate): Promise<MarketRow[]>;
  /** The served revision of one day by code; null where that day is not stored. */
  details(exchange: Exchange, date: TradingDate): Promise<(Provenance & { rows: SecurityRow[] }) | null>;
  /** Newest stored day of the dataset; null = none. */
  newest(dataset: Dataset, exchange: Scope): Promise<TradingDate | null>;
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}
