const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;
/** A word of 32 bits in digits of 11, 11 and 10 bits, the lowest first. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS] as const;
/** Steps a row that the last repair may take before a full sort is the better way. */
const REPAIR_STEPS = 4;
const starts = new Uint32Array(DIGITS);

/** Arrays of at least as many entries as the segment has rows: `ranks` and `tops` are filled, the others worked in. */
export interface RankScratch {
  readonly ranks: Uint32Array;
  readonly tops: Uint32Array;
  readonly order: Uint32Array;
  readonly spare: Uint32Array;
  readonly keys: Uint32Array;
}

/**
 * Ranks the rows of the segment `from` (included) to `to` (excluded): `ranks` counts from 1 for the lowest number, with
 * equal numbers in the order of their rows; `tops` is the highest rank of a number equal to the row's. 0 is a missing row.
 * A radix sort by the upper half of the doubles' bits, in which few differ in the lower half alone; those are repaired by
 * insertion, or by a radix sort of the lower half where they are many.
 */
export function rankSegment(values: Float64Array, from: number, to: number, scratch: RankScratch): void {
  const words = new Uint32Array(values.buffer, values.byteOffset + 8 * from, 2 * (to - from));
  const present = listPresent(values, from, to, scratch);
  let order = sortByWord(words, present, scratch.order, scratch, UPPER);
  if (!repairOrder(values, from, order, present)) {
    order = sortByWord(words, present, order, scratch, LOWER);
    order = sortByWord(words, present, order, scratch, UPPER);
  }
  assignRanks(values, from, order, present, scratch);
}

/** Where the halves of a double lie: little-endian, as on every engine that runs this. */
const LOWER = 0;
const UPPER = 1;

function listPresent(values: Float64Array, from: number, to: number, { ranks, order }: RankScratch): number {
  let present = 0;
  for (let row = from; row < to; row++) {
    if (Number.isNaN(values[row]!)) ranks[row - from] = 0;
    else order[present++] = row - from;
  }
  return present;
}

/** A stable sort of the rows in `source` by one half of their bits; answers the array that holds them now. */
function sortByWord(
  words: Uint32Array,
  length: number,
  source: Uint32Array,
  { order, spare, keys }: RankScratch,
  half: typeof LOWER | typeof UPPER,
): Uint32Array {
  for (let row = 0; 2 * row < words.length; row++) {
    // Unsigned words sort as the doubles do once negative ones are turned over and positive ones stand above them.
    const isNegative = words[2 * row + UPPER]! >>> 31;
    keys[row] = words[2 * row + half]! ^ (isNegative ? 0xffffffff : half === UPPER ? 0x80000000 : 0);
  }
  let target = source === order ? spare : order;
  for (const shift of SHIFTS) {
    if (!sortByDigit(keys, length, shift, source, target)) continue;
    [source, target] = [target, source];
  }
  return source;
}

/** Answers false, and leaves the target alone, where the digit is the same in all rows. */
function sortByDigit(
  keys: Uint32Array,
  length: number,
  shift: number,
  source: Uint32Array,
  target: Uint32Array,
): boolean {
  starts.fill(0);
  for (let place = 0; place < length; place++) starts[(keys[source[place]!]! >>> shift) & DIGIT_MASK]!++;
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = starts[digit]!;
    if (count === length) return false;
    starts[digit] = start;
    start += count;
  }
  for (let place = 0; place < length; place++) {
    const row = source[place]!;
    target[starts[(keys[row]! >>> shift) & DIGIT_MASK]!++] = row;
  }
  return true;
}

/** Insertion sort of rows that are nearly in order; answers false, with all rows still there, where they are not. */
function repairOrder(values: Float64Array, from: number, order: Uint32Array, length: number): boolean {
  let steps = REPAIR_STEPS * length;
  for (let place = 1; place < length; place++) {
    const row = order[place]!;
    const value = values[from + row]!;
    let hole = place;
    while (hole > 0 && values[from + order[hole - 1]!]! > value) {
      order[hole] = order[hole - 1]!;
      hole--;
      steps--;
    }
    order[hole] = row;
    if (steps < 0) return false;
  }
  return true;
}

function assignRanks(
  values: Float64Array,
  from: number,
  order: Uint32Array,
  length: number,
  { ranks, tops }: RankScratch,
): void {
  let top = length;
  let above = NaN;
  for (let rank = length; rank > 0; rank--) {
    const row = order[rank - 1]!;
    const value = values[from + row]!;
    if (value !== above) top = rank;
    above = value;
    ranks[row] = rank;
    tops[row] = top;
  }
}
