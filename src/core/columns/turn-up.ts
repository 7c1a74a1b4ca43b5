/**
 * Falls in a row, from row to row, that end at the row before the last; equal rows end the run.
 * A change with a missing end is missing: it neither counts nor ends the run.
 */
export function fallsBeforeLast(values: Float64Array): number {
  let falls = 0;
  for (let row = values.length - 2; row > 0; row--) {
    if (values[row]! >= values[row - 1]!) return falls;
    if (values[row]! < values[row - 1]!) falls++;
  }
  return falls;
}
