import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

describe("ACTIVITY_STATE", () => {
  test("five rows at 12% or more are hot, five at 7% or less are cold", () => {
    expect(answer("ACTIVITY_STATE", [0.01, 0.12, 0.13, 0.12, 0.2, 0.12])).toBe(1);
    expect(answer("ACTIVITY_STATE", [0.5, 0.07, 0.06, 0.07, 0.01, 0.07])).toBe(-1);
  });

  test("one row between the lines is enough for neither", () => {
    expect(answer("ACTIVITY_STATE", [0.12, 0.13, 0.1199, 0.2, 0.12])).toBe(0);
    expect(answer("ACTIVITY_STATE", [0.07, 0.07, 0.0701, 0.07, 0.07])).toBe(0);
  });

  test("SSE and SZSE at 10.476% on 2026-04-20 were neither", () => {
    expect(answer("ACTIVITY_STATE", [0.10476], null, null, 1)).toBe(0);
  });

  test("a missing row among the last ones has no answer, an earlier one does not matter", () => {
    expect(message(call("ACTIVITY_STATE", [[0.1, 0.1, null, 0.1, 0.1]]))).toContain("missing in row 3");
    expect(answer("ACTIVITY_STATE", [null, 0.1, 0.1, 0.1, 0.1, 0.1])).toBe(0);
  });

  test("shares in percent are refused: 10.4 is more than all of the turnover", () => {
    expect(message(call("ACTIVITY_STATE", [[10.4, 10.4, 10.4, 10.4, 10.4]]))).toContain("from 0 to 1, got 10.4");
  });

  test("fewer rows than days have no answer", () => {
    expect(message(call("ACTIVITY_STATE", [[0.1], [0.1]]))).toContain("has 2 rows, at least 5 are needed");
  });

  test("a cold line that is not below the hot one is refused", () => {
    expect(message(call("ACTIVITY_STATE", [[0.1], [0.1]], 0.05, 0.05))).toBe(
      "cold (冷清线) must be below hot (过热线), got 0.05 and 0.05",
    );
  });

  test("a block has one answer a column", () => {
    expect(codes(call("ACTIVITY_STATE", [[0.2, 0.1, 0.05]], null, null, 1))).toEqual([[-1]]);
    const block = [
      [0.2, 0.1, 0.05],
      [0.2, 0.1, 0.05],
    ];
    expect(codes(call("ACTIVITY_STATE", block, null, null, 2))).toEqual([[1, 0, -1]]);
  });

  test("is what the definition says", () => {
    const days = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        rows(),
        fc.integer({ min: 5, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        days,
        (series, hot, cold, n) => {
          fc.pre(series.some((row) => row !== null));
          const shares = series.map((row) => (row === null ? null : row / 100));
          expect(answer("ACTIVITY_STATE", shares, hot / 100, cold / 100, n)).toBe(
            slow.activityState(series, hot, cold, n),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
