import { describe, expect, test } from "vitest";
import { handsOnTheSame, sameDay } from "../../../src/server/store/same-day.ts";
import { disclosed } from "../../support/day-disclosures.ts";
import { merge } from "../../support/merged-days.ts";

const day = (cells: Parameters<typeof disclosed>[2][string]) =>
  merge({
    disclosures: [
      disclosed("details", "SSE", { "600519": { financing_balance: 5, ...cells } }),
      disclosed("targets", "SSE", { "600519": { financing_target: cells.financing_target ?? 1 } }),
      disclosed("sectors", "EASTMONEY", { "600519": { sector_em: cells.sector_em ?? "白酒" } }),
      disclosed("boards", "EASTMONEY", { "600519": { region_em: cells.region_em ?? "贵州" } }),
    ],
  });

describe("what a day hands on to the session after it", () => {
  test.each([
    ["a balance", { financing_balance: 6 }],
    ["the shares that are lent", { short_shares: 100 }],
    ["whether it is a target", { financing_target: 0 }],
    ["a sector", { sector_em: "食品" }],
    ["a region", { region_em: "四川" }],
  ])("is another where %s is", (_, cells) => {
    expect(handsOnTheSame(day({}), day({}))).toBe(true);
    expect(handsOnTheSame(day({}), day(cells))).toBe(false);
  });

  test("is the same where only what was bought is another", () => {
    expect(sameDay(day({}), day({ financing_buy: 7 }))).toBe(false);
    expect(handsOnTheSame(day({}), day({ financing_buy: 7 }))).toBe(true);
  });
});
