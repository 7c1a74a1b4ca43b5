import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message, single } from "../../support/custom-functions.ts";
import { slowTopShare } from "../../support/slow/concentration.ts";

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const share = (values: readonly unknown[], n?: unknown): unknown => single(call("TOP_SHARE", column(values), n));
const count = fc.integer({ min: 1, max: 12 });

describe("TOP_SHARE", () => {
  test("the three largest of 10, 40, 5, 25 and 20 have 85%", () => {
    expect(share([10, 40, 5, 25, 20])).toBeCloseTo(0.85, 15);
    expect(share([10, 40, 5, 25, 20], 3)).toBe(share([10, 40, 5, 25, 20]));
  });

  test("with no more members than n it is all", () => {
    expect([share([3, 1], 2), share([3, 1], 3), share([3], 10)]).toEqual([1, 1, 1]);
  });

  test("what is missing, 0 or negative is no member", () => {
    expect(share([60, null, 40, -100, 0], 1)).toBeCloseTo(0.6, 15);
  });

  test("a tie at the last place counts one of the two", () => {
    expect(share([5, 5, 5, 5], 3)).toBe(0.75);
  });

  test("an n that is no whole number from 1 is refused", () => {
    for (const n of [0, -1, 2.5, "three"]) expect(share([1, 2], n)).toBe("#VALUE!");
    expect(message(call("TOP_SHARE", [[1, 2]], 2.5))).toContain("n (名次) must be a whole number, 1 or more, got 2.5");
  });

  test("without a positive value there is no answer", () => {
    expect([share([0, -4]), share([null])]).toEqual(["#N/A", "#N/A"]);
  });

  test("amounts near the largest number still have shares", () => {
    expect(share([1.5e308, 1.5e308, 1.5e308], 1)).toBeCloseTo(1 / 3, 15);
  });

  test("agrees with taking the largest away n times", () => {
    const members = fc.array(fc.option(fc.double({ min: -10, max: 1e12, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(members, count, (list, n) => {
        const expected = slowTopShare(list, n);
        if (expected === null) expect(share(list, n)).toBe("#N/A");
        else expect(Number(share(list, n)) / expected).toBeCloseTo(1, 10);
      }),
    );
  });

  test("never falls as n grows, and is never above 1", () => {
    const positive = fc.array(fc.double({ min: 0.01, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(positive, count, (values, n) => {
        expect(Number(share(values, n))).toBeLessThanOrEqual(Number(share(values, n + 1)));
        expect(Number(share(values, n + 1))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("the 50 largest of 1 to 5,000 have 1.9802% of it", () => {
    // (4951 + … + 5000) / (1 + … + 5000) = 248,775 / 12,502,500
    const values = Array.from({ length: 5000 }, (_, member) => member + 1);
    expect(share(values, 50)).toBeCloseTo(248_775 / 12_502_500, 12);
  });
});
