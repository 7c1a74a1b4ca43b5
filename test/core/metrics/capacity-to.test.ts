import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message, single } from "../../support/custom-functions.ts";

const number = (id: string, ...args: unknown[]): number => Number(single(call(id, ...args)));

describe("CAPACITY_TO", () => {
  test("BSE of 2025-02-27, 46.87 of 4,300 (亿元), lacks 39.13 to 2%", () => {
    expect(number("CAPACITY_TO", 46.87, 4300, 0.02)).toBeCloseTo(39.13, 10);
  });

  test("above the target it is negative, at the target 0", () => {
    expect(number("CAPACITY_TO", 300, 10000, "2.5%")).toBe(-50);
    expect(number("CAPACITY_TO", 250, 10000, "2.5%")).toBe(0);
    expect(number("CAPACITY_TO", 250, 10000, 0)).toBe(-250);
  });

  test("the balance with the room added stands at the target", () => {
    const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0.001, max: 1, noNaN: true }), (balance, cap, target) => {
        const filled = balance + number("CAPACITY_TO", balance, cap, target);
        expect(number("MARGIN_RATIO", Math.max(filled, 0), cap)).toBeCloseTo(target, 6);
      }),
    );
  });

  test("targets across and securities down spill a table", () => {
    expect(call("CAPACITY_TO", [[1], [2]], [[100], [400]], [[0.01, 0.02]])).toEqual([
      [0, 1],
      [2, 6],
    ]);
  });

  test("a missing balance, float value or target has no answer", () => {
    expect(codes(call("CAPACITY_TO", [[1], [""]], [[0], [100]], 0.02))).toEqual([["#N/A"], ["#N/A"]]);
    expect(message(call("CAPACITY_TO", 1, 100, ""))).toContain("target_ratio");
    expect(single(call("CAPACITY_TO", 1, 100, -0.02))).toBe("#VALUE!");
  });

  test("a 2 typed for 2% is refused rather than taken for 200%", () => {
    const rows = call("CAPACITY_TO", 46.87, 4300, 2);
    expect(single(rows)).toBe("#VALUE!");
    expect(message(rows)).toBe("target_ratio (目标占比) must be a ratio such as 0.025 (2.5%) from 0 to 1, got 2");
  });
});
