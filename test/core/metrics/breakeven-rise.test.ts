import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, areClose, numberOf } from "../../support/account.ts";
import { call, message, single } from "../../support/custom-functions.ts";

describe("BREAKEVEN_RISE", () => {
  test("half a year at 6% must be earned by 3%, and 30 days at 7.3% on 365 by 0.6%", () => {
    expect(numberOf("BREAKEVEN_RISE", 0.06, 180)).toBeCloseTo(0.03, 15);
    expect(numberOf("BREAKEVEN_RISE", 0.073, 30, 365)).toBeCloseTo(0.006, 15);
  });

  test("days down, rates across", () => {
    expect(call("BREAKEVEN_RISE", [[0, 0.072]], [[0], [90]])).toEqual([
      [0, 0],
      [0, 0.018],
    ]);
  });

  test("a negative rate is refused", () => {
    expect(single(call("BREAKEVEN_RISE", -0.01, 30))).toBe("#VALUE!");
    expect(message(call("BREAKEVEN_RISE", -0.01, 30))).toContain("annual_rate (年利率) must be");
  });

  test("a principal that rises so much earns its interest", () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 720 }),
        fc.constantFrom(360, 365),
        (amount, basisPoints, days, basis) => {
          const rate = basisPoints / 10_000;
          const earned = amount * numberOf("BREAKEVEN_RISE", rate, days, basis);
          expect(areClose(earned, numberOf("INTEREST", amount, rate, days, basis))).toBe(true);
        },
      ),
    );
  });
});
