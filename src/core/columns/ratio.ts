/**
 * Numerator over denominator in every row of the segment `from` (included) to `to` (excluded); NaN where either is missing
 * or the denominator is not positive.
 */
export function fillRatios(
  numerators: Float64Array,
  denominators: Float64Array,
  from: number,
  to: number,
  output: Float64Array,
): void {
  for (let row = from; row < to; row++) {
    const denominator = denominators[row]!;
    // Each branch stores its own number: V8 boxes a choice between a quotient and a NaN that it has not met so far.
    if (denominator > 0) output[row] = numerators[row]! / denominator;
    else output[row] = NaN;
  }
}
