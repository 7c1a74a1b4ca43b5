import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

const ratio = (...args: unknown[]): number => Number(single(call("CONFIRM_RATIO", ...args)));

describe("CONFIRM_RATIO", () => {
  test("500 million units for requests of 1,250 million confirm 40%", () => {
    expect(ratio(5e8, 12.5e8)).toBe(0.4);
  });

  test("enough room confirms all, just enough too, none confirms nothing", () => {
    expect([ratio(500, 400), ratio(500, 500), ratio(0, 100)]).toEqual([1, 1, 0]);
  });

  test("what is confirmed fills the room, or is what was asked for", () => {
    const amount = fc.double({ min: 1, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (room, requests) => {
        expect((requests * ratio(room, requests)) / Math.min(room, requests)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("a quotient beyond every number still is 1", () => {
    expect(ratio(1e308, 1e-308)).toBe(1);
  });

  test("without requests, or with room missing, there is no answer", () => {
    const rows = call("CONFIRM_RATIO", [[5], [null], [5]], [[0], [10], [""]]);
    expect(codes(rows).flat()).toEqual(["#N/A", "#N/A", "#N/A"]);
    expect(message(rows)).toContain("requests (申购总额) is missing or 0");
    expect(single(call("CONFIRM_RATIO", -1, 10))).toBe("#VALUE!");
  });
});
