import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, column, isClose, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

const periods = fc.integer({ min: 1, max: 8 });

describe("BALANCE_CHANGE", () => {
  test("the BSE financing balance grew by 13.4% from 2025-02-11 to 02-27", () => {
    expect(answer("BALANCE_CHANGE", [41.32, 46.87], 1)).toBeCloseTo(0.1343175218, 10);
  });

  test("the short balance fell by 85.7% from 700 to 100, and by 91.9% from 1,700 to 137", () => {
    expect(answer("BALANCE_CHANGE", [700, 100], 1)).toBeCloseTo(-0.8571428571, 10);
    expect(answer("BALANCE_CHANGE", [1700, 137], 1)).toBeCloseTo(-0.9194117647, 10);
  });

  test("a week is 5 rows if nothing else is said", () => {
    expect(answer("BALANCE_CHANGE", [100, 1, 1, 1, 1, 105])).toBeCloseTo(0.05, 12);
    expect(answer("BALANCE_CHANGE", [100, 1, 1, 1, 105])).toBe("#N/A");
  });

  test("a missing row shifts nothing: rows are counted, and a missing end has no answer", () => {
    expect(answer("BALANCE_CHANGE", [100, null, 150], 2)).toBe(0.5);
    expect(answer("BALANCE_CHANGE", [100, null, 150], 1)).toBe("#N/A");
    expect(answer("BALANCE_CHANGE", [100, 150, ""], 1)).toBe("#N/A");
  });

  test("a balance may fall to 0, and a change from 0 is none", () => {
    expect(answer("BALANCE_CHANGE", [5, 0], 1)).toBe(-1);
    expect(message(call("BALANCE_CHANGE", [[0], [5]], 1))).toBe(
      "series (序列) is 0 in row 1, and a change from 0 is none",
    );
  });

  test("the texts say which row is missing and how many rows are needed", () => {
    expect(message(call("BALANCE_CHANGE", [[7], [null], [5]], 1))).toContain("missing in row 2");
    expect(message(call("BALANCE_CHANGE", [[7], [5]]))).toBe(
      "series (序列) has 2 rows, at least 6 are needed; extend the range to earlier rows",
    );
  });

  test("one row has no change", () => {
    expect(answer("BALANCE_CHANGE", 7, 1)).toBe("#N/A");
  });

  test("a row of figures answers as the same column does, and in a row", () => {
    expect(codes(call("BALANCE_CHANGE", [[4, 5, 6]], 1, true))).toEqual([["#N/A", 0.25, 0.19999999999999996]]);
    expect(answer("BALANCE_CHANGE", [[4, 5, 6]], 2)).toBe(0.5);
  });

  test("a block has one answer a column", () => {
    const block = [
      [100, 10, null],
      [110, 5, 7],
    ];
    expect(codes(call("BALANCE_CHANGE", block, 1))).toEqual([[0.10000000000000009, -0.5, "#N/A"]]);
  });

  test("5,000 equal rows never change", () => {
    const cells = codes(call("BALANCE_CHANGE", column(Array<number>(5000).fill(3)), 5, true)).flat();
    expect(cells.slice(0, 5)).toEqual(Array(5).fill("#N/A"));
    expect(new Set(cells.slice(5))).toEqual(new Set([0]));
    expect(cells).toHaveLength(5000);
  });

  test("is what the definition says, row by row", () => {
    fc.assert(
      fc.property(rows({ min: 0 }), periods, (series, apart) => {
        fc.pre(series.some((row) => row !== null));
        const every = codes(call("BALANCE_CHANGE", column(series), apart, true)).flat();
        const expected = slow.balanceChange(series, apart);
        expect(every.map((cell, row) => isClose(cell, expected[row]))).not.toContain(false);
        expect(answer("BALANCE_CHANGE", series, apart)).toBe(every.at(-1));
      }),
    );
  });

  test("does not depend on the unit", () => {
    fc.assert(
      fc.property(rows(), periods, (series, apart) => {
        const scaled = series.map((row) => (row === null ? null : row * 1e8));
        expect(isClose(answer("BALANCE_CHANGE", scaled, apart), answer("BALANCE_CHANGE", series, apart))).toBe(true);
      }),
    );
  });
});
