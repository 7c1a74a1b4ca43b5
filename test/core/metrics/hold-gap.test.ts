import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

const number = (id: string, ...args: unknown[]): number => Number(single(call(id, ...args)));

describe("HOLD_GAP", () => {
  test("a price that fell by 8% and a balance that fell by 2% leave 6 points", () => {
    expect(number("HOLD_GAP", "-2%", "-8%")).toBeCloseTo(0.06, 15);
  });

  test("leverage that left faster than the price is negative", () => {
    expect(number("HOLD_GAP", -0.1, -0.04)).toBeCloseTo(-0.06, 15);
  });

  test("is 0 exactly where both changed alike, and positive exactly where the balance changed by more", () => {
    const change = fc.double({ min: -1, max: 3, noNaN: true });
    fc.assert(
      fc.property(change, change, (balance, price) => {
        expect(Math.sign(number("HOLD_GAP", balance, price))).toBe(balance > price ? 1 : balance < price ? -1 : 0);
        expect(number("HOLD_GAP", price, price)).toBe(0);
      }),
    );
  });

  test("works on what BALANCE_CHANGE answers", () => {
    const change = (series: number[]): number => number("BALANCE_CHANGE", [series], 1);
    expect(number("HOLD_GAP", change([100, 98]), change([10, 9]))).toBeCloseTo(0.08, 14);
  });

  test("a missing change gives no answer in its row, and an error stays", () => {
    const rows = call("HOLD_GAP", [[0.05], [null], ["#N/A"], [0.01]], [[0.03], [0.01], [0.01], ["-"]]);
    expect(codes(rows).flat().slice(1)).toEqual(["#N/A", "#N/A", "#N/A"]);
    expect(Number(rows[0]![0])).toBeCloseTo(0.02, 15);
    expect(message(call("HOLD_GAP", 0.01, ""))).toContain("price_change");
  });
});
