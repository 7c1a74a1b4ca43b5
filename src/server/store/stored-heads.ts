import type { Dataset } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Head, Snapshot } from "./engine.ts";

/** What is known of the heads of some datasets: all of them between two days. */
export interface StoredHeads {
  readonly from: TradingDate;
  readonly to: TradingDate;
  readonly heads: readonly Head[];
}

export async function readHeads(
  snapshot: Pick<Snapshot, "heads">,
  datasets: readonly Dataset[],
  from: TradingDate,
  to: TradingDate,
): Promise<StoredHeads> {
  return { from, to, heads: await snapshot.heads({ datasets, from, to }) };
}

export const coversRange = (known: StoredHeads, from: TradingDate, to: TradingDate): boolean =>
  known.from <= from && to <= known.to;
