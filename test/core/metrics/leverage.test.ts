import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, areClose, numberOf } from "../../support/account.ts";
import { call, codes, message } from "../../support/custom-functions.ts";

describe("LEVERAGE", () => {
  test("a margin ratio of 100% allows 2 times, 80% allows 2.25, 50% allows 3", () => {
    expect(call("LEVERAGE", [[200, 225, 300]], [[100, 125, 200]])).toEqual([[2, 2.25, 3]]);
  });

  test("without debt there is no answer", () => {
    const rows = call("LEVERAGE", 200, 0);
    expect(codes(rows)).toEqual([["#N/A"]]);
    expect(message(rows)).toContain("debt (负债) is 0: with no debt");
  });

  test("without own money there is no answer", () => {
    expect(codes(call("LEVERAGE", [[100], [99]], 100))).toEqual([["#N/A"], ["#N/A"]]);
    expect(message(call("LEVERAGE", 99, 100))).toContain("assets (资产总值) of 99 do not exceed debt (负债) of 100");
  });

  test("a rise of 1% of the assets raises own money by as many percent as the leverage", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, (own, debt) => {
        const assets = own + debt;
        const gain = (assets * 1.01 - debt) / own - 1;
        const leverage = numberOf("LEVERAGE", assets, debt);
        expect(Math.abs(gain - leverage * 0.01)).toBeLessThanOrEqual(1e-7 * leverage * leverage);
      }),
    );
  });

  test("is M / (M − 1) of the maintenance ratio M", () => {
    fc.assert(
      fc.property(fc.integer({ min: 110, max: 900 }), anyAmount, (percent, debt) => {
        const assets = (debt * percent) / 100;
        expect(areClose(numberOf("LEVERAGE", assets, debt), percent / (percent - 100))).toBe(true);
      }),
    );
  });
});
