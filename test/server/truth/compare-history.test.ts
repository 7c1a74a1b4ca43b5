import { expect, test } from "vitest";
import type { MarginFieldId } from "../../../src/core/fields/catalogue.ts";
import type { Part } from "../../../src/server/collect/source.ts";
import type { ServedSeries } from "../../../src/server/store/store.ts";
import { compareHistory } from "../../../src/server/truth/compare-history.ts";
import { blankColumns } from "../../../src/server/truth/security-columns.ts";
import { day, securityRow } from "../../support/disclosures.ts";

type Days = Readonly<Record<string, Partial<Record<MarginFieldId, number>>>>;
const range = { from: day("2026-09-14"), to: day("2026-09-18") };

function served(days: Days): ServedSeries {
  const columns = blankColumns(Object.keys(days).length);
  for (const [index, figures] of Object.values(days).entries())
    for (const [id, figure] of Object.entries(figures)) columns[id as MarginFieldId][index] = figure;
  return { code: "600519", name: "贵州茅台", exchange: "SSE", dates: Object.keys(days).map(day), columns };
}

const told = (days: Days): Part[] =>
  Object.entries(days).map(([date, figures]) => ({
    ...{ dataset: "details", exchange: "SSE", covers: "listed", source: "SSE", fetchedAt: "2026-11-21T01:02:03Z" },
    ...{ date: day(date), rows: [securityRow("600519", figures)] },
  }));

test("the same figures agree; a figure that one side lacks is no difference, and one that is not stored is told apart", () => {
  const here = served({
    "2026-09-17": { financing_balance: 17_233_521_533, short_balance: 5e6 },
    "2026-09-18": { financing_buy: 1 },
  });
  const there = told({
    "2026-09-17": { financing_balance: 17_233_521_533, short_shares: 4 },
    "2026-09-18": { financing_buy: 1 },
  });
  expect(compareHistory(here, there, range)).toEqual({
    ...{ missing: [], untold: [], differences: [] },
    unstored: [{ field: "short_shares", dates: ["2026-09-17"] }],
  });
});

test("a difference is told with both figures; the rounding of a 元 is none", () => {
  const here = served({ "2026-09-17": { financing_balance: 17_233_521_533, short_sold: 1_101, margin_balance: 100 } });
  const there = told({ "2026-09-17": { financing_balance: 17_233_521_503, short_sold: 1_100, margin_balance: 101 } });
  expect(compareHistory(here, there, range).differences).toEqual([
    { date: "2026-09-17", field: "financing_balance", served: 17_233_521_533, told: 17_233_521_503 },
  ]);
});

test("figures that are all stored in 万元 are compared as far as they go", () => {
  const here = served({
    "2026-09-17": { financing_balance: 1_723_350_000 },
    "2026-09-18": { financing_balance: 1_724_990_000 },
  });
  const there = told({
    "2026-09-17": { financing_balance: 1_723_352_153 },
    "2026-09-18": { financing_balance: 1_724_999_000 },
  });
  expect(compareHistory(here, there, range).differences.map(({ date }) => date)).toEqual(["2026-09-18"]);
});

test("days of one side only are named; a day of prices alone is not stored", () => {
  const here = served({ "2026-09-11": { financing_buy: 1 }, "2026-09-16": { financing_buy: 1 }, "2026-09-17": {} });
  const there = told({ "2026-09-17": { financing_buy: 1 }, "2026-09-18": { financing_buy: 1 } });
  expect(compareHistory(here, there, range)).toEqual({
    ...{ missing: ["2026-09-17", "2026-09-18"], untold: ["2026-09-16"], differences: [], unstored: [] },
  });
  expect(compareHistory(null, there, range).missing).toHaveLength(2);
});
