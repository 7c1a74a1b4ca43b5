import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

const level = fc.integer({ min: -6, max: 13 });

describe("STREAK_ABOVE", () => {
  test("a row at the level counts, and one below it ends the run", () => {
    expect(answer("STREAK_ABOVE", [50, 39.9, 40, 41, 40], 40)).toBe(3);
    expect(answer("STREAK_ABOVE", [50, 41, 39.99], 40)).toBe(0);
  });

  test("a missing row neither extends nor breaks the run", () => {
    expect(answer("STREAK_ABOVE", [39, 41, null, 42, null], 40)).toBe(2);
  });

  test("a series that is above all along counts whole", () => {
    expect(answer("STREAK_ABOVE", Array<number>(5000).fill(7), 7)).toBe(5000);
    expect(answer("STREAK_ABOVE", [[7]], 7)).toBe(1);
  });

  test("without a level there is no answer, and the text names it", () => {
    expect(message(call("STREAK_ABOVE", [[1], [2]], null))).toContain("level (水平) is missing");
    expect(answer("STREAK_ABOVE", [1, 2], "12%")).toBe(2);
  });

  test("a block has one answer a column", () => {
    expect(
      codes(
        call(
          "STREAK_ABOVE",
          [
            [1, 3],
            [2, 3],
          ],
          2,
        ),
      ),
    ).toEqual([[1, 2]]);
  });

  test("is what the definition says", () => {
    fc.assert(
      fc.property(rows({ min: -5 }), level, (series, line) => {
        expect(answer("STREAK_ABOVE", series, line)).toBe(slow.streakAbove(series, line));
      }),
    );
  });

  test("a lower level never shortens the run", () => {
    fc.assert(
      fc.property(rows({ min: -5 }), level, level, (series, a, b) => {
        fc.pre(series.some((row) => row !== null));
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((line) => answer("STREAK_ABOVE", series, line));
        expect(low).toBeGreaterThanOrEqual(high as number);
      }),
    );
  });
});
