import { describe, expect, test } from "vitest";
import { SECURITY_FIELD_IDS } from "../../../src/core/fields/catalogue.ts";
import { mergeDay, type DayToMerge, type MergedDay } from "../../../src/server/truth/merge-day.ts";
import type { ServedDay } from "../../../src/server/truth/served-day.ts";
import { disclosed, type Cells } from "../../support/day-disclosures.ts";
import { day } from "../../support/disclosures.ts";

const merge = (given: Partial<DayToMerge> & Pick<DayToMerge, "disclosures">): MergedDay =>
  mergeDay({ exchange: "SSE", date: day("2026-09-30"), before: null, ...given })!;

const served = (given: Partial<DayToMerge> & Pick<DayToMerge, "disclosures">): ServedDay => ({
  ...merge(given),
  edition: 1,
});

/** One security's figures as they are served; what is missing is left out. */
function cells(merged: MergedDay, code: string): Cells {
  const row = merged.codes.indexOf(code);
  const held: Cells = {};
  for (const id of SECURITY_FIELD_IDS) {
    const value = merged.columns[id][row];
    if (value !== undefined && value !== null && !Number.isNaN(value)) held[id] = value;
  }
  return held;
}

describe("a merged day", () => {
  test("is null where nothing is disclosed", () => {
    expect(mergeDay({ exchange: "SSE", date: day("2026-09-30"), disclosures: [], before: null })).toBeNull();
  });

  test("takes a column from the exchange before Eastmoney, and from Eastmoney what the exchange does not give", () => {
    const merged = merge({
      disclosures: [
        disclosed("details", "EASTMONEY", { "600519": { financing_balance: 99, short_balance: 256040000 } }),
        disclosed("details", "SSE", { "600519": { financing_balance: 17233521533, short_balance: null } }),
      ],
    });
    expect(cells(merged, "600519")).toMatchObject({ financing_balance: 17233521533, short_balance: 256040000 });
    expect(merged.origins.financing_balance).toEqual({
      source: "SSE",
      revision: 1,
      fetched_at: "2026-10-09T00:35:00.000Z",
      derived: false,
    });
    expect(merged.origins.short_balance).toMatchObject({ source: "EASTMONEY", derived: false });
  });

  test("never fills a hole in one source's column from another source", () => {
    const merged = merge({
      disclosures: [
        disclosed("details", "SSE", { "600000": { financing_buy: 1 }, "600519": { financing_buy: null } }),
        disclosed("details", "EASTMONEY", { "600000": { financing_buy: 2 }, "600519": { financing_buy: 3 } }),
      ],
    });
    expect([...merged.columns.financing_buy]).toEqual([1, NaN]);
  });

  test("keeps 0 apart from missing: a column of zeros is a column, one of nulls is none", () => {
    const merged = merge({
      disclosures: [
        disclosed("details", "SSE", { "600519": { short_sold: 0, short_shares: null } }),
        disclosed("details", "EASTMONEY", { "600519": { short_sold: 5, short_shares: 7 } }),
      ],
    });
    expect(cells(merged, "600519")).toEqual({ short_sold: 0, short_shares: 7 });
    expect(merged.origins.short_sold?.source).toBe("SSE");
  });

  test("has a row for every security that any source names, ascending by code", () => {
    const merged = merge({
      disclosures: [
        disclosed("quotes", "EASTMONEY", { "601988": { close: 5.1 }, "600000": { close: 12 } }),
        disclosed("details", "SSE", { "600519": { financing_balance: 1 } }),
      ],
    });
    expect(merged.codes).toEqual(["600000", "600519", "601988"]);
    expect([...merged.columns.close]).toEqual([12, NaN, 5.1]);
  });

  test("takes quotes from Eastmoney, then Tushare, then Tencent, then the exchange", () => {
    const of = (source: string, close: number) => disclosed("quotes", source, { "600519": { close } });
    const all = [of("SSE", 4), of("TENCENT", 3), of("TUSHARE", 2), of("EASTMONEY", 1)];
    for (let left = all.length; left > 0; left--) {
      expect(cells(merge({ disclosures: all.slice(0, left) }), "600519").close).toBe(5 - left);
    }
  });

  test("takes a user's file only where no other source gives the column", () => {
    const merged = merge({
      disclosures: [
        disclosed("details", "file:a.csv", { "600519": { financing_balance: 1, short_returned: 2 } }),
        disclosed("details", "AKTOOLS", { "600519": { financing_balance: 3, short_returned: null } }),
      ],
    });
    expect(cells(merged, "600519")).toEqual({ financing_balance: 3, short_returned: 2 });
  });

  test("keeps the schemes of sectors apart", () => {
    const merged = merge({
      disclosures: [
        disclosed("sectors", "EASTMONEY", { "600519": { sector_em: "酿酒行业", sector_sw: null } }),
        disclosed("sectors", "TUSHARE", { "600519": { sector_em: null, sector_sw: "食品饮料" } }),
      ],
    });
    expect(cells(merged, "600519")).toEqual({ sector_em: "酿酒行业", sector_sw: "食品饮料" });
  });

  test("takes the newest revision where one source is given twice", () => {
    const merged = merge({
      disclosures: [
        disclosed("details", "SSE", { "600519": { financing_balance: 1 } }, { revision: 1 }),
        disclosed("details", "SSE", { "600519": { financing_balance: 2 } }, { revision: 3 }),
      ],
    });
    expect(cells(merged, "600519").financing_balance).toBe(2);
    expect(merged.origins.financing_balance?.revision).toBe(3);
  });
});

describe("codes of the BSE", () => {
  const before = served({
    exchange: "BSE",
    date: day("2025-09-30"),
    disclosures: [
      disclosed("details", "BSE", { "832000": { financing_balance: 100 }, "835857": { financing_balance: 50 } }),
    ],
  });

  test("figures disclosed under a former code are served under the current one", () => {
    expect(before.codes).toEqual(["920000", "920057"]);
  });

  test("what is derived, and what lasts, goes on across the switch", () => {
    const today = disclosed("details", "BSE", { "920000": { financing_balance: 90, financing_buy: 30 } });
    expect(cells(merge({ exchange: "BSE", disclosures: [today], before }), "920000").financing_repay).toBe(40);
  });

  test("where one list has a security under both codes, the row under the current code counts, in any order", () => {
    const twice = { "920000": { financing_balance: 2 }, "832000": { financing_balance: 1 } };
    const merged = merge({ exchange: "BSE", disclosures: [disclosed("details", "BSE", twice)] });
    expect(merged.codes).toEqual(["920000"]);
    expect([...merged.columns.financing_balance]).toEqual([2]);
  });
});

describe("what nobody published", () => {
  const details = disclosed("details", "SSE", { "600519": { financing_balance: 17233521533, short_shares: 202648 } });
  const quotes = disclosed(
    "quotes",
    "EASTMONEY",
    { "600519": { close: 1263.455 } },
    { fetchedAt: "2026-10-09T01:00Z" },
  );

  test("融券余额 is 余量 × 收盘价 to the 分, 融资融券余额 the sum, both marked with the sources they follow from", () => {
    const merged = merge({ disclosures: [details, quotes] });
    // 202648 × 1263.455 = 256036628.84 exactly; 17233521533 + 256036628.84 = 17489558161.84
    expect(cells(merged, "600519")).toMatchObject({
      short_balance: 256036628.84,
      margin_balance: 17489558161.84,
    });
    expect(merged.origins.short_balance).toEqual({
      source: "SSE+EASTMONEY",
      revision: 1,
      fetched_at: "2026-10-09T01:00Z",
      derived: true,
    });
  });

  test("融券余额 stays missing without a close", () => {
    const merged = merge({ disclosures: [details] });
    expect(cells(merged, "600519")).toEqual({ financing_balance: 17233521533, short_shares: 202648 });
    expect(merged.origins.short_balance).toBeUndefined();
  });

  const before = served({
    exchange: "SZSE",
    date: day("2026-09-29"),
    disclosures: [
      disclosed("details", "SZSE", {
        "000001": { financing_balance: 4_580_000_000, short_shares: 9_880_300 },
        "000002": { financing_balance: 100, short_shares: 0 },
      }),
    ],
  });
  const today = (source = "SZSE") =>
    disclosed("details", source, {
      "000001": {
        financing_balance: 4_570_000_000,
        financing_buy: 55_000_000,
        short_shares: 9_880_300,
        short_sold: 152_700,
      },
      "000002": { financing_balance: 130, financing_buy: 20, short_shares: 0, short_sold: 0 },
      "000004": { financing_balance: 7, financing_buy: 7, short_shares: 0, short_sold: 0 },
    });

  test("repayments follow from the session before, and are marked", () => {
    const merged = merge({ exchange: "SZSE", disclosures: [today()], before });
    expect(cells(merged, "000001")).toMatchObject({ financing_repay: 65_000_000, short_returned: 152_700 });
    expect(merged.origins.financing_repay).toMatchObject({ source: "SZSE", derived: true });
  });

  test("a repayment is missing where the balance was adjusted, and where the security is new", () => {
    const merged = merge({ exchange: "SZSE", disclosures: [today()], before });
    expect(cells(merged, "000002").financing_repay).toBeUndefined();
    expect(cells(merged, "000002").short_returned).toBe(0);
    expect(cells(merged, "000004").financing_repay).toBeUndefined();
  });

  test("repayments are missing, and not marked, where the session before is not stored", () => {
    const merged = merge({ exchange: "SZSE", disclosures: [today()] });
    expect(merged.columns.financing_repay.every(Number.isNaN)).toBe(true);
    expect(merged.origins.financing_repay).toBeUndefined();
  });

  test("a published repayment is not derived anew", () => {
    const published = disclosed("details", "EASTMONEY", { "000001": { financing_repay: 1, short_returned: 2 } });
    const merged = merge({ exchange: "SZSE", disclosures: [today(), published], before });
    expect(cells(merged, "000001")).toMatchObject({ financing_repay: 1, short_returned: 2 });
    expect(merged.origins.financing_repay).toMatchObject({ source: "EASTMONEY", derived: false });
    expect(cells(merged, "000002").financing_repay).toBeUndefined();
  });
});

describe("what lasts until the next word on it", () => {
  const before = served({
    date: day("2026-09-29"),
    disclosures: [
      disclosed(
        "sectors",
        "EASTMONEY",
        {
          "600000": { sector_em: "银行" },
          "600519": { sector_em: "酿酒行业" },
          "600001": { sector_em: "钢铁" },
        },
        { fetchedAt: "2026-09-30T01:00:00.000Z" },
      ),
      disclosed("targets", "SSE", { "600519": { financing_target: 1, short_target: 0 } }),
      disclosed("quotes", "EASTMONEY", { "600519": { close: 1260 } }),
    ],
  });
  const details = disclosed("details", "SSE", {
    "600519": { financing_balance: 1 },
    "600000": { financing_balance: 2 },
  });

  test("sectors and targets are carried forward with their origin, for the securities of the day only", () => {
    const merged = merge({ disclosures: [details], before });
    expect(merged.codes).toEqual(["600000", "600519"]);
    expect(merged.columns.sector_em).toEqual(["银行", "酿酒行业"]);
    expect([...merged.columns.short_target]).toEqual([NaN, 0]);
    expect(merged.origins.sector_em).toEqual(before.origins.sector_em);
  });

  test("a snapshot of the day replaces the whole column", () => {
    const snapshot = disclosed("sectors", "EASTMONEY", { "600519": { sector_em: "白酒" } });
    expect(merge({ disclosures: [details, snapshot], before }).columns.sector_em).toEqual([null, "白酒"]);
  });

  test("prices are of their day and are never carried forward", () => {
    expect(merge({ disclosures: [details], before }).columns.close.every(Number.isNaN)).toBe(true);
  });
});
