import { BLOCK_FORMAT } from "../../src/contracts/blocks.ts";
import type { Scope } from "../../src/core/market/exchange.ts";
import { dayNumber, type TradingDate } from "../../src/core/market/trading-date.ts";
import { dayColumn, encodeBlock, figureColumn } from "../../src/server/blocks/encode-block.ts";

/** Totals of an exchange by day: what is not given is missing. */
export interface MarketBlock {
  readonly exchange: Scope;
  readonly dates: readonly string[];
  readonly figures: Readonly<Record<string, readonly (number | null)[]>>;
}

/** A market block of these figures. */
export function encodeMarketBlock(
  { exchange, dates, figures }: MarketBlock,
  place: { readonly sample: boolean; readonly revision: number },
): Uint8Array {
  const columns = Object.entries(figures).map(
    ([id, values]) => [id, figureColumn(Float64Array.from(values, (value) => value ?? NaN))] as const,
  );
  const days = Int32Array.from(dates, (date) => dayNumber(date as TradingDate));
  return encodeBlock([["date", dayColumn(days)], ...columns], {
    ...{ kind: "market", format: BLOCK_FORMAT, exchange, partial: [], origins: [] },
    ...place,
  });
}
