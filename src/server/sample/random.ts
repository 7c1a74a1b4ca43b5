/** Numbers in [0, 1), the same ones for the same seed on every machine. */
export type Random = () => number;

/** mulberry32: a 32-bit generator in integer arithmetic only. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Near-normal with mean 0 and deviation 1 as a sum of twelve: no logarithm, whose last digit differs between machines. */
export function normal(random: Random): number {
  let sum = -6;
  for (let index = 0; index < 12; index++) sum += random();
  return sum;
}

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
