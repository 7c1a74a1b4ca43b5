import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, areClose, numberOf } from "../../support/account.ts";
import { call, codes, message, single } from "../../support/custom-functions.ts";

describe("SELL_TO", () => {
  test("180 against 100 needs 33.33 sold and repaid to stand at 220%", () => {
    expect(numberOf("SELL_TO", 180, 100, 2.2)).toBeCloseTo(33.3333333333, 10);
  });

  test("at the target and above nothing is sold", () => {
    expect(call("SELL_TO", [[149], [150], [151]], 100, 1.5)).toEqual([[2], [0], [0]]);
  });

  test("where assets equal debt all is sold, to the exact amount for any target", () => {
    for (const target of [1.01, 1.3, 2.2, 3]) expect(single(call("SELL_TO", 100, 100, target))).toBe(100);
  });

  test("assets below the debt lead to no target, whatever is sold", () => {
    const rows = call("SELL_TO", [[99.99], [0]], 100, 1.5);
    expect(codes(rows)).toEqual([["#NUM!"], ["#NUM!"]]);
    expect(message(rows)).toContain("assets (资产总值) of 99.99 are below debt (负债) of 100");
  });

  test("a target of 100% or less is out of range", () => {
    expect(codes(call("SELL_TO", 180, 100, [[1, 0.5]]))).toEqual([["#NUM!", "#NUM!"]]);
    expect(message(call("SELL_TO", 180, 100, 1))).toContain("must be above 1 (100%), got 1");
  });

  test("without debt there is no ratio to reach", () => {
    expect(single(call("SELL_TO", 180, 0, 2.2))).toBe("#N/A");
    expect(message(call("SELL_TO", 180, 0, 2.2))).toContain("no debt");
  });

  const insideTarget = fc
    .tuple(anyAmount, fc.integer({ min: 110, max: 500 }), fc.integer({ min: 1, max: 99 }))
    .map(([debt, percent, part]) => {
      const target = percent / 100;
      return { debt, target, assets: debt * (1 + ((target - 1) * part) / 100) };
    });

  test("what is sold and repaid leads to the target, and is neither more than is held nor than is owed", () => {
    fc.assert(
      fc.property(insideTarget, ({ assets, debt, target }) => {
        const sold = numberOf("SELL_TO", assets, debt, target);
        expect(sold).toBeGreaterThan(0);
        expect(sold).toBeLessThanOrEqual(Math.min(assets, debt));
        fc.pre(debt - sold > debt / 1000);
        const after = numberOf("MAINTENANCE_RATIO", 0, assets - sold, debt - sold);
        expect(Math.abs(after - target)).toBeLessThanOrEqual(1e-9 * target * (debt / (debt - sold)));
      }),
    );
  });

  test("repaying takes least, and adding is the target times it, or one less than the target times selling", () => {
    fc.assert(
      fc.property(insideTarget, ({ assets, debt, target }) => {
        const [added, repaid, sold] = ["TOP_UP", "REPAY_TO", "SELL_TO"].map((id) => numberOf(id, assets, debt, target));
        const slack = 1e-9 * debt;
        expect(repaid!).toBeLessThanOrEqual(Math.min(added!, sold!) + slack);
        expect(areClose(added!, sold! * (target - 1), debt)).toBe(true);
        expect(areClose(added!, repaid! * target, debt)).toBe(true);
      }),
    );
  });
});
