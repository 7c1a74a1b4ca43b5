import type { FiguresOf, SecurityRowOf } from "../../contracts/rows.ts";
import type { Dataset, FieldId, MarginFieldId, MarketDataset, SecurityDataset } from "../../core/fields/catalogue.ts";
import type { Exchange, Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Text } from "../../core/text.ts";

type OfMarket = { [Set in MarketDataset]: { readonly dataset: Set; readonly figures: FiguresOf<Set> } };
type OfSecurities = {
  [Set in SecurityDataset]: { readonly dataset: Set; readonly rows: readonly SecurityRowOf<Set>[] };
};

/** What was disclosed of one day, in 元, shares and fractions. */
export type DisclosedFigures = OfMarket[MarketDataset] | OfSecurities[SecurityDataset];

/** One day as a source gave it, ready to be stored. */
export type Disclosure = DisclosedFigures & {
  /** `ALL` only where the source itself gives one figure for all exchanges; it is never a sum of ours. */
  readonly exchange: Scope;
  readonly date: TradingDate;
  readonly source: string;
  /** ISO instant. */
  readonly fetchedAt: string;
  /** Only of the securities that it lists; left out: of the whole day. */
  readonly covers?: "listed";
};

/** A day asked for: disclosed, or not (yet). An empty answer is never a row of zeros. */
export type DayAnswer =
  | { readonly status: "disclosed"; readonly disclosure: Disclosure }
  | {
      readonly status: "notDisclosed";
      readonly exchange: Scope;
      readonly dataset: Dataset;
      readonly date: TradingDate;
    };

export interface CollectRequest {
  readonly dataset: Dataset;
  readonly exchange: Scope;
  /** Sessions, any order; the source may ask for several in one call. */
  readonly dates: readonly TradingDate[];
}

/** What a source gives of one exchange: told in the pane and the docs, and what a plan may ask for. */
export interface Offer {
  readonly dataset: Dataset;
  readonly exchange: Scope;
  /** The dataset's fields that it fills. */
  readonly fields: readonly FieldId[];
  /** First day that it answers. */
  readonly since: TradingDate;
  /** When a session's figures usually appear, such as 次一交易日 9:00 前. */
  readonly published: Text;
  /** Units on the wire, such as 元、股. */
  readonly unit: Text;
  /** True where only the newest day can be asked for. */
  readonly newestOnly?: boolean;
}

/** One security's days, at the exchange that lists it. */
export interface HistoryRequest {
  readonly exchange: Exchange;
  readonly code: string;
  readonly from: TradingDate;
  readonly to: TradingDate;
}

/** A place that publishes disclosures. One folder each: fetch (transport, pacing) → schema (wire) → map (pure) → index. */
export interface Source {
  /** Stored with every row, shown to the user: `SSE`, `EASTMONEY`, … An exchange's own source has the exchange's id. */
  readonly id: string;
  readonly name: Text;
  readonly offers: readonly Offer[];
  /** Shortest pause between the end of one request and the start of the next, in milliseconds. */
  readonly pauseMs: number;
  /** One answer for each date asked. Throws `SourceError`; days already answered stay answered. */
  collect(request: CollectRequest, signal?: AbortSignal): AsyncIterable<DayAnswer>;
  /** Left out where a security cannot be asked for by itself. */
  readonly histories?: Histories;
  /** Left out where no answer holds the totals of all days. */
  readonly allTotals?: AllTotals;
}

/** The details of one security over a range of days in a few calls. */
interface Histories {
  readonly exchanges: readonly Exchange[];
  /** A part of each day on which the security was disclosed, ascending. Throws `SourceError`. */
  read(request: HistoryRequest, signal?: AbortSignal): Promise<readonly Part[]>;
}

/** The daily totals of an exchange in one answer, rounded: to compare with, never to serve. */
interface AllTotals {
  readonly exchange: Exchange;
  /** Throws `SourceError`. */
  read(signal?: AbortSignal): Promise<RoundedTotals>;
}

export interface RoundedTotals {
  readonly days: ReadonlyMap<TradingDate, Readonly<Partial<Record<MarginFieldId, number | null>>>>;
  /** How far a figure of the field may be off, in 元 or shares. */
  readonly rounding: Readonly<Partial<Record<MarginFieldId, number>>>;
}

/** What a source says of some securities of a day. */
export type Part = Extract<Disclosure, { readonly dataset: "details" }> & { readonly covers: "listed" };

/** A source answered what it should not, or not at all. The text says which, and what to do. */
export class SourceError extends Error {
  readonly source: string;
  readonly text: Text;

  constructor(source: string, text: Text, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = "SourceError";
    this.source = source;
    this.text = text;
  }
}
