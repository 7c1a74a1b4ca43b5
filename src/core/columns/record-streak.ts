import { isAboveAll } from "./extremes.ts";

/**
 * How many records in a row end at each row of the segment `from` (included) to `to` (excluded).
 * A record is strictly above all earlier rows of the segment, or above the `window` rows before it where that is not 0;
 * a row with nothing to be above is none. A missing row keeps the streak as it stands.
 */
export function fillRecordStreaks(
  values: Float64Array,
  from: number,
  to: number,
  window: number,
  output: Float64Array,
): void {
  if (window === 0) fillAllTimeStreaks(values, from, to, output);
  else fillWindowStreaks(values, from, to, window, output);
}

function fillAllTimeStreaks(values: Float64Array, from: number, to: number, output: Float64Array): void {
  let streak = 0;
  let highest = NaN;
  for (let row = from; row < to; row++) {
    const value = values[row]!;
    if (value <= highest) streak = 0;
    else if (value > highest) {
      highest = value;
      streak++;
    } else if (Number.isNaN(highest)) highest = value;
    output[row] = streak;
  }
}

function fillWindowStreaks(values: Float64Array, from: number, to: number, window: number, output: Float64Array): void {
  let streak = 0;
  for (let row = from; row < to; row++) {
    if (!Number.isNaN(values[row]!)) {
      streak = isAboveAll(values, row, Math.max(from, row - window)) ? streak + 1 : 0;
    }
    output[row] = streak;
  }
}
