import type { Dataset } from "../../core/fields/catalogue.ts";
import type { Exchange, Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { FieldOrigin, FigureFieldId, ServedDay } from "../truth/served-day.ts";
import type { BackupFormat } from "./backup/tables.ts";
import type {
  ComparedDay,
  Disagreement,
  FigureSeries,
  IndexedDay,
  ListedSecurity,
  Release,
  ServedSeries,
  StoredDisclosure,
} from "./store.ts";
import type { Undisclosed, UndisclosedQuery } from "./undisclosed.ts";

export interface BackupFolder {
  readonly directory: string;
  readonly format: BackupFormat;
}

/** A file of a backup: rows of one table and year. */
export interface WrittenFile {
  readonly file: string;
  readonly table: string;
  readonly year: number;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** One revision of a disclosure without what it says. */
export interface Head {
  readonly dataset: Dataset;
  readonly exchange: Scope;
  readonly date: TradingDate;
  readonly revision: number;
  readonly source: string;
  readonly fetchedAt: string;
  readonly covers?: "listed";
}

/** Which heads: all that match; what is left out matches everything. */
interface HeadQuery {
  readonly datasets: readonly Dataset[];
  readonly exchange?: Scope;
  readonly source?: string;
  readonly from: TradingDate;
  readonly to: TradingDate;
}

export interface DayKey {
  readonly exchange: Exchange;
  readonly date: TradingDate;
}

export interface DatedOrigins {
  readonly date: TradingDate;
  readonly origins: Readonly<Record<string, FieldOrigin>>;
}

/** Reads, all of one state of the store: what is committed meanwhile stays unseen. */
export interface Snapshot {
  /** By date, then dataset in the order asked, then exchange, then revision. */
  heads(query: HeadQuery): Promise<Head[]>;
  /** What the heads say, in their order; rows by code. */
  contents(heads: readonly Head[]): Promise<StoredDisclosure[]>;
  /** Days of which the source had nothing when it was asked, on the day `since` or later; ascending. */
  undisclosed(query: UndisclosedQuery): Promise<TradingDate[]>;
  /** Newest day that has the whole of the dataset; null = none. */
  newest(dataset: Dataset, exchange: Scope): Promise<TradingDate | null>;
  /** The same for any dataset and exchange. */
  isEmpty(): Promise<boolean>;

  /** 0 = nothing was ever served. */
  edition(): Promise<number>;
  /** By date, then in the order of `EXCHANGES`. */
  index(): Promise<IndexedDay[]>;
  /** What is served of the days, by date, then in the order of `EXCHANGES`; of all exchanges unless one is named. */
  servedDays(dates: readonly TradingDate[], exchange?: Exchange): Promise<ServedDay[]>;
  /** From the rows in the order of securities; `code` is canonical. */
  servedSeries(code: string): Promise<ServedSeries | null>;
  /** Ascending by code; the name is the newest day's. */
  securities(): Promise<ListedSecurity[]>;
  /** Ascending by code, each once, from the rows in the order of securities; days until `to`. */
  eachSeries(fields: readonly FigureFieldId[], to: TradingDate, visit: (series: FigureSeries) => void): Promise<void>;
  /** Ascending. */
  origins(exchange: Exchange, from: TradingDate, to: TradingDate): Promise<DatedOrigins[]>;
  /** Newest day first. */
  disagreements(limit: number): Promise<Disagreement[]>;
  /** Writes all rows of a year, a file for each table of `BACKUP_TABLES` that has any. */
  copyOut(year: number, target: BackupFolder): Promise<WrittenFile[]>;
}

/** Reads and writes, all of them committed together or not at all. It sees what it wrote. */
export interface Transaction extends Snapshot {
  /** Stores them as they are: their revisions are new, their codes distinct, their figures finite. */
  append(disclosures: readonly StoredDisclosure[]): Promise<void>;
  /** In the place of what was noted of the same day. */
  noteUndisclosed(asked: Undisclosed): Promise<void>;
  /** Takes away what is served of the days `gone`, then writes `days`, in both orders. */
  replaceServed(gone: readonly DayKey[], days: readonly ServedDay[]): Promise<void>;
  /** Adds the rows of the files. */
  copyIn(files: readonly WrittenFile[], source: BackupFolder): Promise<void>;
  setEdition(edition: number): Promise<void>;
  /** Replaces those of the days. */
  replaceDisagreements(days: readonly ComparedDay[], found: readonly Disagreement[]): Promise<void>;
  /** Days that an earlier program stored and did not merge, or merged by other rules; ascending, at most `limit`. */
  unmerged(limit: number): Promise<DayKey[]>;
  /** The days are merged. */
  markMerged(days: readonly DayKey[]): Promise<void>;
}

/** An open database. The store's own logic is written once, over this; an engine only keeps and finds. */
export interface Engine {
  /** Several at a time, also while something is written. */
  read<Result>(work: (snapshot: Snapshot) => Promise<Result>): Promise<Result>;
  /** One after another, in the order of the calls. */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Puts what was written since the last time where reading by security is fastest. Needless where the engine keeps an index. */
  compact(): Promise<void>;
  /** As `Store.claimCollecting`. */
  claimCollecting(): Promise<Release | null>;
  isReadOnly(): Promise<boolean>;
  close(): Promise<void>;
}
