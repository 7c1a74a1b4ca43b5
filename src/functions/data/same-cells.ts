/** Whether two answers show the same in every cell. */
export function sameCells(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one) as (keyof typeof one)[];
  if (keys.length !== Object.keys(other).length) return false;
  if (one instanceof Error && other instanceof Error && one.message !== other.message) return false;
  return keys.every((key) => sameCells(one[key], other[key]));
}
