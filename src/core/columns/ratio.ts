/** Numerator over denominator, row by row; NaN where either is missing or the denominator is not positive. */
export function fillRatios(numerators: Float64Array, denominators: Float64Array, output: Float64Array): void {
  for (let row = 0; row < output.length; row++) {
    const denominator = denominators[row]!;
    output[row] = denominator > 0 ? numerators[row]! / denominator : NaN;
  }
}
