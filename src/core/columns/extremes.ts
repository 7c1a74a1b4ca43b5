/**
 * True where the row is strictly above every number in the rows `from` to before it, of which there must be one.
 * It looks back from the row and stops at the first that is as high, so that most rows cost a few steps.
 */
export function isAboveAll(values: Float64Array, row: number, from: number): boolean {
  const value = values[row]!;
  let lower = false;
  for (let before = row - 1; before >= from; before--) {
    if (values[before]! >= value) return false;
    if (values[before]! < value) lower = true;
  }
  return lower;
}

/** True where the row is strictly below every number in the rows `from` to before it, of which there must be one. */
export function isBelowAll(values: Float64Array, row: number, from: number): boolean {
  const value = values[row]!;
  let higher = false;
  for (let before = row - 1; before >= from; before--) {
    if (values[before]! <= value) return false;
    if (values[before]! > value) higher = true;
  }
  return higher;
}

/** Row of the latest maximum; −1 where no row holds a number. */
export function latestMaximum(values: Float64Array): number {
  let row = -1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!Number.isNaN(value) && (row < 0 || value >= values[row]!)) row = index;
  }
  return row;
}

/** True where a row of the segment `from` (included) to `to` (excluded) holds a number. */
export function hasNumber(values: Float64Array, from: number, to: number): boolean {
  for (let row = from; row < to; row++) if (!Number.isNaN(values[row]!)) return true;
  return false;
}
