/** The figure of a block's column, null where it is missing, or where the block has no such column. */
export function figureAt(values: Float64Array | undefined, row: number): number | null {
  const value = values?.[row] ?? NaN;
  return Number.isNaN(value) ? null : value;
}
