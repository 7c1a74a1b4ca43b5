/**
 * Short volume of each row over the mean volume of the `window` rows that end at it; volumes that are missing or 0 (a halted
 * day) are not averaged. NaN where the short volume is missing or nothing was traded.
 */
export function fillDaysToCover(
  shares: Float64Array,
  volumes: Float64Array,
  from: number,
  to: number,
  window: number,
  output: Float64Array,
): void {
  for (let row = from; row < to; row++) {
    let sum = 0;
    let count = 0;
    for (let past = Math.max(from, row - window + 1); past <= row; past++) {
      const volume = volumes[past]!;
      if (!(volume > 0)) continue;
      sum += volume;
      count++;
    }
    output[row] = count === 0 ? NaN : shares[row]! / (sum / count);
  }
}
