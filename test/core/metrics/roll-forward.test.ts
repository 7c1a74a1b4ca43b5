import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

const yuan = fc.integer({ min: 0, max: 1e12 });

describe("ROLL_FORWARD", () => {
  test("100 and 30 bought and 26 repaid are 104", () => {
    expect(single(call("ROLL_FORWARD", 100, 30, 26))).toBe(104);
  });

  test("with the reported balance the answer is what it exceeds the expected one by", () => {
    expect(call("ROLL_FORWARD", 100, 30, 26, [[104], [105], [103]])).toEqual([[0], [1], [-1]]);
  });

  test("columns are computed row by row, and a missing repayment has no answer", () => {
    expect(codes(call("ROLL_FORWARD", [[100], [104]], [[30], [20]], [[26], [null]]))).toEqual([[104], ["#N/A"]]);
    expect(message(call("ROLL_FORWARD", 100, 30, null))).toContain("repaid (融资偿还额) is missing");
  });

  test("a missing reported balance among several has no answer", () => {
    expect(codes(call("ROLL_FORWARD", 100, 30, 26, [[104], [""]]))).toEqual([[0], ["#N/A"]]);
  });

  test("amounts are not negative", () => {
    expect(single(call("ROLL_FORWARD", 100, -30, 26))).toBe("#VALUE!");
  });

  test("a balance rolled forward checks to 0 against itself", () => {
    fc.assert(
      fc.property(yuan, yuan, yuan, (previous, bought, repaid) => {
        fc.pre(previous + bought >= repaid);
        const expected = single(call("ROLL_FORWARD", previous, bought, repaid));
        expect(expected).toBe(Number(BigInt(previous) + BigInt(bought) - BigInt(repaid)));
        expect(single(call("ROLL_FORWARD", previous, bought, repaid, expected))).toBe(0);
      }),
    );
  });
});
