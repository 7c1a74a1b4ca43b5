const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;
/** A word of 32 bits in digits of 11, 11 and 10 bits, the lowest first. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS] as const;
const NARROW_SHIFTS = [0, DIGIT_BITS] as const;
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
 * A radix sort by the upper half of the doubles' bits, as far as two digits tell them apart; the few that differ in lower
 * bits alone are repaired by insertion, or by a radix sort of all bits where they are many.
 */
export function rankSegment(values: Float64Array, from: number, to: number, scratch: RankScratch): void {
  const words = new Uint32Array(values.buffer, values.byteOffset + 8 * from, 2 * (to - from));
  const present = listPresent(values, from, to, scratch);
  fillKeys(words, scratch.keys, UPPER);
  narrowKeys(scratch.keys, scratch.order, present);
  let order = sortByKeys(present, scratch.order, scratch, NARROW_SHIFTS);
  if (!repairOrder(values, from, order, present)) {
    fillKeys(words, scratch.keys, LOWER);
    order = sortByKeys(present, order, scratch, SHIFTS);
    fillKeys(words, scratch.keys, UPPER);
    order = sortByKeys(present, order, scratch, SHIFTS);
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

/** One half of each row's bits, as a number that sorts as the doubles do. */
function fillKeys(words: Uint32Array, keys: Uint32Array, half: typeof LOWER | typeof UPPER): void {
  for (let row = 0; 2 * row < words.length; row++) {
    // Unsigned words sort as the doubles do once negative ones are turned over and positive ones stand above them.
    const isNegative = words[2 * row + UPPER]! >>> 31;
    keys[row] = words[2 * row + half]! ^ (isNegative ? 0xffffffff : half === UPPER ? 0x80000000 : 0);
  }
}

/** Measures the keys from the lowest, and drops the lowest bits of what two digits cannot hold. */
function narrowKeys(keys: Uint32Array, order: Uint32Array, length: number): void {
  let lowest = 0xffffffff;
  let highest = 0;
  for (let place = 0; place < length; place++) {
    const key = keys[order[place]!]!;
    if (key < lowest) lowest = key;
    if (key > highest) highest = key;
  }
  const dropped = Math.max(0, 32 - Math.clz32(highest - lowest) - 2 * DIGIT_BITS);
  for (let place = 0; place < length; place++) {
    const row = order[place]!;
    keys[row] = (keys[row]! - lowest) >>> dropped;
  }
}

/** A stable sort of the rows in `source` by their keys; answers the array that holds them now. */
function sortByKeys(
  length: number,
  source: Uint32Array,
  { order, spare, keys }: RankScratch,
  shifts: readonly number[],
): Uint32Array {
  let target = source === order ? spare : order;
  for (const shift of shifts) {
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
  let highest = -Infinity;
  for (let place = 0; place < length; place++) {
    const row = order[place]!;
    const value = values[from + row]!;
    if (value >= highest) {
      highest = value;
      continue;
    }
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
