import { describe, expect, test } from "vitest";
import { sessionRows, spreadOverSessions } from "../../../src/core/fields/session-rows.ts";
import { announceYear } from "../../../src/core/market/calendar.ts";
import { dayNumber, type TradingDate } from "../../../src/core/market/trading-date.ts";

const daysOf = (...dates: string[]): number[] => dates.map((date) => dayNumber(date as TradingDate));

describe("rows of sessions", () => {
  test("count sessions and not days: a weekend is no hole", () => {
    // Friday 2026-09-18 and Monday 2026-09-21.
    expect([...sessionRows(daysOf("2026-09-18", "2026-09-21")).rowOf]).toEqual([0, 1]);
  });

  test("skip nothing for a holiday: 2025-09-30 is followed by 2025-10-09", () => {
    expect([...sessionRows(daysOf("2025-09-30", "2025-10-09")).rowOf]).toEqual([0, 1]);
  });

  test("leave a row for each session without data", () => {
    const rows = sessionRows(daysOf("2026-09-16", "2026-09-18"));
    expect([[...rows.rowOf], rows.rows]).toEqual([[0, 2], 3]);
    expect([...spreadOverSessions(Float64Array.of(5, 7), rows)]).toEqual([5, NaN, 7]);
  });

  test("give a day that the calendar does not know a row of its own", () => {
    // Saturday 2026-09-19 between a Friday and a Monday.
    const rows = sessionRows(daysOf("2026-09-18", "2026-09-19", "2026-09-21"));
    expect([...rows.rowOf]).toEqual([0, 1, 2]);
  });

  test("follow a calendar that is announced while the program runs", () => {
    const days = daysOf("2033-03-07", "2033-03-09");
    expect([...sessionRows(days).rowOf]).toEqual([0, 2]);
    announceYear(2033, ["2033-03-08" as TradingDate]);
    expect([...sessionRows(days).rowOf]).toEqual([0, 1]);
  });

  test("are none where there are no days", () => {
    expect(sessionRows([]).rows).toBe(0);
  });
});
