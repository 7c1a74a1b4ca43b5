import { describe, expect, test } from "vitest";
import { codesToAsk, partsOf, type HistoryRow } from "../../../src/server/collect/history-parts.ts";
import { day, marginFigures } from "../../support/disclosures.ts";
import { originOf } from "../../support/origin-of.ts";

const request = { exchange: "SSE", code: "601989", from: day("2015-04-13"), to: day("2015-04-17") } as const;
const now = new Date("2026-11-21T01:02:03Z");
const parts = (...rows: HistoryRow[]) => partsOf(rows, request, { origin: originOf("SSE"), now });
const row = (date: string, figures = {}, code = "601989"): HistoryRow => ({
  ...{ day: date, code, name: "中国重工" },
  figures: marginFigures({ financing_balance: 14_252_656_894, ...figures }),
});

test("days come ascending, each as a part that names its source; a day without a figure is none", () => {
  const blank = row("20150415", { financing_balance: null });
  expect(parts(row("20150417"), blank, row("20150416", { financing_balance: 14_554_040_816 }))).toMatchObject([
    {
      date: "2015-04-16",
      covers: "listed",
      source: "SSE",
      rows: [{ code: "601989", financing_balance: 14_554_040_816 }],
    },
    { date: "2015-04-17", fetchedAt: "2026-11-21T01:02:03.000Z" },
  ]);
});

test.each([
  ["another security", [row("20150417", {}, "600519")], 'gave "600519" in the field 证券代码 (code), expected 601989'],
  ["a day twice", [row("20150417"), row("2015-04-17")], "more than one row for 601989 2015-04-17"],
  ["a day outside the range", [row("20150420")], 'gave figures of "20150420" when asked for 2015-04-13–2015-04-17'],
  ["what is no day", [row("2015041")], 'gave figures of "2015041"'],
  [
    "balances that contradict each other",
    [row("20150417", { short_balance: 1, margin_balance: 1 })],
    "contradicts itself",
  ],
])("%s is refused", (_name, rows, told) => {
  expect(() => parts(...rows)).toThrow(told);
});

describe("a BSE company with two codes", () => {
  const ofBse = { exchange: "BSE", code: "830799", from: day("2025-10-08"), to: day("2025-10-10") } as const;
  const told = (...rows: HistoryRow[]) => partsOf(rows, ofBse, { origin: originOf("BSE"), now });
  const before = row("20251008", {}, "830799");
  const current = row("20251009", {}, "920799");

  test("is asked for by both, any other security by its only one", () => {
    expect(codesToAsk("830799")).toEqual(["920799", "830799"]);
    expect(codesToAsk("920799")).toEqual(["920799", "830799"]);
    expect(codesToAsk("600519")).toEqual(["600519"]);
  });

  test("has one history under the present code", () => {
    expect(told(before, current).map(({ date, rows }) => [date, rows[0]!.code])).toEqual([
      ["2025-10-08", "920799"],
      ["2025-10-09", "920799"],
    ]);
  });

  test("has a day that is told alike under both codes once, and is refused where they differ", () => {
    const twice = { ...before, code: "920799" };
    expect(told(before, twice)).toHaveLength(1);
    const silent = { ...twice, figures: marginFigures() };
    expect([told(before, silent), told(silent, before)]).toEqual([told(before), told(before)]);
    const other = { ...twice, figures: marginFigures({ financing_balance: 1 }) };
    expect(() => told(before, other)).toThrow("more than one row for 830799 2025-10-08");
  });
});
