/** Steps to which sources round: 0.01 亿元 and 亿股, 万, 0.01 万. */
const STEPS = [1_000_000, 10_000, 1000, 100] as const;

/**
 * How far each of a column's figures may be off by rounding: half of the coarsest step that all of them are multiples of,
 * 0 where there is none. Give all figures of a kind that a source said: one alone fits a step by chance.
 */
export function roundingError(figures: readonly number[]): number {
  const telling = figures.filter((figure) => figure !== 0);
  const step = telling.length === 0 ? undefined : STEPS.find((size) => telling.every((figure) => figure % size === 0));
  return step === undefined ? 0 : step / 2;
}
