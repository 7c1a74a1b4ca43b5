/** The members that have both figures, divided one by one, then averaged. */
export function slowMeanRatio(
  members: readonly (readonly [balance: number | null, floatCap: number | null])[],
): number | null {
  const ratios = members.flatMap(([balance, cap]) => (balance === null || cap === null ? [] : [balance / cap]));
  return ratios.length === 0 ? null : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
