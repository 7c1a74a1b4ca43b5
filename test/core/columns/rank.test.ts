import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentileScratch } from "../../../src/core/columns/percentile.ts";
import { rankSegment } from "../../../src/core/columns/rank.ts";

function ranksOf(values: readonly number[], from = 0, to = values.length) {
  const scratch = percentileScratch(to - from);
  rankSegment(Float64Array.from(values), from, to, scratch);
  return { ranks: Array.from(scratch.ranks), tops: Array.from(scratch.tops) };
}

/** By sorting pairs with a comparison. */
function slowRanks(values: readonly number[]): { ranks: number[]; tops: number[] } {
  const present = values.flatMap((value, row) => (Number.isNaN(value) ? [] : [{ value, row }]));
  const sorted = present.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.row - b.row));
  const ranks = values.map((_, row) => sorted.findIndex((one) => one.row === row) + 1);
  const tops = values.map((value) => sorted.findLastIndex((one) => one.value === value) + 1);
  return { ranks, tops };
}

const double = fc.oneof(
  fc.double(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(5e-324, -5e-324, 1.7e308, -1.7e308, NaN, 1e9, 1e9 + 2 ** -23),
);

describe("ranks of a segment", () => {
  test("are those of a sort by comparison, for any doubles", () => {
    fc.assert(
      fc.property(fc.array(double, { maxLength: 60 }), (values) => {
        // −0 counts as equal to 0, but may stand before it: the order of equal rows is not told by their tops.
        const plain = values.map((value) => value + 0);
        expect(ranksOf(plain)).toEqual(slowRanks(plain));
      }),
    );
  });

  test("hold where thousands of numbers differ in their last bits only", () => {
    const values = Array.from({ length: 3000 }, (_, row) => 1e9 + ((row * 7919) % 3000) * 2 ** -23);
    expect(ranksOf(values).ranks).toEqual(Array.from({ length: 3000 }, (_, row) => ((row * 7919) % 3000) + 1));
  });

  test("0 and −0 share their top", () => {
    expect(ranksOf([0, -0, -1]).tops).toEqual([3, 3, 1]);
  });

  test("are of the segment alone, and a missing row has none", () => {
    expect(ranksOf([9, 5, NaN, 4, 5, 1], 1, 5)).toEqual({ ranks: [2, 0, 1, 3], tops: [3, 0, 1, 3] });
  });

  test("a constant segment keeps the order of its rows", () => {
    expect(ranksOf([7, 7, 7])).toEqual({ ranks: [1, 2, 3], tops: [3, 3, 3] });
  });
});
