import type { Answers } from "./measure.ts";

/** What answers are compared by: how many there are, their sum, and their sum weighted by place. */
export interface Checksum {
  readonly count: number;
  readonly sum: number;
  readonly weighted: number;
  /** The weighted sum of the absolute values, in which differences are measured. */
  readonly magnitude: number;
}

/** Sums of millions of doubles in another order differ by less than this, in parts of their magnitude. */
export const TOLERANCE = 1e-9;
/** Weights run from 1 to a prime that divides neither days nor securities, so that a shifted answer shows. */
const WEIGHTS = 1009;

/** The checksum of the answers. */
export function checksum(answers: Answers): Checksum {
  let [count, sum, weighted, magnitude] = [0, 0, 0, 0];
  for (let place = 0; place < answers.length; place++) {
    const answer = answers[place];
    if (answer === null || answer === undefined || Number.isNaN(answer)) continue;
    const weight = 1 + (place % WEIGHTS);
    count++;
    sum += answer;
    weighted += weight * answer;
    magnitude += weight * Math.abs(answer);
  }
  return { count, sum, weighted, magnitude };
}

/** True where both answer the same rows alike. */
export function agree(own: Checksum, other: Checksum): boolean {
  const tolerance = TOLERANCE * Math.max(own.magnitude, other.magnitude);
  return (
    own.count === other.count &&
    Math.abs(own.sum - other.sum) <= tolerance &&
    Math.abs(own.weighted - other.weighted) <= tolerance
  );
}
