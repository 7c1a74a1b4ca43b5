import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";
import { knownTotals } from "../../support/published-figures.ts";

const ratio = (...args: unknown[]): number => Number(single(call("LONG_SHORT_RATIO", ...args)));

describe("LONG_SHORT_RATIO", () => {
  test.each([
    ["2026-07-16", 108.2042],
    ["2026-07-31", 93.4159],
    ["2026-08-03", 93.1419],
  ])("of the balances that SSE disclosed for %s is %d", (date, expected) => {
    const { balance, shortValue } = knownTotals("SSE", date)!;
    expect(ratio(balance, shortValue)).toBeCloseTo(expected, 4);
  });

  test("the market of 2026-08-13, financed at 2.637% and short at 0.026%, is near 102", () => {
    expect(ratio(2.637, 0.02585)).toBeCloseTo(102, 1);
  });

  test("nothing sold short has no ratio, and the text says so", () => {
    const rows = call("LONG_SHORT_RATIO", 900, [[0, null, 9]]);
    expect(codes(rows)).toEqual([["#N/A", "#N/A", 100]]);
    expect(message(rows)).toBe("short_balance (融券余额) is missing or 0, expected a positive amount in 元");
  });

  test("falls as more is sold short, and does not depend on the unit", () => {
    const amount = fc.double({ min: 1, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (financing, short) => {
        expect(ratio(financing, short * 1.01)).toBeLessThan(ratio(financing, short));
        expect(ratio(financing / 1e4, short / 1e4) / ratio(financing, short)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("a quotient beyond every number is refused, not shown as infinite", () => {
    expect(single(call("LONG_SHORT_RATIO", 1e308, 1e-308))).toBe("#NUM!");
  });
});
