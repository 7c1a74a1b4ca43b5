import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message, single } from "../../support/custom-functions.ts";
import { slowBreadth } from "../../support/slow/concentration.ts";

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const share = (now: readonly unknown[], before: readonly unknown[]): unknown =>
  single(call("BREADTH", column(now), column(before)));

describe("BREADTH", () => {
  test("of four members of which two rose, one stood and one fell is a half", () => {
    expect(share([30, 30, 40, 8], [20, 30, 50, 7])).toBe(0.5);
  });

  test("all rose is 1, none rose is 0", () => {
    expect([share([2, 3], [1, 2]), share([1, 2], [2, 2])]).toEqual([1, 0]);
  });

  test("a member missing on either side is left out, and one that began at 0 rose", () => {
    expect(share([30, null, 40, 5], [20, 30, 50, "--"])).toBe(0.5);
    expect(share([5, 1], [0, 1])).toBe(0.5);
  });

  test("without a member that has both there is no answer, and the text names the lists", () => {
    expect(share([30, null], [null, 20])).toBe("#N/A");
    expect(message(call("BREADTH", [[30, null]], [[null, 20]]))).toBe(
      "No member has a number in both now and before; check that the two lists line up",
    );
  });

  test("lists of different length, and a negative balance, are refused", () => {
    expect(share([1, 2, 3], [1, 2])).toBe("#VALUE!");
    expect(share([1, -2], [1, 2])).toBe("#VALUE!");
  });

  test("agrees with counting", () => {
    const balance = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(balance, balance), { minLength: 1, maxLength: 60 }), (members) => {
        const now = members.map(([value]) => value);
        const before = members.map(([, value]) => value);
        expect(share(now, before)).toBe(slowBreadth(members) ?? "#N/A");
      }),
    );
  });

  test("without ties, risers and fallers are everybody", () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 100, max: 199 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), (pairs) => {
        const now = pairs.map(([low, high, rose]) => (rose ? high : low));
        const before = pairs.map(([low, high, rose]) => (rose ? low : high));
        expect(Number(share(now, before)) + Number(share(before, now))).toBeCloseTo(1, 14);
      }),
    );
  });
});
