/** Squares between these bounds are summed without overflow, and without losing digits to underflow. */
const LEAST_SQUARES = 1e-280;
const MOST_SQUARES = 1e280;

/**
 * Sum of the squared shares of the positive values in the segment `from` (included) to `to` (excluded): 1/n for n equal
 * ones, 1 for a single one. Other values, and missing ones, have no share. NaN where none is positive.
 */
export function herfindahl(values: Float64Array, from = 0, to = values.length): number {
  let sum = 0;
  let squares = 0;
  for (let index = from; index < to; index++) {
    const value = values[index]!;
    if (value > 0) {
      sum += value;
      squares += value * value;
    }
  }
  const isExact = squares > LEAST_SQUARES && squares < MOST_SQUARES;
  return isExact ? squares / (sum * sum) : herfindahlOfExtremes(values, from, to);
}

/**
 * The same for each group, one answer a group: group g is the segment from `offsets[g]` to `offsets[g + 1]`, so that
 * `offsets` has one entry more than there are groups.
 */
export function fillHerfindahls(values: Float64Array, offsets: Uint32Array, output: Float64Array): void {
  for (let group = 0; group + 1 < offsets.length; group++) {
    output[group] = herfindahl(values, offsets[group], offsets[group + 1]);
  }
}

/** Amounts so large or so small that their squares are no doubles are measured in the largest of them. */
function herfindahlOfExtremes(values: Float64Array, from: number, to: number): number {
  let largest = 0;
  for (let index = from; index < to; index++) if (values[index]! > largest) largest = values[index]!;
  if (largest === 0) return NaN;
  let sum = 0;
  let squares = 0;
  for (let index = from; index < to; index++) {
    const share = values[index]! / largest;
    if (share > 0) {
      sum += share;
      squares += share * share;
    }
  }
  return squares / (sum * sum);
}
