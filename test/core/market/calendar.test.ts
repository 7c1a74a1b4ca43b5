import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  announcedUntil,
  forecastReason,
  isForecast,
  isSession,
  nextSession,
  previousSession,
  sessionsBetween,
} from "../../../src/core/market/calendar.ts";
import { addDays, parseTradingDate, type TradingDate } from "../../../src/core/market/trading-date.ts";

const day = (text: string): TradingDate => parseTradingDate(text)!;

/** Trading days of each year as publicly counted; 2026 from the exchanges' notice. */
const SESSIONS_PER_YEAR: readonly (readonly [number, number])[] = [
  [2010, 242],
  [2011, 244],
  [2012, 243],
  [2013, 238],
  [2014, 245],
  [2015, 244],
  [2016, 244],
  [2017, 244],
  [2018, 243],
  [2019, 244],
  [2020, 243],
  [2021, 243],
  [2022, 242],
  [2023, 242],
  [2024, 242],
  [2025, 243],
  [2026, 242],
];

const anyDay = fc.integer({ min: 0, max: 6573 }).map((offset) => addDays(day("2010-01-01"), offset));

describe("the trading calendar", () => {
  test.each(SESSIONS_PER_YEAR)("%i has %i sessions", (year, count) => {
    expect(sessionsBetween(day(`${year}-01-01`), day(`${year}-12-31`))).toHaveLength(count);
  });

  test("152 sessions lie between 2026-01-05 and 2026-08-19", () => {
    const sessions = sessionsBetween(day("2026-01-05"), day("2026-08-19"));
    expect(sessions).toHaveLength(152);
    expect([sessions[0], sessions.at(-1)]).toEqual(["2026-01-05", "2026-08-19"]);
  });

  test("4128 sessions lie between 2010 and 2026", () => {
    expect(sessionsBetween(day("2010-01-01"), day("2026-12-31"))).toHaveLength(4128);
  });

  test("they are those on which the exchanges traded, day by day", () => {
    const sessions = sessionsBetween(day("2010-01-01"), day("2026-12-31"));
    // SHA-256 of the exchanges' sessions from 2010-01-04 to 2026-12-31, one YYYY-MM-DD a line.
    const published = "a1c84a620c24093f13d310439cf021c74958f20dc8fabf094df25674e60c056c";
    expect(createHash("sha256").update(sessions.join("\n")).digest("hex")).toBe(published);
  });

  test.each([
    ["2010-03-31", true, "first day of margin trading"],
    ["2020-01-31", false, "the Spring Festival prolonged in 2020"],
    ["2020-02-03", true, "reopening in 2020"],
    ["2015-09-03", false, "the holiday of 2015 only"],
    ["2018-12-31", false, "a holiday at the very end of a year"],
    ["2025-02-08", false, "a Saturday that was a working day (调休)"],
    ["2026-02-14", false, "a Saturday that is a working day (调休)"],
    ["2026-09-18", true, "an ordinary Friday"],
    ["2026-09-19", false, "a Saturday"],
    ["2026-09-20", false, "a Sunday"],
    ["2026-09-25", false, "Mid-Autumn 2026"],
    ["1969-12-31", true, "a Wednesday before the epoch"],
    ["1969-12-28", false, "a Sunday before the epoch"],
  ])("%s is a session: %s (%s)", (date, session) => {
    expect(isSession(day(date))).toBe(session);
  });

  test("the session around a long holiday is found across it", () => {
    expect(nextSession(day("2025-09-30"))).toBe("2025-10-09");
    expect(previousSession(day("2025-10-09"))).toBe("2025-09-30");
    expect(nextSession(day("2026-02-18"))).toBe("2026-02-24");
    expect(previousSession(day("2026-02-18"))).toBe("2026-02-13");
  });

  test("a year that is not announced is a forecast", () => {
    expect([isForecast(day("2009-12-31")), isForecast(day("2026-12-31")), isForecast(day("2027-01-04"))]).toEqual([
      true,
      false,
      true,
    ]);
    expect(nextSession(day("2029-12-31"))).toBe("2030-01-01");
  });

  test("a forecast says why, and leaves out the weekdays that the law makes holidays", () => {
    expect(forecastReason(day("2026-12-31"))).toBeNull();
    expect(forecastReason(day("2027-02-05"))?.zh).toContain("2027 年的休市安排尚未公布");
    const closed = ["2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-06-09", "2027-09-15", "2027-10-01"];
    expect(closed.map((date) => isSession(day(date)))).toEqual(closed.map(() => false));
    expect(isSession(day("2027-02-09"))).toBe(true);
  });

  test("what is known ends with the last year that is announced", () => {
    expect(announcedUntil()).toBe("2026-12-31");
  });

  test("a range that ends before it begins holds no session", () => {
    expect(sessionsBetween(day("2026-09-18"), day("2026-09-17"))).toEqual([]);
  });

  test("next and previous are neighbours without a session between them", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const next = nextSession(date);
        expect(isSession(next)).toBe(true);
        expect(sessionsBetween(addDays(date, 1), next)).toEqual([next]);
        const previous = previousSession(date);
        expect(sessionsBetween(previous, addDays(date, -1))).toEqual([previous]);
      }),
    );
  });

  test("no session falls on a weekend", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const weekday = new Date(date).getUTCDay();
        expect(isSession(date) && (weekday === 0 || weekday === 6)).toBe(false);
      }),
    );
  });
});
