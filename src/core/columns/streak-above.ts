/** Rows in a row, ending at the last, at or above the level. A missing row neither counts nor ends the run. */
export function streakAbove(values: Float64Array, level: number): number {
  let streak = 0;
  for (let row = values.length - 1; row >= 0; row--) {
    if (values[row]! < level) return streak;
    if (values[row]! >= level) streak++;
  }
  return streak;
}
