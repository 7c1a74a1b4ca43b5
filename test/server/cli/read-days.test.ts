import { describe, expect, test } from "vitest";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";
import { readDays } from "../../../src/server/cli/collect-command.ts";
import type { CollectOptions } from "../../../src/server/cli/program.ts";

/** A Monday. */
const TODAY = "2026-09-21" as TradingDate;
const days = (options: Partial<Record<"date" | "from" | "to", string>>): unknown =>
  readDays({ exchange: "ALL", ...options } as CollectOptions, TODAY);

describe("readDays", () => {
  test("without a day takes the last trading day before today", () => {
    expect(days({})).toEqual({ from: "2026-09-18", to: "2026-09-18" });
  });

  test("takes one day, a range, or a range up to the last trading day", () => {
    expect(days({ date: "2026-09-17" })).toEqual({ from: "2026-09-17", to: "2026-09-17" });
    expect(days({ from: "2026-09-01", to: "2026-09-10" })).toEqual({ from: "2026-09-01", to: "2026-09-10" });
    expect(days({ from: "2026-09-01" })).toEqual({ from: "2026-09-01", to: "2026-09-18" });
    expect(days({ to: "2026-09-10" })).toEqual({ from: "2026-09-10", to: "2026-09-10" });
  });

  test.each([
    [{ date: "2026-09-19" }, /2026-09-19 is not a trading day: the one before is 2026-09-18, the one after 2026-09-21/],
    [{ date: "2026-09-22" }, /2026-09-22 is after today \(2026-09-21 in Beijing\)/],
    [{ from: "2026-09-22" }, /2026-09-22 is after today/],
    [{ from: "2026-09-10", to: "2026-09-01" }, /2026-09-10 is after the last day 2026-09-01/],
    [{ date: "2026-09-18", to: "2026-09-18" }, /--date cannot be used with/],
  ])("%o is refused", (options, sentence) => {
    expect(() => days(options)).toThrow(sentence);
  });
});
