/** Share of the `n` largest in the sum of the positive values, 1 where there are no more. NaN where none is positive. */
export function topShare(values: Float64Array, n: number): number {
  const descending = values.filter((value) => value > 0).sort((a, b) => b - a);
  if (descending.length === 0) return NaN;
  // Measured in the largest, so that amounts near the largest double still have a sum.
  const largest = descending[0]!;
  let sum = 0;
  let top = 0;
  for (const [place, value] of descending.entries()) {
    sum += value / largest;
    if (place < n) top = sum;
  }
  return top / sum;
}
