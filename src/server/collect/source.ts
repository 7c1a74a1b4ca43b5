import type { MarginFigures, OverviewFigures, SecurityRow } from "../../contracts/rows.ts";
import type { Dataset } from "../../core/fields/catalogue.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Text } from "../../core/text.ts";

/** What an exchange disclosed of one day, in 元 and shares. */
export type DisclosedFigures =
  | { readonly dataset: "totals"; readonly figures: MarginFigures }
  | { readonly dataset: "details"; readonly rows: readonly SecurityRow[] }
  | { readonly dataset: "overview"; readonly figures: OverviewFigures };

/** One whole day as a source gave it, ready to be stored. */
export type Disclosure = DisclosedFigures & {
  readonly exchange: Exchange;
  readonly date: TradingDate;
  readonly source: string;
  /** ISO instant. */
  readonly fetchedAt: string;
};

/** A day asked for: disclosed, or not (yet). An empty answer is never a row of zeros. */
export type DayAnswer =
  | { readonly status: "disclosed"; readonly disclosure: Disclosure }
  | {
      readonly status: "notDisclosed";
      readonly exchange: Exchange;
      readonly dataset: Dataset;
      readonly date: TradingDate;
    };

export interface CollectRequest {
  readonly dataset: Dataset;
  /** Sessions, any order; the source may ask for several in one call. */
  readonly dates: readonly TradingDate[];
}

/** A place that publishes disclosures. One folder each: fetch (transport, pacing) → schema (wire) → map (pure) → index. */
export interface Source {
  /** Stored with every row, shown to the user: `SSE`, `SZSE`, `BSE`, … */
  readonly id: string;
  readonly name: Text;
  readonly exchange: Exchange;
  readonly datasets: readonly Dataset[];
  /** One answer for each date asked. Throws `SourceError`; days already answered stay answered. */
  collect(request: CollectRequest, signal?: AbortSignal): AsyncIterable<DayAnswer>;
}

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
