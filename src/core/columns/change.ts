/** Relative change of one row against the row `periods` before it; NaN where either is missing, absent, or the base is 0. */
export function changeAt(values: Float64Array, row: number, periods: number, from = 0): number {
  const start = row - periods;
  return start < from ? NaN : values[row]! / (values[start]! || NaN) - 1;
}

/** The change over `periods` rows of every row of the segment `from` (included) to `to` (excluded). */
export function fillChanges(
  values: Float64Array,
  from: number,
  to: number,
  periods: number,
  output: Float64Array,
): void {
  const first = Math.min(from + periods, to);
  output.fill(NaN, from, first);
  for (let row = first; row < to; row++) output[row] = values[row]! / (values[row - periods]! || NaN) - 1;
}
