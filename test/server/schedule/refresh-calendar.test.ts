import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { announceYear, closedWeekdays, isSession } from "../../../src/core/market/calendar.ts";
import { keepYear, loadCalendar } from "../../../src/server/schedule/calendar-file.ts";
import { refreshCalendar, yearsToAsk } from "../../../src/server/schedule/refresh-calendar.ts";
import { day } from "../../support/disclosures.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const bundled = closedWeekdays(2026);
afterEach(() => announceYear(2026, bundled));

describe("the calendar of a year to come", () => {
  test("is asked for from November on, until it is known", () => {
    expect(yearsToAsk(day("2026-10-31"))).toEqual([]);
    expect(yearsToAsk(day("2026-11-01"))).toEqual([2027]);
    expect(yearsToAsk(day("2028-03-01"))).toEqual([2028]);
    expect(yearsToAsk(day("2028-12-01"))).toEqual([2028, 2029]);
  });

  test("is kept when it is announced, and taken at the next start", async () => {
    const directory = temporaryDirectory();
    const closed = [day("2031-01-01"), day("2031-10-01")];
    const source = { readClosedWeekdays: (year: number) => Promise.resolve(year === 2031 ? closed : null) };
    const asked = { today: day("2031-12-01"), now: new Date("2031-12-01T01:00:00Z") };
    expect(await refreshCalendar(source, directory, asked)).toEqual([2031]);
    expect(yearsToAsk(day("2031-12-01"))).toEqual([2032]);

    announceYear(2031, []);
    expect(await loadCalendar(directory)).toEqual([2031]);
    expect(isSession(day("2031-10-01"))).toBe(false);
  });

  test("a file that is absent or broken counts as none and is replaced", async () => {
    const directory = temporaryDirectory();
    expect(await loadCalendar(directory)).toEqual([]);
    await writeFile(join(directory, "calendar.json"), '{"2026":');
    expect(await loadCalendar(directory)).toEqual([]);
    await keepYear(directory, 2026, bundled, new Date("2026-11-21T01:00:00Z"));
    expect(JSON.parse(await readFile(join(directory, "calendar.json"), "utf8"))).toMatchObject({
      2026: { closed_weekdays: bundled, read_at: "2026-11-21T01:00:00.000Z" },
    });
  });
});
