import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, areClose, numberOf } from "../../support/account.ts";
import { call, codes, message, single } from "../../support/custom-functions.ts";

describe("INTEREST", () => {
  test("a million at 6% costs 166.67 a day, or 164.38 on a basis of 365", () => {
    expect(numberOf("INTEREST", 1_000_000, 0.06, 1)).toBeCloseTo(166.6667, 4);
    expect(numberOf("INTEREST", 1_000_000, 0.06, 1, 365)).toBeCloseTo(164.3836, 4);
  });

  test("no days, no rate and no amount cost nothing", () => {
    expect(call("INTEREST", [[1000, 1000, 0]], [[0.06, 0, 0.06]], [[0, 30, 30]])).toEqual([[0, 0, 0]]);
  });

  test("a blank rate is missing, not free of charge", () => {
    expect(codes(call("INTEREST", 1_000_000, [[0.06], [null]], 30))).toEqual([[5000], ["#N/A"]]);
  });

  test("a 6 typed for 6% is refused", () => {
    expect(message(call("INTEREST", 1000, 6, 30))).toContain("from 0 to 1, got 6");
  });

  test("days are whole, and a basis of 0 is missing", () => {
    expect(message(call("INTEREST", 1000, 0.06, 1.5))).toContain("days (自然日天数) must be a whole number of days");
    expect(single(call("INTEREST", 1000, 0.06, 30, 0))).toBe("#N/A");
  });

  test("is simple: two periods cost what one of both lengths costs", () => {
    const days = fc.integer({ min: 0, max: 720 });
    const rate = fc.integer({ min: 0, max: 1500 }).map((basisPoints) => basisPoints / 10_000);
    fc.assert(
      fc.property(anyAmount, rate, days, days, (amount, annual, first, second) => {
        const together = numberOf("INTEREST", amount, annual, first + second);
        const apart = numberOf("INTEREST", amount, annual, first) + numberOf("INTEREST", amount, annual, second);
        expect(areClose(apart, together)).toBe(true);
      }),
    );
  });

  test("day after day of a whole year adds up to the rate on its basis", () => {
    let owed = 0;
    for (let day = 0; day < 365; day++) owed += numberOf("INTEREST", 1_000_000, 0.068, 1, 365);
    expect(owed).toBeCloseTo(68_000, 6);
  });
});
