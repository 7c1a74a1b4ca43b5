import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, anyLine, areClose, numberOf } from "../../support/account.ts";
import { call, codes, message, single } from "../../support/custom-functions.ts";

describe("WITHDRAWABLE", () => {
  test("of 400 against 100 is 100", () => {
    expect(single(call("WITHDRAWABLE", 400, 100))).toBe(100);
  });

  test("is nothing at 300% and below", () => {
    expect(call("WITHDRAWABLE", [[301], [300], [299]], 100)).toEqual([[1], [0], [0]]);
  });

  test("is no more than the available margin, and nothing where that is negative", () => {
    expect(call("WITHDRAWABLE", 400, 100, null, [[99, 100, 101, 0, -5]])).toEqual([[99, 100, 100, 0, 0]]);
  });

  test("another line may be agreed", () => {
    expect(single(call("WITHDRAWABLE", 400, 100, 2.5))).toBe(150);
  });

  test("without debt there is no line", () => {
    expect(single(call("WITHDRAWABLE", 400, 0))).toBe("#N/A");
    expect(message(call("WITHDRAWABLE", 400, 0))).toContain("no debt");
  });

  test("a blank among the available margins is missing", () => {
    expect(codes(call("WITHDRAWABLE", 400, 100, 3, [[50], [null]]))).toEqual([[50], ["#N/A"]]);
  });

  test("what is taken leaves the account on the line, and nothing can be taken below it", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyLine, (assets, debt, line) => {
        const taken = numberOf("WITHDRAWABLE", assets, debt, line);
        const after = numberOf("MAINTENANCE_RATIO", 0, assets - taken, debt);
        expect(taken === 0 ? assets <= line * debt : areClose(after, line, assets / debt)).toBe(true);
      }),
    );
  });
});
