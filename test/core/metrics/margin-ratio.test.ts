import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

const ratio = (...args: unknown[]): unknown => single(call("MARGIN_RATIO", ...args));

describe("MARGIN_RATIO", () => {
  test("SSE and SZSE stood at 2.557% on 2026-04-20", () => {
    expect(ratio(26666.38, 1042837.64)).toBeCloseTo(0.02557, 5);
  });

  test("BSE stood at 1.09% on 2025-02-27: 46.87 of 4,300 (亿元)", () => {
    expect(ratio(46.87e8, 4300e8)).toBe(0.0109);
  });

  test("a security with a short balance of 0.80 亿 at 3.01% has a float value of 26.58 亿", () => {
    expect(ratio(0.8, 26.58)).toBeCloseTo(0.0301, 4);
  });

  test("does not depend on the unit", () => {
    const amount = fc.double({ min: 1, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (balance, cap) => {
        expect(Number(ratio(balance / 1e8, cap / 1e8)) / Number(ratio(balance, cap))).toBeCloseTo(1, 12);
      }),
    );
  });

  test("a balance of 0 is a ratio of 0, and a missing one is none", () => {
    expect(codes(call("MARGIN_RATIO", [[0], [""], ["-"], ["--"], [null]], 100))).toEqual([
      [0],
      ["#N/A"],
      ["#N/A"],
      ["#N/A"],
      ["#N/A"],
    ]);
  });

  test("a float value of 0 is missing, and the text says so", () => {
    const rows = call("MARGIN_RATIO", 100, 0);
    expect(single(rows)).toBe("#N/A");
    expect(message(rows)).toBe("float_cap (流通市值) is missing or 0, expected a positive amount in 元");
  });

  test("a negative float value is refused with what was given and what is expected", () => {
    const rows = call("MARGIN_RATIO", 100, -3);
    expect(single(rows)).toBe("#VALUE!");
    expect(message(rows)).toBe("float_cap (流通市值) must be a positive amount in 元, got -3");
  });

  test("text and truth values are no amounts", () => {
    expect(message(call("MARGIN_RATIO", "46.87亿", 100))).toContain('got "46.87亿"');
    expect(message(call("MARGIN_RATIO", true, 100))).toContain("got TRUE");
  });

  test("a column against a row spills a table", () => {
    expect(call("MARGIN_RATIO", [[1], [2]], [[10, 20, 40]])).toEqual([
      [0.1, 0.05, 0.025],
      [0.2, 0.1, 0.05],
    ]);
  });
});
