import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, column, isClose, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

const upTo = (last: number): number[] => Array.from({ length: last }, (_, row) => row + 1);

describe("PERCENTILE_IN", () => {
  test("the last of 1 to 20 is the highest, and 5 is at 25%", () => {
    expect(answer("PERCENTILE_IN", upTo(20))).toBe(1);
    expect(answer("PERCENTILE_IN", upTo(20), null, 5)).toBe(0.25);
    expect(answer("PERCENTILE_IN", upTo(20), null, 0)).toBe(0);
  });

  test("equal values count", () => {
    expect(answer("PERCENTILE_IN", [...upTo(20), 10])).toBe(11 / 21);
    expect(answer("PERCENTILE_IN", Array(20).fill(3))).toBe(1);
  });

  test("rows before the window do not count: 250 if nothing else is said", () => {
    expect(answer("PERCENTILE_IN", [...Array<number>(100).fill(99), ...upTo(250).toReversed()])).toBe(1 / 250);
    expect(answer("PERCENTILE_IN", [1, 1, 5, 4, 3], 3)).toBe(1 / 3);
  });

  test("20 numbers are enough and 19 are not; missing rows are none", () => {
    expect(message(call("PERCENTILE_IN", column([null, ...upTo(19)])))).toBe(
      "series (序列) has 19 numbers in the window, at least 20 are needed",
    );
    expect(answer("PERCENTILE_IN", [...upTo(10), null, ...upTo(10)])).toBe(1);
  });

  test("a window below 20 rows must be full", () => {
    expect(answer("PERCENTILE_IN", [1, 2, 3], 3)).toBe(1);
    expect(answer("PERCENTILE_IN", [1, null, 3], 3)).toBe("#N/A");
    expect(answer("PERCENTILE_IN", [1, 2], 3)).toBe("#N/A");
  });

  test("a missing last row has no place, a given value has", () => {
    expect(answer("PERCENTILE_IN", [...upTo(20), null])).toBe("#N/A");
    expect(answer("PERCENTILE_IN", [...upTo(20), null], null, 10)).toBe(0.5);
  });

  test("a block has one answer a column, a row one", () => {
    const block = upTo(20).map((row) => [row, -row]);
    expect(codes(call("PERCENTILE_IN", block))).toEqual([[1, 0.05]]);
    expect(answer("PERCENTILE_IN", [upTo(5000)])).toBe(1);
  });

  test("is what the definition says", () => {
    const value = fc.option(fc.integer({ min: -6, max: 13 }));
    fc.assert(
      fc.property(rows({ min: -5, length: 60 }), fc.integer({ min: 1, max: 40 }), value, (series, window, placed) => {
        fc.pre(series.some((row) => row !== null));
        const found = answer("PERCENTILE_IN", series, window, placed);
        expect(isClose(found, slow.percentileIn(series, window, placed))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
