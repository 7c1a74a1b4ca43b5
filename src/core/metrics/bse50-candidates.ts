/** Figures of the securities in the sample space, one entry a security. NaN is a figure that was not given. */
export interface SampleSpace {
  /** Six digits. */
  readonly codes: readonly string[];
  readonly listedMonths: Float64Array;
  readonly meanTurnovers: Float64Array;
  readonly meanValues: Float64Array;
  /** By mean total value since listing, 1 the largest. */
  readonly valueRanks: Float64Array;
  readonly issueValues: Float64Array;
}

const FEW_MONTHS = 6;
const MANY_MONTHS = 12;
/** With so many securities listed for twelve months, twelve are asked of the others too. */
const MATURE_MARKET = 200;
const EXEMPT_RANK = 5;
const EXEMPT_ISSUE_VALUE = 100e8;
const SHARE_DROPPED = 5;

/**
 * Entries of the candidates, the largest mean value first: (1) listed long enough or exempt, (2) without the last fifth by
 * turnover, (3) the `count` largest. Equal figures rank by code.
 */
export function selectBse50(space: SampleSpace, count: number): number[] {
  const eligible = listEligible(space);
  const byTurnover = eligible.toSorted(descendingBy(space, space.meanTurnovers));
  const traded = byTurnover.slice(0, eligible.length - Math.floor(eligible.length / SHARE_DROPPED));
  return traded.sort(descendingBy(space, space.meanValues)).slice(0, count);
}

function listEligible(space: SampleSpace): number[] {
  const { listedMonths } = space;
  const mature = listedMonths.reduce((found, months) => found + Number(months >= MANY_MONTHS), 0);
  const atMost = mature >= MATURE_MARKET ? MANY_MONTHS : FEW_MONTHS;
  return [...space.codes.keys()].filter((entry) => listedMonths[entry]! > atMost || isExempt(space, entry));
}

/** A rank of 0 is a blank that the host handed over as 0. */
function isExempt({ valueRanks, issueValues }: SampleSpace, entry: number): boolean {
  const rank = valueRanks[entry]!;
  return rank >= 1 && rank <= EXEMPT_RANK && issueValues[entry]! > EXEMPT_ISSUE_VALUE;
}

function descendingBy({ codes }: SampleSpace, figures: Float64Array) {
  return (one: number, other: number): number =>
    figures[other]! - figures[one]! || (codes[one]! < codes[other]! ? -1 : 1);
}
