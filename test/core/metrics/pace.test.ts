import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message } from "../../support/custom-functions.ts";
import { answer, column, isClose, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

/** 1, 2, 1, 2 …: changes of +100% and −50% in turn. */
const zigzag = (length: number): number[] => Array.from({ length }, (_, row) => 1 + (row % 2));

describe("PACE", () => {
  test("ten changes of +100% and ten of −50% have mean 25% and deviation 76.9%: +100% is 0.97 of it away", () => {
    expect(answer("PACE", zigzag(22))).toBeCloseTo(0.75 / Math.sqrt(0.5921052631578947), 10);
  });

  test("20 changes before the last are enough, and 19 are not", () => {
    expect(answer("PACE", zigzag(22))).toBeTypeOf("number");
    expect(answer("PACE", zigzag(21))).toBe("#N/A");
    expect(message(call("PACE", column(zigzag(21))))).toContain("needs at least 20 changes before the last");
  });

  test("a missing row takes two changes away and shifts nothing", () => {
    expect(answer("PACE", zigzag(23).with(4, NaN))).toBe("#N/A");
    expect(answer("PACE", zigzag(24).with(4, NaN))).toBeTypeOf("number");
    expect(answer("PACE", zigzag(30).with(28, NaN))).toBe("#N/A");
  });

  test("a steady series has no spread, though its changes differ by rounding", () => {
    const steady = Array.from({ length: 60 }, (_, row) => 100 * 1.01 ** row);
    expect(new Set(steady.slice(1).map((row, index) => row / steady[index]! - 1)).size).toBeGreaterThan(1);
    expect(message(call("PACE", column(steady)))).toContain("changed at the same rate before");
    expect(answer("PACE", Array(60).fill(7))).toBe("#N/A");
  });

  test("changes before the window do not count", () => {
    const calm = zigzag(30);
    expect(answer("PACE", [1, 1000, ...calm], 25)).toBe(answer("PACE", [1, 1, ...calm], 25));
    expect(answer("PACE", [1, 1000, ...calm], 250)).not.toBe(answer("PACE", [1, 1, ...calm], 250));
  });

  test("a window that cannot hold 20 changes is refused", () => {
    expect(message(call("PACE", column(zigzag(30)), 19))).toBe("window (窗口) must be 20 rows or more, got 19");
  });

  test("one row, and a change from 0, have no answer", () => {
    expect(answer("PACE", [5])).toBe("#N/A");
    expect(message(call("PACE", column([...zigzag(30), 0, 5])))).toContain("is 0 in row 31");
  });

  test("is what the definition says, in a column and in a row", () => {
    fc.assert(
      fc.property(
        rows({ min: 1, max: 30, least: 15, length: 70 }),
        fc.integer({ min: 20, max: 60 }),
        (series, window) => {
          fc.pre(series.some((row) => row !== null));
          const expected = slow.pace(series, window);
          expect(isClose(answer("PACE", series, window), expected)).toBe(true);
          expect(isClose(answer("PACE", [series], window), expected)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("does not depend on the unit", () => {
    fc.assert(
      fc.property(rows({ min: 1, max: 30, least: 30, length: 60 }), (series) => {
        const scaled = series.map((row) => (row === null ? null : row * 1e8));
        expect(isClose(answer("PACE", scaled), answer("PACE", series))).toBe(true);
      }),
    );
  });
});
