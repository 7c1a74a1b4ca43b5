/**
 * A computed change and a threshold typed as a decimal are both rounded to doubles: 105/100 − 1 comes out above 0.05.
 * Differences this small are rounding, and count as equal.
 */
const ROUNDING = 1e-12;

/** Value > line, where a computed value that equals the line but for rounding is not above it. */
export function isAbove(value: number, line: number): boolean {
  return value - line > ROUNDING;
}

/** Value ≥ line, where a computed value that equals the line but for rounding reaches it. */
export function reaches(value: number, line: number): boolean {
  return value - line >= -ROUNDING;
}
