import { afterEach, describe, expect, test } from "vitest";
import {
  announcedUntil,
  announceYear,
  closedWeekdays,
  isForecast,
  isSession,
  sessionsBetween,
} from "../../../src/core/market/calendar.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";

const day = (text: string): TradingDate => text as TradingDate;
const bundled = closedWeekdays(2026);
afterEach(() => announceYear(2026, bundled));

describe("a year that the exchanges announce", () => {
  test("replaces the bundled one", () => {
    announceYear(2026, [day("2026-01-01"), day("2026-11-23")]);
    expect(isSession(day("2026-11-23"))).toBe(false);
    expect(isSession(day("2026-01-02"))).toBe(true);
    expect(closedWeekdays(2026)).toEqual(["2026-01-01", "2026-11-23"]);
  });

  test("leaves other years as they are, also where it names their days", () => {
    announceYear(2026, [...bundled, day("2025-03-03")]);
    expect(isSession(day("2025-03-03"))).toBe(true);
    expect(sessionsBetween(day("2026-01-01"), day("2026-12-31"))).toHaveLength(242);
  });

  test("is no forecast any more", () => {
    announceYear(2027, [day("2027-01-01")]);
    expect(isForecast(day("2027-05-04"))).toBe(false);
    expect(announcedUntil()).toBe("2027-12-31");
  });
});

test("the bundled year of 2026 has 19 closed weekdays", () => {
  expect(bundled).toHaveLength(19);
});
