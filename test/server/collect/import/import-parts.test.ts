import { describe, expect, onTestFinished, test } from "vitest";
import type { Disclosure } from "../../../../src/server/collect/source.ts";
import { landImport } from "../../../../src/server/collect/import/land-import.ts";
import { openDuckdbStore } from "../../../../src/server/store/duckdb/index.ts";
import type { Store } from "../../../../src/server/store/store.ts";
import { sessionsBetween } from "../../../../src/core/market/calendar.ts";
import { day, detailsOf, securityRow, totalsOf } from "../../../support/disclosures.ts";
import { importing } from "../../../support/importing.ts";
import { rowsOf } from "../../../support/served-days.ts";
import { textTable } from "../../../support/table-files.ts";

const HEAD = "交易日期,证券代码,证券简称,融资余额(元),融资买入额(元)";
const HISTORY = textTable(
  HEAD,
  "2026-07-30,600519,贵州茅台,17000000000,300000000",
  "2026-07-31,600519,贵州茅台,17100000000,250000000",
  "",
);

async function openStore(): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  onTestFinished(() => store.close());
  return store;
}

const range = { from: day("2026-07-01"), to: day("2026-07-31") };
const landed = async (store: Store, bytes: Uint8Array, name = "600519.csv") =>
  (await landImport(store, importing(bytes, { name }))).stored;
const coversOf = (disclosures: readonly Disclosure[]) => disclosures.map(({ covers }) => covers);

describe("a file of one security, or a few", () => {
  test("is shown as such, with the largest balance to check the unit by", () => {
    const { preview, disclosures } = importing(HISTORY);
    expect(preview.tables).toMatchObject([{ kind: "part", securities: 1, days: { count: 2 } }]);
    expect(preview.warnings[0]?.zh).toMatch(/^只有 1 只证券.*最大的融资余额读作 17100000000 元，请核对；.*不当作整日/);
    expect(preview.warnings[0]?.en).toMatch(
      /^One security has no total.*read as 17100000000 元.*never counts as a whole day/,
    );
    expect(coversOf(disclosures)).toEqual(["listed", "listed"]);
  });

  test("is served day by day, and no day is complete by it", async () => {
    const store = await openStore();
    expect(await landed(store, HISTORY)).toEqual({ landed: 2, revised: 0, unchanged: 0 });
    expect(await landed(store, HISTORY)).toEqual({ landed: 0, revised: 0, unchanged: 2 });
    const series = await store.servedSeries("600519");
    expect(series).toMatchObject({ name: "贵州茅台", dates: ["2026-07-30", "2026-07-31"] });
    // 17,000,000,000 + 250,000,000 − 17,100,000,000
    expect(series?.columns.financing_repay).toEqual(Float64Array.of(NaN, 150_000_000));
    expect(await store.days("details", "SSE", range.from, range.to)).toEqual([]);
    expect(await store.newest("details", "SSE")).toBeNull();
    expect(await store.details("SSE", range.to)).toBeNull();
  });

  test("under the same name adds to what it said before, and corrects what it repeats", async () => {
    const store = await openStore();
    await landed(store, HISTORY);
    const more = textTable(
      HEAD,
      "2026-07-31,600036,招商银行,5000000000,1",
      "2026-07-31,600519,贵州茅台,17100000001,250000000",
      "",
    );
    expect(await landed(store, more)).toEqual({ landed: 0, revised: 1, unchanged: 0 });
    const [served] = await store.servedDays(range.to);
    expect(rowsOf(served!)).toMatchObject([
      { code: "600036", financing_balance: 5_000_000_000 },
      { code: "600519", financing_balance: 17_100_000_001 },
    ]);
    const [stored] = await store.disclosures("details", "SSE", { from: range.to, to: range.to });
    expect(stored).toMatchObject({ covers: "listed", revision: 2, source: "file:600519.csv" });
  });

  test("gives way to the whole details of a day, whichever came first", async () => {
    const whole = detailsOf({ date: "2026-07-31" }, [securityRow("600000", { financing_balance: 1 })]);
    for (const wholeFirst of [true, false]) {
      const store = await openStore();
      if (wholeFirst) await store.land([whole]);
      await landed(store, HISTORY);
      if (!wholeFirst) await store.land([whole]);
      expect((await store.servedDays(range.to)).map(({ codes }) => codes)).toEqual([["600000"]]);
      expect(await store.days("details", "SSE", range.from, range.to)).toEqual(["2026-07-31"]);
    }
  });

  test("is whole where it adds up to the day's total", async () => {
    const store = await openStore();
    await store.land([totalsOf({ date: "2026-07-31", exchange: "BSE" }, { financing_balance: 1001 })]);
    const file = textTable(
      HEAD,
      "2026-07-31,920001,甲,400,1",
      "2026-07-31,920002,乙,600,1",
      "2026-07-30,920001,甲,400,1",
      "",
    );
    await landed(store, file);
    expect(await store.days("details", "BSE", range.from, range.to)).toEqual(["2026-07-31"]);
  });

  test("stays a part where a security is missing, however small its share of the total", async () => {
    const store = await openStore();
    await store.land([totalsOf({ date: "2026-07-31", exchange: "BSE" }, { financing_balance: 1_000_000 })]);
    await landed(store, textTable(HEAD, "2026-07-31,920001,甲,400000,1", "2026-07-31,920002,乙,599000,1", ""));
    expect((await store.servedSeries("920001"))?.dates).toEqual(["2026-07-31"]);
    expect(await store.days("details", "BSE", range.from, range.to)).toEqual([]);
  });

  test("of prices stays a part where it lacks one of the day's whole details", async () => {
    const codes = Array.from({ length: 40 }, (_, place) => String(920_001 + place));
    for (const [quoted, days] of [
      [codes, ["2026-07-31"]],
      [codes.slice(1), []],
    ] as const) {
      const store = await openStore();
      const rows = codes.map((code) => securityRow(code, { financing_balance: 1 }));
      await store.land([detailsOf({ date: "2026-07-31", exchange: "BSE" }, rows)]);
      await landed(
        store,
        textTable("交易日期,证券代码,收盘价", ...quoted.map((code) => `2026-07-31,${code},11.5`), ""),
      );
      expect(await store.days("quotes", "BSE", range.from, range.to)).toEqual(days);
    }
  });

  test("over months is stored in runs of days, all of them", async () => {
    const store = await openStore();
    const sessions = sessionsBetween(day("2026-01-05"), day("2026-07-31"));
    const file = textTable(HEAD, ...sessions.map((date, age) => `${date},600519,贵州茅台,${17e9 + age},1`), "");
    expect(await landed(store, file)).toEqual({ landed: sessions.length, revised: 0, unchanged: 0 });
    expect((await store.servedSeries("600519"))?.dates).toEqual(sessions);
  });
});

describe("a list that lost a row", () => {
  const HEADINGS = "交易日期,证券代码,融资余额(元),融券余额(元),融资融券余额(元)";
  /** 101 securities of 1,000,000 元 and one of 500 元 sold short alone, whose sum is as given. */
  const list = (sum: number): Uint8Array =>
    textTable(
      HEADINGS,
      ...Array.from({ length: 101 }, (_, place) => `2026-07-31,${600_001 + place},1000000,0,1000000`),
      `2026-07-31,600519,0,500,${sum}`,
      "",
    );

  test("is stored as a part, although it adds up to the day's total, until the corrected one comes", async () => {
    const store = await openStore();
    await store.land([totalsOf({ date: "2026-07-31" }, { financing_balance: 101_000_000 })]);
    await landed(store, list(507), "list.csv");
    expect((await store.servedSeries("600001"))?.dates).toEqual(["2026-07-31"]);
    expect(await store.days("details", "SSE", range.from, range.to)).toEqual([]);
    await landed(store, list(500), "list.csv");
    expect(await store.days("details", "SSE", range.from, range.to)).toEqual(["2026-07-31"]);
    expect(await store.servedSeries("600519")).not.toBeNull();
  });

  test("says so before it is stored", () => {
    const { preview } = importing(list(507));
    expect(preview.warnings[0]?.zh).toContain("所在日的其余各行只作为部分存入");
    expect(preview.warnings[0]?.en).toContain("the rest of its day is stored as a part");
  });
});
