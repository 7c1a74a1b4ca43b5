import type { Exchange } from "../../core/market/exchange.ts";

/** How an exchange of the sample looks: levels in 元, at the start, in the middle (2025-11) and at the end. */
export interface MarketShape {
  readonly balance: readonly [number, number, number];
  readonly floatCap: readonly [number, number, number] | null;
  /** Short balance as a fraction of the financing balance. */
  readonly shortShare: number;
}

/** Levels near those of the real market in the same two years. The BSE publishes neither turnover nor float value. */
export const MARKET_SHAPES: Readonly<Record<Exchange, MarketShape>> = {
  SSE: { balance: [0.9e12, 1.24e12, 1.31e12], floatCap: [48e12, 58e12, 63e12], shortShare: 0.0075 },
  SZSE: { balance: [0.84e12, 1.21e12, 1.22e12], floatCap: [29e12, 38e12, 42e12], shortShare: 0.0062 },
  BSE: { balance: [4.2e9, 7.4e9, 8.3e9], floatCap: null, shortShare: 0.000_04 },
};

/** Level at `progress` (0 … 1) on straight lines through the three. */
export function levelAt([start, middle, end]: readonly [number, number, number], progress: number): number {
  return progress < 0.5 ? start + (middle - start) * progress * 2 : middle + (end - middle) * (progress * 2 - 1);
}
