import { hasNumber, isAboveAll, isBelowAll } from "./extremes.ts";

/**
 * −1 where the price is strictly above its `window` rows before and the balance is not above its own;
 * 1 where the price is strictly below them and the balance is above its own low; else 0.
 * NaN where price or balance is missing in the row, the rows before are fewer, or none of them holds a number.
 */
export function divergenceAt(
  prices: Float64Array,
  balances: Float64Array,
  row: number,
  window: number,
  from = 0,
): number {
  const start = row - window;
  if (start < from || Number.isNaN(prices[row]!) || Number.isNaN(balances[row]!)) return NaN;
  if (isAboveAll(prices, row, start)) {
    if (!hasNumber(balances, start, row)) return NaN;
    return isAboveAll(balances, row, start) ? 0 : -1;
  }
  if (isBelowAll(prices, row, start)) {
    if (!hasNumber(balances, start, row)) return NaN;
    return isAboveLowest(balances, row, start) ? 1 : 0;
  }
  return hasNumber(prices, start, row) && hasNumber(balances, start, row) ? 0 : NaN;
}

/** The divergence of every row of the segment `from` (included) to `to` (excluded). */
export function fillDivergences(
  prices: Float64Array,
  balances: Float64Array,
  from: number,
  to: number,
  window: number,
  output: Float64Array,
): void {
  for (let row = from; row < to; row++) output[row] = divergenceAt(prices, balances, row, window, from);
}

function isAboveLowest(values: Float64Array, row: number, from: number): boolean {
  const value = values[row]!;
  for (let before = row - 1; before >= from; before--) if (values[before]! < value) return true;
  return false;
}
