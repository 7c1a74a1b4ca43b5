import { rankSegment, type RankScratch } from "./rank.ts";

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

/** Room for segments of up to so many rows; reused from segment to segment. */
export interface PercentileScratch extends RankScratch {
  readonly bits: Uint32Array;
  readonly counts: Uint8Array;
}

/** Makes room for segments of up to `rows` rows. */
export function percentileScratch(rows: number): PercentileScratch {
  const room = () => new Uint32Array(rows);
  const words = (rows >>> 5) + 1;
  return {
    ...{ ranks: room(), tops: room(), order: room(), spare: room(), keys: room() },
    ...{ bits: new Uint32Array(words), counts: new Uint8Array(words) },
  };
}

/**
 * The percentile of every row of the segment `from` (included) to `to` (excluded) among the `window` rows that end at it.
 * The rows are ranked once. A bit a rank says which of them are in the window, and the ranks below the word of the row
 * before are kept counted: from row to row a series moves by few words, so that a row costs a few steps.
 */
export function fillPercentiles(
  values: Float64Array,
  from: number,
  to: number,
  window: number,
  output: Float64Array,
  scratch = percentileScratch(to - from),
): void {
  const { ranks, tops, bits, counts } = scratch;
  rankSegment(values, from, to, scratch);
  const least = leastInWindow(window);
  const words = ((to - from) >>> 5) + 1;
  bits.fill(0, 0, words);
  counts.fill(0, 0, words);
  let present = 0;
  let word = 0;
  let below = 0;
  for (let row = from; row < to; row++) {
    const leaving = row - window >= from ? ranks[row - window - from]! : 0;
    if (leaving > 0) {
      bits[leaving >>> 5]! ^= 1 << (leaving & 31);
      counts[leaving >>> 5]!--;
      if (leaving >>> 5 < word) below--;
      present--;
    }
    const rank = ranks[row - from]!;
    if (rank === 0) {
      output[row] = NaN;
      continue;
    }
    bits[rank >>> 5]! ^= 1 << (rank & 31);
    counts[rank >>> 5]!++;
    if (rank >>> 5 < word) below++;
    present++;
    const top = tops[row - from]!;
    while (word < top >>> 5) below += counts[word++]!;
    while (word > top >>> 5) below -= counts[--word]!;
    const upTo = below + countBits(bits[word]! & (0xffffffff >>> (31 - (top & 31))));
    output[row] = present < least ? NaN : upTo / present;
  }
}

/** Bits set in a word: neighbours are added up in pairs, fours and eights, and the bytes by a multiplication. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
