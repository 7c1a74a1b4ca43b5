const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;
/** Low word in three digits of 11, 11 and 10 bits, then the high word. */
const SHIFTS = [0, 11, 22] as const;
const counts = new Uint32Array(DIGITS);

/** Arrays of at least as many entries as the segment has rows. `ranks` is filled, the others are worked in. */
export interface RankScratch {
  readonly ranks: Uint32Array;
  readonly order: Uint32Array;
  readonly spare: Uint32Array;
}

/**
 * Ranks the rows of the segment `from` (included) to `to` (excluded): 1 for the lowest number, equal numbers have equal
 * ranks, a missing row has 0. Answers the highest rank. A radix sort of the doubles' bits: no comparison, no object.
 */
export function rankSegment(values: Float64Array, from: number, to: number, scratch: RankScratch): number {
  const { ranks } = scratch;
  const present = listPresent(values, from, to, scratch);
  const order = sortRows(values, from, present, scratch);
  let rank = 0;
  let previous = NaN;
  for (let place = 0; place < present; place++) {
    const row = order[place]!;
    const value = values[from + row]!;
    if (value !== previous) rank++;
    previous = value;
    ranks[row] = rank;
  }
  return rank;
}

function listPresent(values: Float64Array, from: number, to: number, { ranks, order }: RankScratch): number {
  let present = 0;
  for (let row = from; row < to; row++) {
    if (Number.isNaN(values[row]!)) ranks[row - from] = 0;
    else order[present++] = row - from;
  }
  return present;
}

function sortRows(values: Float64Array, from: number, length: number, { order, spare }: RankScratch): Uint32Array {
  // The machine's byte order does not matter for the sort to be right only where it is little-endian,
  // which every engine that runs this is.
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let source = order;
  let target = spare;
  for (const isHigh of [0, 1] as const) {
    for (const shift of SHIFTS) {
      if (!sortByDigit(words, from, length, isHigh, shift, source, target)) continue;
      [source, target] = [target, source];
    }
  }
  return source;
}

/** One stable pass; answers false, and leaves the target alone, where all digits are the same. */
function sortByDigit(
  words: Uint32Array,
  from: number,
  length: number,
  isHigh: 0 | 1,
  shift: number,
  source: Uint32Array,
  target: Uint32Array,
): boolean {
  counts.fill(0);
  for (let place = 0; place < length; place++) counts[digitOf(words, from + source[place]!, isHigh, shift)]!++;
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit]!;
    if (count === length) return false;
    counts[digit] = start;
    start += count;
  }
  for (let place = 0; place < length; place++) {
    const row = source[place]!;
    target[counts[digitOf(words, from + row, isHigh, shift)]!++] = row;
  }
  return true;
}

/** A digit of the bits in an order in which unsigned words sort as the doubles do: negative ones are turned over. */
function digitOf(words: Uint32Array, row: number, isHigh: 0 | 1, shift: number): number {
  const high = words[2 * row + 1]!;
  const turned = high >>> 31 ? 0xffffffff : isHigh ? 0x80000000 : 0;
  return ((words[2 * row + isHigh]! ^ turned) >>> shift) & DIGIT_MASK;
}
