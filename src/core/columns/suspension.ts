/**
 * Suspended (1) or not (0) for each row of the segment `from` (included) to `to` (excluded): from the row that reaches
 * `suspendAt` on, until one is below `resumeBelow`. It begins as not suspended. A missing row is NaN and changes nothing.
 */
export function fillSuspensions(
  ratios: Float64Array,
  from: number,
  to: number,
  suspendAt: number,
  resumeBelow: number,
  output: Float64Array,
): void {
  let state = 0;
  for (let row = from; row < to; row++) {
    const ratio = ratios[row]!;
    if (ratio >= suspendAt) state = 1;
    else if (ratio < resumeBelow) state = 0;
    output[row] = Number.isNaN(ratio) ? NaN : state;
  }
}
