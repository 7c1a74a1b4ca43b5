/**
 * The state of each day by looking back, from the words of the rule: suspended where some day so far stood at the upper
 * line or more, and no day after the latest such day was below the lower one. `null` is a missing day.
 */
export function slowSuspensions(
  ratios: readonly (number | null)[],
  suspendAt: number,
  resumeBelow: number,
): (0 | 1 | null)[] {
  return ratios.map((ratio, today) => {
    if (ratio === null) return null;
    const known = ratios.slice(0, today + 1).filter((value) => value !== null);
    const latest = known.findLastIndex((value) => value >= suspendAt);
    return latest >= 0 && known.slice(latest).every((value) => value >= resumeBelow) ? 1 : 0;
  });
}
