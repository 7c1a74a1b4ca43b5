import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

const diluted = (...args: unknown[]): number => Number(single(call("SUBSCRIPTION_DILUTION", ...args)));

describe("SUBSCRIPTION_DILUTION", () => {
  test("a tenth of the assets coming in makes 10% 9.0909%", () => {
    expect(diluted(1, 0.1, "10%")).toBeCloseTo(1 / 11, 15);
  });

  test("as much again halves the return, a loss too, and none leaves it", () => {
    expect([diluted(10, 10, 0.08), diluted(10, 10, -0.08), diluted(10, 0, 0.08)]).toEqual([0.04, -0.04, 0.08]);
  });

  test("all together earn what the invested part earned", () => {
    const amount = fc.double({ min: 1, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0.001, max: 0.3, noNaN: true }), (assets, cash, rise) => {
        expect(((assets + cash) * diluted(assets, cash, rise)) / (assets * rise)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("what the old holders lose is the return on the cash, spread over all", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (cash) => {
        expect(0.1 - diluted(1, cash, 0.1)).toBeCloseTo((0.1 * cash) / (1 + cash), 12);
        expect(diluted(1, cash * 1.1, 0.1)).toBeLessThan(diluted(1, cash, 0.1));
      }),
    );
  });

  test("assets near the largest number still have an answer", () => {
    expect(diluted(1.5e308, 1.5e308, 0.1)).toBe(0.05);
  });

  test("missing and 0 assets have no answer, and a redemption is refused", () => {
    expect(codes(call("SUBSCRIPTION_DILUTION", [[0], [null], [1]], [[1], [1], [""]], 0.1)).flat()).toEqual([
      "#N/A",
      "#N/A",
      "#N/A",
    ]);
    expect(message(call("SUBSCRIPTION_DILUTION", 1, -0.1, 0.1))).toContain("subscription (申购额) must be");
  });
});
