import { describe, expect, test } from "vitest";
import { createRecentDays } from "../../../src/server/store/recent-days.ts";
import type { ServedDay } from "../../../src/server/truth/served-day.ts";
import { day } from "../../support/disclosures.ts";
import { mergeDay } from "../../../src/server/truth/merge-day.ts";
import { disclosed } from "../../support/day-disclosures.ts";

function served(date: string, edition: number): ServedDay {
  const disclosures = [disclosed("details", "SSE", { "600000": { financing_balance: edition } })];
  return { ...mergeDay({ exchange: "SSE", date: day(date), disclosures, before: null })!, edition };
}

describe("recent days", () => {
  test("give a day of the edition that was kept, and of no other", () => {
    const recent = createRecentDays();
    const kept = served("2026-09-18", 7);
    recent.keep([kept]);
    expect(recent.find({ exchange: "SSE", date: day("2026-09-18"), edition: 7 })).toBe(kept);
    expect(recent.find({ exchange: "SSE", date: day("2026-09-18"), edition: 8 })).toBeUndefined();
    expect(recent.find({ exchange: "SZSE", date: day("2026-09-18"), edition: 7 })).toBeUndefined();
  });

  test("hold a day once, as it was kept last", () => {
    const recent = createRecentDays();
    recent.keep([served("2026-09-18", 7), served("2026-09-18", 8)]);
    expect(recent.find({ exchange: "SSE", date: day("2026-09-18"), edition: 7 })).toBeUndefined();
    expect(recent.find({ exchange: "SSE", date: day("2026-09-18"), edition: 8 })).toBeDefined();
  });

  test("are few: the oldest go first", () => {
    const recent = createRecentDays();
    const dates = Array.from({ length: 28 }, (_, index) => `2026-09-${String(index + 1).padStart(2, "0")}`);
    for (const date of dates) recent.keep([served(date, 1)]);
    const held = dates.filter((date) => recent.find({ exchange: "SSE", date: day(date), edition: 1 }));
    expect(held).toEqual(dates.slice(-held.length));
    expect(held.length).toBeGreaterThan(3);
    expect(held.length).toBeLessThan(20);
  });
});
