/** Share of the members that are higher now than before; one that is missing on either side is left out. NaN where none is left. */
export function breadth(now: Float64Array, before: Float64Array): number {
  let members = 0;
  let risen = 0;
  for (let member = 0; member < now.length; member++) {
    const current = now[member]!;
    const past = before[member]!;
    if (Number.isNaN(current) || Number.isNaN(past)) continue;
    members++;
    if (current > past) risen++;
  }
  return risen / members;
}
