import { describe, expect, test } from "vitest";
import { defaultForm, type PullForm } from "../../src/taskpane/form/pull-form.ts";
import { readForm } from "../../src/taskpane/form/read-form.ts";
import { stringsFor } from "../../src/taskpane/strings/strings.ts";
import { day } from "../support/rows.ts";

const today = day("2026-09-21"); // a Monday
const { wrong } = stringsFor("zh");
const asOf = {
  sample: false,
  exchanges: [
    { exchange: "SSE" as const, totals: day("2026-09-18"), details: day("2026-09-17"), overview: null },
    { exchange: "BSE" as const, totals: null, details: null, overview: null },
  ],
};
const read = (change: Partial<PullForm>) => readForm({ ...defaultForm(asOf, today), ...change }, today, wrong);

describe("the form at first", () => {
  test("asks for the last thirty sessions up to the newest disclosed day", () => {
    // 30 sessions that end on Friday 2026-09-18 are six full weeks without a holiday.
    expect(defaultForm(asOf, today)).toMatchObject({ from: "2026-08-10", to: "2026-09-18", toLatest: true });
    expect(defaultForm(asOf, today)).toMatchObject({ date: "2026-09-17", dateLatest: true, sheet: "" });
  });

  test("takes the last session before today where nothing is known", () => {
    expect(defaultForm(null, today)).toMatchObject({ to: "2026-09-18", date: "2026-09-18" });
  });
});

describe("reading the form", () => {
  test("gives the spec of daily totals", () => {
    expect(read({ scope: "EACH" })).toEqual({
      spec: { dataset: "totals", scope: "EACH", from: "2026-08-10", to: "latest" },
    });
    expect(read({ toLatest: false })).toMatchObject({ spec: { to: "2026-09-18" } });
  });

  test("gives the spec of one day's securities", () => {
    expect(read({ dataset: "details", exchange: "BSE" })).toEqual({
      spec: { dataset: "details", exchange: "BSE", date: "latest" },
    });
    const fixed = { dataset: "details", dateLatest: false, date: "2026-09-17" } as const;
    expect(read(fixed)).toMatchObject({ spec: { date: "2026-09-17" } });
  });

  test.each<[string, Partial<PullForm>, "from" | "to" | "date", string]>([
    ["no day", { from: "" }, "from", "请选择日期"],
    ["a day that does not exist", { from: "2026-02-30" }, "from", "2026-02-30"],
    ["a last day before the first", { toLatest: false, to: "2026-08-01" }, "from", "2026-08-10 晚于截止日 2026-08-01"],
    ["a day to come", { toLatest: false, to: "2026-09-22" }, "to", "2026-09-22 还没有到"],
    ["a range to come", { from: "2026-10-01" }, "from", "还没有到"],
    ["days before margin trading", { toLatest: false, from: "2009-01-05", to: "2010-03-30" }, "to", "2010-03-31"],
    [
      "days before the BSE had any",
      { scope: "BSE", toLatest: false, from: "2022-01-04", to: "2023-02-10" },
      "to",
      "2023-02-13",
    ],
    ["a Saturday", { dataset: "details", dateLatest: false, date: "2026-09-19" }, "date", "前一交易日是 2026-09-18"],
    [
      "a day before margin trading",
      { dataset: "details", dateLatest: false, date: "2010-03-30" },
      "date",
      "2010-03-31",
    ],
  ])("refuses %s and says what to do", (_, change, field, words) => {
    expect(read(change).problems?.[field]).toContain(words);
  });
});
