import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, anyLine, areClose, numberOf } from "../../support/account.ts";
import { call, message, single } from "../../support/custom-functions.ts";

describe("TOP_UP", () => {
  test("180 against 100 needs 40 to stand at 220%", () => {
    expect(numberOf("TOP_UP", 180, 100, 2.2)).toBeCloseTo(40, 10);
  });

  test("at the target and above nothing is needed", () => {
    expect(call("TOP_UP", [[149], [150], [151]], 100, 1.5)).toEqual([[1], [0], [0]]);
  });

  test("a target below 100% is a target too", () => {
    expect(single(call("TOP_UP", 70, 100, 0.8))).toBe(10);
  });

  test("without debt there is no ratio to reach", () => {
    expect(single(call("TOP_UP", 180, 0, 2.2))).toBe("#N/A");
    expect(message(call("TOP_UP", 180, 0, 2.2))).toContain("no debt");
  });

  test("220 for 220% is refused, and a target of 0 is missing", () => {
    expect(message(call("TOP_UP", 180, 100, 220))).toContain("target (目标维持担保比例) must be");
    expect([single(call("TOP_UP", 180, 100, 220)), single(call("TOP_UP", 180, 100, 0))]).toEqual(["#VALUE!", "#N/A"]);
  });

  test("what is added leads to the target", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyLine, (assets, debt, target) => {
        const added = numberOf("TOP_UP", assets, debt, target);
        const after = numberOf("MAINTENANCE_RATIO", added, assets, debt);
        expect(added === 0 ? after >= target : areClose(after, target)).toBe(true);
      }),
    );
  });
});
