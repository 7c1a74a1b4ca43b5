import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillPercentiles, percentileScratch, shareUpTo } from "../../../src/core/columns/percentile.ts";

const all = (values: readonly number[], window: number): number[] => {
  const output = new Float64Array(values.length);
  fillPercentiles(Float64Array.from(values), 0, values.length, window, output);
  return Array.from(output);
};
const oneByOne = (values: readonly number[], window: number): number[] =>
  values.map((value, row) =>
    shareUpTo(Float64Array.from(values), Math.max(0, row + 1 - window), row + 1, value, Math.min(20, window)),
  );

describe("percentiles of all rows", () => {
  test("equal those counted row by row, for any doubles", () => {
    const double = fc.oneof(
      fc.double({ noDefaultInfinity: true }),
      fc.constantFrom(0, -0, 5e-324, -5e-324, 1.7e308, NaN),
    );
    fc.assert(
      fc.property(fc.array(double, { maxLength: 80 }), fc.integer({ min: 1, max: 50 }), (values, window) => {
        expect(all(values, window)).toEqual(oneByOne(values, window));
      }),
    );
  });

  test("hold over 5,000 rows of a random walk with gaps and repeats", () => {
    let value = 1e9;
    let state = 7;
    const values = Array.from({ length: 5000 }, (_, row) => {
      state = (state * 48271) % 2147483647;
      value = Math.round(value * (1 + (state / 2147483647 - 0.5) * 0.04));
      return row % 37 === 0 ? NaN : row % 11 === 0 ? 1e9 : value;
    });
    expect(all(values, 250)).toEqual(oneByOne(values, 250));
  });

  test("0 and −0 are equal", () => {
    expect(all([0, -0, 0], 3)).toEqual([NaN, NaN, 1]);
    expect(all([-0, 0, -0], 3)[2]).toBe(1);
  });

  test("room that was used for a longer segment serves a shorter one", () => {
    const values = Float64Array.of(5, 4, 3, 2, 1, 1, 2, 3);
    const output = new Float64Array(8);
    const scratch = percentileScratch(5);
    fillPercentiles(values, 0, 5, 2, output, scratch);
    fillPercentiles(values, 5, 8, 2, output, scratch);
    expect(Array.from(output)).toEqual([NaN, 0.5, 0.5, 0.5, 0.5, NaN, 1, 1]);
  });
});
