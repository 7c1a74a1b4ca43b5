import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message, single } from "../../support/custom-functions.ts";
import { knownTotals } from "../../support/published-figures.ts";
import { slowHhi } from "../../support/slow/concentration.ts";

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const index = (values: readonly unknown[]): unknown => single(call("HHI", column(values)));
const amount = fc.double({ min: 0.01, max: 1e13, noNaN: true });
const amounts = fc.array(amount, { minLength: 1, maxLength: 50 });

describe("HHI", () => {
  test("of 50, 30 and 20 is 0.38", () => {
    expect(index([50, 30, 20])).toBeCloseTo(0.38, 15);
  });

  test("of the three exchanges on 2026-07-16 is just under a half", () => {
    const balances = (["SSE", "SZSE", "BSE"] as const).map((exchange) => knownTotals(exchange, "2026-07-16")!.balance);
    expect(index(balances)).toBeCloseTo(0.4970229695533273, 14);
  });

  test("a single member has all, n equal members have 1/n", () => {
    expect(index([4.2])).toBe(1);
    expect(index(Array.from({ length: 8 }, () => 3))).toBe(0.125);
    expect(index(Array.from({ length: 5000 }, () => 7e8))).toBeCloseTo(1 / 5000, 12);
  });

  test("what is missing, 0 or negative is no member", () => {
    expect(index([7, null, 7, 0, -2, "--"])).toBe(0.5);
  });

  test("without a positive value there is no answer, and the text says so", () => {
    expect([index([0, 0]), index([-1, null])]).toEqual(["#N/A", "#N/A"]);
    expect(message(call("HHI", [[0, 0]]))).toBe(
      "values (各成员数额) holds no positive number, so nobody has a share; check the range",
    );
  });

  test("an error among the values comes back", () => {
    expect(index([1, "#DIV/0!", 2])).toBe("#DIV/0!");
    expect(message(call("HHI", [[1, "全部"]]))).toContain('got "全部"');
  });

  test("agrees with squaring each share", () => {
    const members = fc.array(fc.option(fc.double({ min: -10, max: 1e12, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(members, (list) => {
        const expected = slowHhi(list);
        if (expected === null) expect(index(list)).toBe("#N/A");
        else expect(Number(index(list)) / expected).toBeCloseTo(1, 10);
      }),
    );
  });

  test("lies between 1/n and 1, whatever the unit and the order", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(1e-8, 1e-4, 1e4), (values, unit) => {
        const value = Number(index(values));
        expect(value).toBeGreaterThanOrEqual((1 / values.length) * (1 - 1e-12));
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(Number(index(values.map((one) => one * unit).toReversed())) / value).toBeCloseTo(1, 10);
      }),
    );
  });

  test("rises when two members become one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 }),
        ([one, two, ...rest]) => {
          expect(Number(index([one! + two!, ...rest]))).toBeGreaterThan(Number(index([one, two, ...rest])));
        },
      ),
    );
  });
});
