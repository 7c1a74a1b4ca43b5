type Members = readonly (number | null)[];

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function sharesOf(members: Members): number[] {
  const positive = members.filter((value) => value !== null).filter((value) => value > 0);
  return positive.map((value) => value / sumOf(positive));
}

/** Share by share, squared and added; `null` where nobody has a share. */
export function slowHhi(members: Members): number | null {
  const shares = sharesOf(members);
  return shares.length === 0 ? null : sumOf(shares.map((share) => share ** 2));
}

/** Takes the largest share away n times; `null` where nobody has a share. */
export function slowTopShare(members: Members, n: number): number | null {
  const left = sharesOf(members);
  if (left.length === 0) return null;
  let top = 0;
  for (let taken = 0; taken < n && left.length > 0; taken++) {
    const largest = Math.max(...left);
    left.splice(left.indexOf(largest), 1);
    top += largest;
  }
  return top;
}

/** Members that have both figures, counted; `null` where there are none. */
export function slowBreadth(members: readonly (readonly [now: number | null, before: number | null])[]): number | null {
  const whole = members.filter(([now, before]) => now !== null && before !== null);
  return whole.length === 0 ? null : whole.filter(([now, before]) => now! > before!).length / whole.length;
}
