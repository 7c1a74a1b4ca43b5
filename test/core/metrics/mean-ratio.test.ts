import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message, single } from "../../support/custom-functions.ts";
import { slowMeanRatio } from "../../support/slow/mean-ratio.ts";

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const mean = (balances: readonly unknown[], caps: readonly unknown[]): unknown =>
  single(call("MEAN_RATIO", column(balances), column(caps)));

const amount = fc.double({ min: 1, max: 1e12, noNaN: true });
const members = fc.array(fc.tuple(fc.option(amount), fc.option(amount)), { minLength: 1, maxLength: 40 });
const balancesOf = (list: readonly (readonly unknown[])[]): unknown[] => list.map(([balance]) => balance);
const capsOf = (list: readonly (readonly unknown[])[]): unknown[] => list.map(([, cap]) => cap);

describe("MEAN_RATIO", () => {
  test("of 1% and 2% is 1.5%, where the ratio of the sums is 1.75%", () => {
    expect(mean([1, 6], [100, 300])).toBeCloseTo(0.015, 15);
    expect(single(call("MARGIN_RATIO", 7, 400))).toBe(0.0175);
  });

  test("a member missing on either side is left out, and a float value of 0 is missing", () => {
    expect(mean([1, 6, null, 9, 9], [100, 300, 50, 0, "--"])).toBeCloseTo(0.015, 15);
  });

  test("a balance of 0 is a member with a ratio of 0", () => {
    expect(mean([0, 4], [100, 100])).toBe(0.02);
  });

  test("without a member that has both there is no answer, and the text says what to check", () => {
    expect(mean([1, null], [null, 100])).toBe("#N/A");
    expect(message(call("MEAN_RATIO", [[1, null]], [[null, 100]]))).toMatch(/^No member has both .* line up$/);
    expect(mean([1, 2], [0, 0])).toBe("#N/A");
  });

  test("lists that do not pair are refused", () => {
    const rows = call("MEAN_RATIO", column([1, 2]), column([1, 2, 3]));
    expect(single(rows)).toBe("#VALUE!");
    expect(message(rows)).toContain("balances (各成员余额) 2×1, float_caps (各成员流通市值) 3×1");
  });

  test("a negative float value is refused, and an error comes back", () => {
    expect(mean([1, 2], [100, -5])).toBe("#VALUE!");
    expect(mean([1, "#NUM!"], [100, 100])).toBe("#NUM!");
  });

  test("lists may lie in rows, columns or blocks", () => {
    const square = [
      [1, 2],
      [3, 4],
    ];
    expect(single(call("MEAN_RATIO", square, [[100, 100, 100, 100]]))).toBeCloseTo(0.025, 15);
  });

  test("agrees with dividing one by one", () => {
    fc.assert(
      fc.property(members, (list) => {
        const expected = slowMeanRatio(list);
        const given = mean(balancesOf(list), capsOf(list));
        if (expected === null) expect(given).toBe("#N/A");
        else expect(Number(given) / expected).toBeCloseTo(1, 10);
      }),
    );
  });

  test("lies between the smallest and the largest ratio, and does not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 40 }), (list) => {
        const ratios = list.map(([balance, cap]) => balance / cap);
        const given = Number(mean(balancesOf(list), capsOf(list)));
        expect(given).toBeGreaterThanOrEqual(Math.min(...ratios) * (1 - 1e-12));
        expect(given).toBeLessThanOrEqual(Math.max(...ratios) * (1 + 1e-12));
        const turned = list.toReversed();
        expect(Number(mean(balancesOf(turned), capsOf(turned))) / given).toBeCloseTo(1, 10);
      }),
    );
  });

  test("of 5,000 members with ratios 0.0001 to 0.5 is 0.25005", () => {
    const balances = Array.from({ length: 5000 }, (_, index) => index + 1);
    const caps = balances.map(() => 10_000);
    expect(mean(balances, caps)).toBeCloseTo(0.25005, 12);
  });
});
