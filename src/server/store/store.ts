import type { MarketRow, Provenance, SecurityRow } from "../../contracts/rows.ts";
import type { Dataset } from "../../core/fields/catalogue.ts";
import type { Exchange, Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Disclosure } from "../collect/source.ts";
import type { FieldOrigin, FigureFieldId, SecurityColumns, ServedDay } from "../truth/served-day.ts";
import type { BackupManifest, BackupPart } from "./backup/manifest.ts";
import type { BackupFormat } from "./backup/tables.ts";
import type { Undisclosed, UndisclosedQuery } from "./undisclosed.ts";

export type Landing = "landed" | "revised" | "unchanged";

/** A disclosure as it was stored, with its revision of the day. */
export type StoredDisclosure = Disclosure & { readonly revision: number };

/** A day of one exchange in the index: what is served of it, and since which edition. */
export interface IndexedDay {
  readonly date: TradingDate;
  readonly exchange: Exchange;
  readonly edition: number;
  readonly securities: number;
}

/** All served days of one security, ascending. */
export interface ServedSeries {
  readonly code: string;
  readonly name: string;
  readonly exchange: Exchange;
  readonly dates: readonly TradingDate[];
  readonly columns: SecurityColumns;
}

/** A security that is served on any day. */
export interface ListedSecurity {
  readonly code: string;
  /** Of its newest day. */
  readonly name: string;
  readonly exchange: Exchange;
  readonly last: TradingDate;
}

/** Some columns of one security, for computing; NaN = missing. */
export interface FigureSeries {
  readonly code: string;
  /** Day numbers (days since 1970-01-01), ascending. */
  readonly days: Int32Array;
  /** In the order in which the fields were asked for. */
  readonly columns: readonly Float64Array[];
}

/** Two figures that should agree and do not. Kept until the disclosures behind it change. */
export interface Disagreement {
  readonly date: TradingDate;
  readonly exchange: Scope;
  /** null = of the whole exchange. */
  readonly code: string | null;
  /** Which identity: `balances`, `roll_forward`, `sum_of_details`, `between_sources`, … */
  readonly check: string;
  readonly field: string;
  readonly expected: number;
  readonly given: number;
  readonly sources: readonly string[];
}

/** A day of one exchange, or of all together, whose figures were compared. */
export type ComparedDay = Pick<Disagreement, "exchange" | "date">;

/** Gives a right back; once. */
export type Release = () => Promise<void>;

/**
 * Where disclosures are kept: as each source gave them, and merged, as they are served. Implementations pass one contract
 * test. Days of an exchange are whole or absent, whatever happens to the process.
 */
export interface Store {
  /**
   * All in one transaction, or nothing. Values equal to the newest revision from the same source change nothing; others
   * become the day's next revision. Of some securities only, they are added to what the source said of others before. What is served of the days concerned, and of the session after each (its repayments
   * are derived from them), is merged anew in the same transaction, and the store's edition grows when any of it differs.
   */
  land(disclosures: readonly Disclosure[]): Promise<Landing[]>;
  /** Days of which the whole of the dataset is stored, ascending; with `source`, those that it gave. */
  days(dataset: Dataset, exchange: Scope, from: TradingDate, to: TradingDate, source?: string): Promise<TradingDate[]>;
  /** Remembers that a source had nothing of a day when it was asked. */
  noteUndisclosed(asked: Undisclosed): Promise<void>;
  /** Days of which the source had nothing when it was asked, on the day `since` or later; ascending. */
  undisclosed(query: UndisclosedQuery): Promise<TradingDate[]>;
  /** Newest day of which the whole of the dataset is stored; null = none. */
  newest(dataset: Dataset, exchange: Scope): Promise<TradingDate | null>;
  /** Every source's disclosures of the days, whole or of a part, by date and then revision; only the newest of each source unless `all`. */
  disclosures(
    dataset: Dataset,
    exchange: Scope,
    range: { readonly from: TradingDate; readonly to: TradingDate; readonly all?: boolean },
  ): Promise<StoredDisclosure[]>;
  /** The served totals with the overview of the same days, ascending, as disclosed (ALL = only what a source gave; sums are the API's). */
  totals(exchange: Scope, from: TradingDate, to: TradingDate): Promise<MarketRow[]>;
  /** The served details of one day by code, as disclosed by the first source of the plan; null where that day is not stored. */
  details(exchange: Exchange, date: TradingDate): Promise<(Provenance & { rows: SecurityRow[] }) | null>;

  /**
   * Of the newest transaction that changed what is served: the millisecond since 1970 in which it was done, or one more
   * than the edition before it where the clock says no later. Caches keep what an edition addresses for ever, so no other
   * store, and no older copy of this one, may give its number to other figures. 0 = nothing yet.
   */
  edition(): Promise<number>;
  /** Every served day, ascending by date, then in the order of `EXCHANGES`. */
  index(): Promise<IndexedDay[]>;
  /** What is served of the day, in the order of `EXCHANGES`; empty where nothing is. Read from the rows kept in order of days. */
  servedDays(date: TradingDate): Promise<ServedDay[]>;
  /** All days of one security, read from the rows kept in order of securities; null = no such code. */
  servedSeries(code: string): Promise<ServedSeries | null>;
  /** Every security that is served on any day, ascending by code. */
  securities(): Promise<ListedSecurity[]>;
  /**
   * Hands over the columns of every security until the day, one security after another, ascending by code. For what is
   * computed from everybody's history at once: one pass over the rows in order of securities.
   */
  eachSeries(fields: readonly FigureFieldId[], to: TradingDate, visit: (series: FigureSeries) => void): Promise<void>;
  /** Origins of one day's columns, for `servedSeries`. */
  origins(
    exchange: Exchange,
    from: TradingDate,
    to: TradingDate,
  ): Promise<{ readonly date: TradingDate; readonly origins: Readonly<Record<string, FieldOrigin>> }[]>;

  /** Replaces the disagreements of the days by those found, which are of these days; all in one transaction. */
  noteDisagreements(days: readonly ComparedDay[], found: readonly Disagreement[]): Promise<void>;
  /** Newest day first. */
  disagreements(limit: number): Promise<Disagreement[]>;

  /** Writes everything into a directory that is new or empty; all of it appears, or nothing. */
  exportTo(directory: string, format: BackupFormat, onFile?: (part: BackupPart) => void): Promise<BackupManifest>;
  /** Fills an empty store from such a directory, all of it or nothing. */
  importFrom(directory: string, onFile?: (part: BackupPart) => void): Promise<BackupManifest>;
  /** Puts what was served lately where reading by security is fastest; nothing that is read differs. */
  compact(): Promise<void>;
  /**
   * Asks for the right to collect, which one process has at a time and loses when it dies; null = another has it. What is
   * collected without it lands all the same: it keeps several processes from asking the sources for the same.
   */
  claimCollecting(): Promise<Release | null>;
  /** True where nothing can be written now: a standby. */
  isReadOnly(): Promise<boolean>;
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}
