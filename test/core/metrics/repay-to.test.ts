import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, anyLine, areClose, numberOf } from "../../support/account.ts";
import { call, message, single } from "../../support/custom-functions.ts";

describe("REPAY_TO", () => {
  test("180 against 100 needs 18.18 repaid to stand at 220%", () => {
    expect(numberOf("REPAY_TO", 180, 100, 2.2)).toBeCloseTo(18.1818181818, 10);
  });

  test("at the target and above nothing is repaid", () => {
    expect(call("REPAY_TO", [[75], [150], [151]], 100, 1.5)).toEqual([[50], [0], [0]]);
  });

  test("without assets all of the debt is repaid", () => {
    expect(single(call("REPAY_TO", 0, 100, 1.5))).toBe(100);
  });

  test("without debt there is no ratio to reach", () => {
    expect(single(call("REPAY_TO", 180, 0, 2.2))).toBe("#N/A");
    expect(message(call("REPAY_TO", 180, 0, 2.2))).toContain("no debt");
  });

  test("a target of 0 is missing, and 220 for 220% is refused", () => {
    expect([single(call("REPAY_TO", 180, 100, 0)), single(call("REPAY_TO", 180, 100, 220))]).toEqual([
      "#N/A",
      "#VALUE!",
    ]);
  });

  test("what is repaid leads to the target", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyLine, (assets, debt, target) => {
        const repaid = numberOf("REPAY_TO", assets, debt, target);
        const left = debt - repaid;
        expect(
          repaid === 0 ? assets / debt >= target * (1 - 1e-12) : areClose(left * target, assets, debt * target),
        ).toBe(true);
      }),
    );
  });

  test("leads to the target by MAINTENANCE_RATIO", () => {
    const below = fc.integer({ min: 10, max: 99 });
    fc.assert(
      fc.property(anyAmount, anyLine, below, (debt, target, percent) => {
        const assets = (debt * target * percent) / 100;
        const repaid = numberOf("REPAY_TO", assets, debt, target);
        expect(repaid).toBeGreaterThan(0);
        expect(areClose(numberOf("MAINTENANCE_RATIO", 0, assets, debt - repaid), target)).toBe(true);
      }),
    );
  });
});
