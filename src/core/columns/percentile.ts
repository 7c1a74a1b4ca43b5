import { rankSegment } from "./rank.ts";

/** The least numbers that a percentile in a window is told from: 20, or all of a shorter window. */
export function leastInWindow(window: number): number {
  return Math.min(20, window);
}

/** Share of the numbers in the rows `from` to `to` (excluded) that are ≤ the value; NaN where fewer than `least` are there. */
export function shareUpTo(values: Float64Array, from: number, to: number, value: number, least: number): number {
  let count = 0;
  let upTo = 0;
  for (let row = from; row < to; row++) {
    const other = values[row]!;
    if (Number.isNaN(other)) continue;
    count++;
    if (other <= value) upTo++;
  }
  return count < least || Number.isNaN(value) ? NaN : upTo / count;
}

/** Room for ranking segments of up to `rows` rows; reused from segment to segment. */
export interface PercentileScratch {
  readonly ranks: Uint32Array;
  readonly order: Uint32Array;
  readonly spare: Uint32Array;
  readonly tree: Uint32Array;
}

/** Makes room for segments of up to `rows` rows. */
export function percentileScratch(rows: number): PercentileScratch {
  return {
    ranks: new Uint32Array(rows),
    order: new Uint32Array(rows),
    spare: new Uint32Array(rows),
    tree: new Uint32Array(rows + 1),
  };
}

/**
 * The percentile of every row of the segment `from` (included) to `to` (excluded) among the `window` rows that end at it.
 * Ranks of the whole segment and a Fenwick tree over them: a row costs log(rows) steps, whatever the window.
 */
export function fillPercentiles(
  values: Float64Array,
  from: number,
  to: number,
  window: number,
  output: Float64Array,
  scratch = percentileScratch(to - from),
): void {
  const { ranks, tree } = scratch;
  const highest = rankSegment(values, from, to, scratch);
  const least = leastInWindow(window);
  tree.fill(0, 0, highest + 1);
  let count = 0;
  for (let row = from; row < to; row++) {
    const leaving = row - window >= from ? ranks[row - window - from]! : 0;
    if (leaving > 0) {
      count--;
      for (let node = leaving; node <= highest; node += node & -node) tree[node]!--;
    }
    const rank = ranks[row - from]!;
    if (rank === 0) {
      output[row] = NaN;
      continue;
    }
    count++;
    for (let node = rank; node <= highest; node += node & -node) tree[node]!++;
    let upTo = 0;
    for (let node = rank; node > 0; node &= node - 1) upTo += tree[node]!;
    output[row] = count < least ? NaN : upTo / count;
  }
}
