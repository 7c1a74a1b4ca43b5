import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnBlock } from "../../../src/core/columns/block.ts";
import { fillRatios } from "../../../src/core/columns/ratio.ts";
import { marginRatio } from "../../../src/core/metrics/margin-ratio.ts";

const ratios = (numerators: readonly number[], denominators: readonly number[]): number[] => {
  const output = new Float64Array(numerators.length);
  fillRatios(Float64Array.from(numerators), Float64Array.from(denominators), 0, output.length, output);
  return Array.from(output);
};

describe("a column of ratios", () => {
  test("has no answer where a side is missing or the denominator is not positive", () => {
    expect(ratios([1, NaN, 1, 1, 1, 0], [4, 4, NaN, 0, -2, 4])).toEqual([0.25, NaN, NaN, NaN, NaN, 0]);
  });

  test("of a segment leaves the rows outside as they are", () => {
    const output = Float64Array.of(7, 7, 7);
    fillRatios(Float64Array.of(1, 1, 1), Float64Array.of(2, 2, 2), 1, 2, output);
    expect([...output]).toEqual([7, 0.5, 7]);
  });

  test("is what MARGIN_RATIO answers cell by cell", () => {
    const amount = fc.oneof(fc.double({ min: 0.01, max: 1e13, noNaN: true }), fc.constantFrom(0, NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 40 }), (rows) => {
        const [balances, caps] = [rows.map(([balance]) => balance), rows.map(([, cap]) => cap)];
        const answer = marginRatio.evaluate([balances, caps].map((side) => columnBlock(Float64Array.from(side))));
        expect(ratios(balances, caps)).toEqual("block" in answer && Array.from(answer.block.values));
      }),
    );
  });
});
