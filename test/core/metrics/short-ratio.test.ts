import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

const number = (id: string, ...args: unknown[]): number => Number(single(call(id, ...args)));

describe("SHORT_RATIO", () => {
  test("a short balance of 0.80 亿 is 3.01% of a float value of 26.58 亿", () => {
    expect(number("SHORT_RATIO", 0.8, 26.58)).toBeCloseTo(0.0301, 4);
  });

  test("the market of 2026-08-13, financed at 2.637% and 102.0 to 1, is short 0.026%", () => {
    expect(number("SHORT_RATIO", 2.637 / 102, 100)).toBeCloseTo(0.00026, 5);
  });

  test("is the margin ratio over the long-short ratio", () => {
    const amount = fc.double({ min: 1, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (financing, short, cap) => {
        const quotient = number("MARGIN_RATIO", financing, cap) / number("LONG_SHORT_RATIO", financing, short);
        expect(quotient / number("SHORT_RATIO", short, cap)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("nothing sold short is 0, and not disclosed is missing", () => {
    expect(codes(call("SHORT_RATIO", [[0], ["-"], [null]], 100))).toEqual([[0], ["#N/A"], ["#N/A"]]);
    expect(message(call("SHORT_RATIO", "--", 100))).toBe(
      "short_balance (融券余额) is missing, expected an amount in 元, not negative",
    );
  });

  test("a float value of 0 is missing and a negative balance refused", () => {
    expect(single(call("SHORT_RATIO", 1, 0))).toBe("#N/A");
    expect(single(call("SHORT_RATIO", -1, 100))).toBe("#VALUE!");
  });
});
