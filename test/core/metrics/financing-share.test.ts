import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

describe("FINANCING_SHARE", () => {
  test("financing was 10.476% of the turnover of SSE and SZSE on 2026-04-20", () => {
    expect(single(call("FINANCING_SHARE", 2701.32, 25786.7))).toBeCloseTo(0.10476, 5);
  });

  test("a halted day has no answer, and a day without purchases has 0", () => {
    expect(codes(call("FINANCING_SHARE", [[0], [0]], [[100], [0]]))).toEqual([[0], ["#N/A"]]);
  });

  test("the error names the turnover", () => {
    expect(message(call("FINANCING_SHARE", 1, 0))).toBe(
      "turnover (成交额) is missing or 0, expected a positive amount in 元",
    );
    expect(message(call("FINANCING_SHARE", -1, 5))).toBe(
      "financing_buy (融资买入额) must be an amount in 元, not negative, got -1",
    );
  });
});
