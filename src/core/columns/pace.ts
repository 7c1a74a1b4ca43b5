import { changeAt } from "./change.ts";

/** Fewer changes than this say nothing about what is usual. */
export const LEAST_CHANGES = 20;

/** Changes of a steady series differ by the rounding of doubles alone; such a spread is none. */
const ROUNDING = 1e-13;

/** Why a pace cannot be told: the last change is missing, there are too few before it, or they are all the same. */
export type PaceGap = "lastMissing" | "tooFew" | "noSpread";

/**
 * How unusual the last change from row to row is: its distance from the mean of up to `window` changes before it,
 * in sample standard deviations. Missing changes do not count.
 */
export function pace(values: Float64Array, window: number): number | PaceGap {
  const last = values.length - 1;
  const change = changeAt(values, last, 1);
  if (Number.isNaN(change)) return "lastMissing";
  const from = Math.max(1, last - window);
  let count = 0;
  let sum = 0;
  for (let row = from; row < last; row++) {
    const before = changeAt(values, row, 1);
    if (Number.isNaN(before)) continue;
    count++;
    sum += before;
  }
  if (count < LEAST_CHANGES) return "tooFew";
  const mean = sum / count;
  let squares = 0;
  for (let row = from; row < last; row++) {
    const before = changeAt(values, row, 1);
    if (!Number.isNaN(before)) squares += (before - mean) ** 2;
  }
  const deviation = Math.sqrt(squares / (count - 1));
  return deviation > ROUNDING * (1 + Math.abs(mean)) ? (change - mean) / deviation : "noSpread";
}
