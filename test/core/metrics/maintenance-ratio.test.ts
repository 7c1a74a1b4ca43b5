import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, areClose, numberOf } from "../../support/account.ts";
import { call, codes, functionsFor, message, single } from "../../support/custom-functions.ts";

const ratio = (...args: unknown[]): unknown => single(call("MAINTENANCE_RATIO", ...args));

describe("MAINTENANCE_RATIO", () => {
  test("100 of one's own and 100 financed stand at 200%", () => {
    expect(ratio(0, 200, 100)).toBe(2);
  });

  test("every asset counts in full and every debt once", () => {
    // (30 + 400 + 20) / (150 + 95 + 5)
    expect(ratio(30, 400, 150, 95, 5, 20)).toBe(1.8);
  });

  test("a short is a debt at market: 200 of cash against 100 and 125", () => {
    expect(call("MAINTENANCE_RATIO", 200, 0, 0, [[100, 125]])).toEqual([[2, 1.6]]);
  });

  test("interest alone is a debt", () => {
    expect(ratio(10, 0, 0, 0, 5)).toBe(2);
  });

  test("nothing owed has no ratio, and the text says that there is no debt", () => {
    const rows = call("MAINTENANCE_RATIO", 50, 100, 0, 0, 0);
    expect(codes(rows)).toEqual([["#N/A"]]);
    expect(message(rows)).toMatch(/^No debt: financing_debt .* short_value .* interest .* all 0/);
    const chinese = functionsFor({ language: "zh", formattedNumbers: false });
    expect(message(chinese("MAINTENANCE_RATIO", 50, 100, 0))).toContain("没有负债");
  });

  test("nothing held against a debt is 0", () => {
    expect(ratio(0, 0, 100)).toBe(0);
  });

  test("a blank cell among the debts is missing, not 0", () => {
    expect(codes(call("MAINTENANCE_RATIO", 0, 200, [[100], [""], [50]], [[0], [0], [null]]))).toEqual([
      [2],
      ["#N/A"],
      ["#N/A"],
    ]);
  });

  test("negative amounts are refused by name", () => {
    expect(message(call("MAINTENANCE_RATIO", 0, 200, 100, -1))).toBe(
      "short_value (融券市值) must be an amount in 元, not negative, got -1",
    );
  });

  test("5,000 accounts down, three prices across", () => {
    const debts = Array.from({ length: 5000 }, (_, row) => [row + 1]);
    const rows = call("MAINTENANCE_RATIO", 0, [[100, 200, 300]], debts);
    expect(rows).toHaveLength(5000);
    expect(rows[4999]).toEqual([0.02, 0.04, 0.06]);
  });

  test("the unit does not matter, and a loan that is kept as cash moves the ratio towards 1", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyAmount, fc.integer({ min: 1, max: 10_000 }), (value, debt, more, unit) => {
        const before = numberOf("MAINTENANCE_RATIO", 0, value, debt);
        const scaled = numberOf("MAINTENANCE_RATIO", 0, value / unit, debt / unit);
        const after = numberOf("MAINTENANCE_RATIO", more, value, debt + more);
        expect(areClose(scaled, before)).toBe(true);
        expect(Math.abs(after - 1)).toBeLessThanOrEqual(Math.abs(before - 1) * (1 + 1e-9) + 1e-12);
      }),
    );
  });
});
