import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, isClose, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

describe("FROM_PEAK", () => {
  test("the short balance of 137 亿元 was 91.9% below its peak of 1,700", () => {
    expect(answer("FROM_PEAK", [1700, 716, 137])).toBeCloseTo(-0.9194117647, 10);
  });

  test("is 0 at the peak, for one row, and for a constant series", () => {
    expect([answer("FROM_PEAK", [1, 3, 3]), answer("FROM_PEAK", [7]), answer("FROM_PEAK", [4, 4, 4])]).toEqual([
      0, 0, 0,
    ]);
  });

  test("missing rows do not count, but a missing last row has no answer", () => {
    expect(answer("FROM_PEAK", [null, 8, null, 6])).toBe(-0.25);
    expect(message(call("FROM_PEAK", [[8], [6], [null]]))).toContain("series (序列) is missing in row 3");
  });

  test("zeros alone have no peak to compare with, and a negative balance is refused", () => {
    expect(answer("FROM_PEAK", [0, 0])).toBe("#N/A");
    expect(answer("FROM_PEAK", [1, -2])).toBe("#VALUE!");
  });

  test("a block has one answer a column", () => {
    expect(
      codes(
        call("FROM_PEAK", [
          [10, 1],
          [5, 2],
        ]),
      ),
    ).toEqual([[-0.5, 0]]);
  });

  test("is what the definition says, and never above 0", () => {
    fc.assert(
      fc.property(rows({ min: 0 }), (series) => {
        fc.pre(series.some((row) => row !== null));
        const found = answer("FROM_PEAK", series);
        expect(isClose(found, slow.fromPeak(series))).toBe(true);
        if (typeof found === "number") expect(found).toBeLessThanOrEqual(0);
      }),
    );
  });
});
