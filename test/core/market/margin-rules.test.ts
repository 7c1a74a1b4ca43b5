import { describe, expect, test } from "vitest";
import { isSession } from "../../../src/core/market/calendar.ts";
import { MARGIN_RULES, marginRuleOn } from "../../../src/core/market/margin-rules.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";

const SIDES = ["FINANCING", "SHORT"] as const;
const on = (date: string): TradingDate => date as TradingDate;

describe("the margin rules", () => {
  test.each(SIDES)("of %s are in order of time, and each changes something", (side) => {
    const rules = MARGIN_RULES.filter((rule) => rule.side === side);
    const days = rules.map(({ from }) => from);
    expect(days).toEqual([...new Set(days)].toSorted());
    rules.slice(1).forEach((rule, index) => expect(rule.minimum).not.toEqual(rules[index]!.minimum));
  });

  test("take effect on sessions, after they were announced", () => {
    for (const { from, announced } of MARGIN_RULES) {
      expect(isSession(from)).toBe(true);
      if (announced) expect(announced < from).toBe(true);
    }
  });

  test("never ask less of a private fund", () => {
    for (const { minimum } of MARGIN_RULES) expect(minimum.PRIVATE_FUND).toBeGreaterThanOrEqual(minimum.GENERAL);
  });

  test("name their document and source, and the BSE once it was open", () => {
    for (const { from, document, source, exchanges } of MARGIN_RULES) {
      expect([document.zh, document.en, source].every((text) => text.length > 5)).toBe(true);
      expect(exchanges.includes("BSE")).toBe(from >= "2023-02-13");
    }
  });

  test("only the reduction of 2023 reaches open contracts, where it is agreed", () => {
    expect(MARGIN_RULES.filter(({ binds }) => binds === "openByAgreement").map(({ from }) => from)).toEqual([
      "2023-09-11",
    ]);
  });

  test("none is in force before the pilot, and the newest one if no date is given", () => {
    for (const side of SIDES) {
      expect(marginRuleOn(side, on("2010-03-30"))).toBeNull();
      expect(marginRuleOn(side, on("2010-03-31"))?.from).toBe("2010-03-31");
      expect(marginRuleOn(side)).toBe(marginRuleOn(side, on("2999-12-31")));
    }
  });
});
