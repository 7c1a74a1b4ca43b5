/** Arithmetic mean of the members' ratios; a member missing on either side is left out. NaN where none is left. */
export function meanRatio(numerators: Float64Array, denominators: Float64Array): number {
  let count = 0;
  let sum = 0;
  for (let member = 0; member < numerators.length; member++) {
    const ratio = numerators[member]! / denominators[member]!;
    if (Number.isNaN(ratio)) continue;
    count++;
    sum += ratio;
  }
  return sum / count;
}
