import { describe, expect, test } from "vitest";
import { addDays, type TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createSzseCalendar } from "../../../../src/server/collect/sources/szse/calendar.ts";
import { SourceError } from "../../../../src/server/collect/source.ts";
import { answering } from "../../../support/recorded-exchange.ts";

/** The weekdays that the exchanges' notice of 2026 closes. */
const CLOSED_2026 = [
  ["2026-01-01", "2026-01-02"],
  ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"],
  ["2026-04-06"],
  ["2026-05-01", "2026-05-04", "2026-05-05"],
  ["2026-06-19"],
  ["2026-09-25"],
  ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
].flat();

/** A month as the exchange's calendar shows it. */
function monthList(month: string, closed: ReadonlySet<string>): string {
  const data: object[] = [];
  for (let date = `${month}-01` as TradingDate; date.startsWith(month); date = addDays(date, 1)) {
    const weekday = new Date(date).getUTCDay();
    const isSession = weekday !== 0 && weekday !== 6 && !closed.has(date);
    data.push({ zrxh: weekday + 1, jybz: isSession ? "1" : "0", jyrq: date });
  }
  return JSON.stringify({ data, nowdate: "2026-11-21" });
}

function calendarWith(answer: (month: string) => string) {
  const asked: string[] = [];
  const fetch = answering((url) => {
    expect(url.pathname).toBe("/api/report/exchange/onepersistenthour/monthList");
    const month = url.searchParams.get("month") ?? "";
    asked.push(month);
    return answer(month);
  });
  return { calendar: createSzseCalendar({ fetch, pauseMs: 0 }), asked };
}

describe("the calendar of the Shenzhen exchange", () => {
  test("gives the closed weekdays of a year, from its twelve months", async () => {
    const { calendar, asked } = calendarWith((month) => monthList(month, new Set(CLOSED_2026)));
    expect(await calendar.readClosedWeekdays(2026)).toEqual(CLOSED_2026);
    expect(asked).toEqual(Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}`));
  });

  test("a year in which every weekday is a session is not announced", async () => {
    const { calendar } = calendarWith((month) => monthList(month, new Set()));
    expect(await calendar.readClosedWeekdays(2027)).toBeNull();
  });

  test("a year in which a statutory holiday is a session is not announced", async () => {
    const closed = new Set(CLOSED_2026.map((date) => date.replace("2026", "2027")));
    closed.delete("2027-01-01");
    const { calendar } = calendarWith((month) => monthList(month, closed));
    expect(await calendar.readClosedWeekdays(2027)).toBeNull();
  });

  test("a month with days missing is refused, naming the day", async () => {
    const { calendar } = calendarWith((month) => monthList(month, new Set()).replace("2026-03-31", "2026-03-30"));
    const error = await calendar.readClosedWeekdays(2026).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).text.zh).toContain("2026-03-31");
  });

  test("a web page in its place is refused", async () => {
    const { calendar } = calendarWith(() => "<!DOCTYPE html><title>维护</title>");
    await expect(calendar.readClosedWeekdays(2026)).rejects.toBeInstanceOf(SourceError);
  });
});
