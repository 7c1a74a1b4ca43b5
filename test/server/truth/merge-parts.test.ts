import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SECURITY_FIELD_IDS } from "../../../src/core/fields/catalogue.ts";
import type { StoredDisclosure } from "../../../src/server/store/store.ts";
import { anyDisclosures, disclosed } from "../../support/day-disclosures.ts";
import { day } from "../../support/disclosures.ts";
import { cells, merge, served } from "../../support/merged-days.ts";

const FILE = "file:600519.csv";
const part = (...given: Parameters<typeof disclosed>): StoredDisclosure => ({
  ...disclosed(...given),
  covers: "listed",
});

describe("a disclosure of some securities", () => {
  test("alone gives a day on which it says so of every column", () => {
    const merged = merge({ disclosures: [part("details", FILE, { "600519": { financing_balance: 7 } })] });
    expect(merged.codes).toEqual(["600519"]);
    expect(cells(merged, "600519")).toEqual({ financing_balance: 7 });
    expect(merged.origins.financing_balance).toMatchObject({ source: FILE, derived: false, partial: true });
  });

  test("leaves a figure of the whole day as it is, whichever source is first in the plan", () => {
    for (const source of [FILE, "SSE"]) {
      const merged = merge({
        disclosures: [
          part("details", source, { "600519": { financing_balance: 7 } }),
          disclosed("details", "file:day.csv", { "600519": { financing_balance: 8 } }),
        ],
      });
      expect(cells(merged, "600519")).toEqual({ financing_balance: 8 });
      expect(merged.origins.financing_balance).not.toHaveProperty("partial");
    }
  });

  test("fills a gap of a whole day's column, which then names both", () => {
    const merged = merge({
      disclosures: [
        disclosed("details", "SSE", { "600519": { short_sold: null }, "600000": { short_sold: 5 } }),
        part("details", FILE, { "600519": { short_sold: 3 }, "600000": { short_sold: 4 } }, { revision: 2 }),
      ],
    });
    expect([...merged.columns.short_sold]).toEqual([5, 3]);
    expect(merged.origins.short_sold).toMatchObject({ source: `SSE+${FILE}`, revision: 2 });
    expect(merged.origins.short_sold).not.toHaveProperty("partial");
  });

  test("adds no security and no field to a day whose details are whole", () => {
    const whole = disclosed("details", "SSE", { "600000": { financing_balance: 5 } });
    const merged = merge({
      disclosures: [
        whole,
        part("details", FILE, {
          "600000": { financing_balance: 6, short_balance: 1 },
          "600519": { financing_balance: 7 },
        }),
        part("quotes", FILE, { "600000": { close: 9 }, "600036": { close: 10 } }),
      ],
    });
    expect(merged).toEqual(merge({ disclosures: [whole] }));
  });

  test("stands beside the whole quotes of a day whose details nobody gave", () => {
    const merged = merge({
      disclosures: [
        disclosed("quotes", "EASTMONEY", { "600000": { close: 12 }, "600519": { close: 1260 } }),
        part("details", FILE, { "600519": { short_shares: 10 } }),
      ],
    });
    expect(cells(merged, "600519")).toEqual({ close: 1260, short_shares: 10, short_balance: 12600 });
    expect(cells(merged, "600000")).toEqual({ close: 12 });
    expect(merged.origins.short_balance).toMatchObject({ derived: true, partial: true });
    expect(merged.origins.close).not.toHaveProperty("partial");
  });

  test("keeps what it publishes, where the same is derived of another security", () => {
    const before = served({
      date: day("2026-09-29"),
      disclosures: [
        part("details", FILE, { "600000": { financing_balance: 10 }, "600519": { financing_balance: 20 } }),
      ],
    });
    const merged = merge({
      before,
      disclosures: [
        part("details", FILE, {
          "600000": { financing_balance: 12, financing_buy: 5 },
          "600519": { financing_balance: 22, financing_buy: 5, financing_repay: 4 },
        }),
      ],
    });
    expect([...merged.columns.financing_repay]).toEqual([3, 4]);
    expect(merged.origins.financing_repay).toMatchObject({ source: FILE, derived: true, partial: true });
  });

  test("says nothing of what left a security by the next day, where that is whole: it is not of all", () => {
    const before = served({
      date: day("2026-09-29"),
      disclosures: [part("details", FILE, { "600519": { financing_balance: 20, short_shares: 9 } })],
    });
    const flows = { financing_buy: 5, short_sold: 1 };
    const merged = merge({
      before,
      disclosures: [
        disclosed("details", "file:day.csv", {
          "600000": { financing_balance: 12, short_shares: 3, ...flows },
          "600519": { financing_balance: 15, short_shares: 8, ...flows },
        }),
      ],
    });
    expect([...merged.columns.financing_repay, ...merged.columns.short_returned]).toEqual([NaN, NaN, NaN, NaN]);
    expect(merged.origins).not.toHaveProperty("financing_repay");
    expect(merged.origins).not.toHaveProperty("short_returned");
  });

  test("never changes a figure that whole disclosures give, nor any row of a day whose details are whole", () => {
    fc.assert(
      fc.property(anyDisclosures, anyDisclosures, (wholes, others) => {
        const parts = others.map((one) => ({ ...one, source: `file:${one.source}`, covers: "listed" as const }));
        const details = disclosed("details", "SSE", { "600000": { financing_balance: 1 } });
        const disclosures = [...wholes.filter(({ dataset }) => dataset !== "details"), details];
        const alone = merge({ disclosures });
        const both = merge({ disclosures: [...disclosures, ...parts] });
        expect(both.codes).toEqual(alone.codes);
        for (const id of SECURITY_FIELD_IDS) {
          if (!alone.origins[id]) expect(both.origins[id]).toBeUndefined();
          for (const [row, value] of [...alone.columns[id]].entries())
            if (value !== null && !Number.isNaN(value)) expect(both.columns[id][row]).toBe(value);
        }
      }),
    );
  });
});
