/** One security of the sample space; amounts in 元. */
export interface Listed {
  readonly code: string;
  readonly months: number;
  readonly turnover: number;
  readonly value: number;
  readonly rank: number | null;
  readonly issueValue: number | null;
}

/** How many stand before one in a ranking by a figure: larger ones, and equal ones with a smaller code. */
function placesBefore(one: Listed, all: readonly Listed[], figure: "turnover" | "value"): number {
  return all.filter(
    (other) => other[figure] > one[figure] || (other[figure] === one[figure] && Number(other.code) < Number(one.code)),
  ).length;
}

/** The candidates' codes by the wording of the rule, by counting who stands before whom. */
export function slowBse50(securities: readonly Listed[], count: number): string[] {
  const isMature = securities.filter(({ months }) => months >= 12).length >= 200;
  const isExempt = ({ rank, issueValue }: Listed): boolean =>
    rank !== null && issueValue !== null && rank <= 5 && issueValue > 10_000_000_000;
  const eligible = securities.filter((one) => !(one.months <= (isMature ? 12 : 6)) || isExempt(one));
  const dropped = Math.floor((20 * eligible.length) / 100);
  const traded = eligible.filter((one) => placesBefore(one, eligible, "turnover") < eligible.length - dropped);
  const chosen: string[] = [];
  for (const one of traded) chosen[placesBefore(one, traded, "value")] = one.code;
  return chosen.slice(0, count);
}
