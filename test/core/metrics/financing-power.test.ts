import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areClose, numberOf } from "../../support/account.ts";
import { call, message, single } from "../../support/custom-functions.ts";

describe("FINANCING_POWER", () => {
  test("a margin of 1 million borrows 1 million at 100% and 1.25 million at 80%, as the SZSE explained in 2023", () => {
    expect(call("FINANCING_POWER", 1_000_000, [[1, 0.8]])).toEqual([[1_000_000, 1_250_000]]);
  });

  test("with no ratio it is what the newest rule allows", () => {
    const newest = numberOf("MARGIN_RULE", "FINANCING");
    expect(newest).toBe(1);
    expect(single(call("FINANCING_POWER", 500))).toBe(500 / newest);
  });

  test("below 0 it is what the margin falls short of", () => {
    expect(single(call("FINANCING_POWER", -8, 0.8))).toBe(-10);
  });

  test("80 for 80% is refused, and a ratio of 0 is missing", () => {
    expect(message(call("FINANCING_POWER", 100, 80))).toBe(
      "margin_ratio (融资保证金比例) must be a positive ratio such as 0.025 (2.5%) below 50, where 130% is 1.3, got 80",
    );
    expect([single(call("FINANCING_POWER", 100, 80)), single(call("FINANCING_POWER", 100, 0))]).toEqual([
      "#VALUE!",
      "#N/A",
    ]);
  });

  test("what it allows, bought at the margin ratio, uses the whole available margin", () => {
    const ratios = fc.integer({ min: 50, max: 300 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        ratios,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cash, ratio, haircut) => {
          const bought = numberOf("FINANCING_POWER", cash, ratio);
          const left = numberOf("AVAILABLE_MARGIN", cash, null, [[bought, bought, haircut, ratio]]);
          expect(areClose(left, 0, cash)).toBe(true);
        },
      ),
    );
  });
});
