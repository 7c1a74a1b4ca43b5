import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ImportedFile } from "../../../../src/server/collect/import/import-file.ts";
import { encodeGbk } from "../../../support/gbk.ts";
import { day } from "../../../support/disclosures.ts";
import { asked, figuresOf, importing, refusalOf, type Given } from "../../../support/importing.ts";
import { textTable, workbook } from "../../../support/table-files.ts";

const importWith = (bytes: Uint8Array, given: Given = {}): ImportedFile =>
  importing(bytes, { name: "totals.csv", exchange: "ALL", ...given });

/** 2026-01-05 as published: 元, and the same in 亿元 to two decimals. */
const MONDAY = { financing: 2_543_421_750_497, short: 17_226_467_986, margin: 2_560_648_218_483 };

describe("a table from Eastmoney in UTF-8 with its mark", () => {
  const imported = importWith(readFileSync(new URL("../../../fixtures/files/market-totals.csv", import.meta.url)));

  test("gives one disclosure a day, in 元 and shares, under the file's name", () => {
    expect(imported.disclosures).toHaveLength(10);
    expect(imported.disclosures[0]).toEqual({
      dataset: "totals",
      exchange: "ALL",
      date: "2026-01-05",
      source: "file:totals.csv",
      fetchedAt: "2026-11-20T01:00:00.000Z",
      figures: {
        financing_balance: MONDAY.financing,
        financing_buy: 290_552_359_343,
        financing_repay: 271_286_612_430,
        short_balance: MONDAY.short,
        short_shares: null,
        short_sold: 102_683_497,
        short_returned: 65_269_274,
        margin_balance: MONDAY.margin,
      },
    });
  });

  test("tells what was used and what was not", () => {
    const { origin, tables, left_out, warnings } = imported.preview;
    expect(origin.id).toBe("eastmoney");
    expect(tables).toMatchObject([{ kind: "totals", exchanges: ["ALL"], rows: 10, sheet: null, securities: null }]);
    expect(tables[0]?.days).toEqual({ first: "2026-01-05", last: "2026-01-16", count: 10 });
    expect(tables[0]?.columns.map(({ heading, unit, unit_from }) => [heading, unit, unit_from])).toEqual([
      ["融资余额(元)", "元", "heading"],
      ["融资买入额(元)", "元", "heading"],
      ["融资偿还额(元)", "元", "heading"],
      ["融券余额(元)", "元", "heading"],
      ["融券卖出量(股)", "股", "heading"],
      ["融券偿还量(股)", "股", "heading"],
      ["融资融券余额(元)", "元", "heading"],
    ]);
    expect(left_out.map(({ what }) => what.zh)).toEqual(["列“融资净买入(元)”", "列“沪深300收盘”"]);
    expect(warnings).toEqual([]);
  });

  test("shows the first and the last rows in 元 and shares", () => {
    const { sample } = imported.preview.tables[0]!;
    expect(sample).toHaveLength(6);
    expect(sample[0]).toMatchObject({ row: 2, date: "2026-01-05", code: null });
    expect(sample[0]?.figures[0]).toBe(MONDAY.financing);
    expect(sample.at(-1)).toMatchObject({ row: 11, date: "2026-01-16" });
  });
});

describe("other forms of a table", () => {
  test("tab-separated GBK under an .xls name, with a note below", () => {
    const text = "日期\t融资余额(万元)\t融券余量(万股)\r\n2026/1/5\t254,342,175.05\t--\r\n数据来源:通达信\r\n";
    const imported = importWith(encodeGbk(text), { name: "table.xls" });
    expect(figuresOf(imported)).toMatchObject({ financing_balance: 2_543_421_750_500, short_shares: null });
    expect(imported.preview.left_out.map(({ what }) => what.zh)).toEqual(["第 3 行“数据来源:通达信”"]);
  });

  test.each(["xlsx", "biff8"] as const)("a workbook (%s) with a title, Excel dates, numbers and text", (bookType) => {
    const bytes = workbook(
      {
        说明: [["本文件由示例导出"]],
        汇总: [
          ["两融汇总", null, null],
          [null, null, null],
          ["交易日期", "融资余额（元）", "融券余额(元)"],
          [46027, MONDAY.financing, "17,226,467,986"],
          [46028, "-", null],
          ["注：每个交易日早晨更新", null, null],
        ],
      },
      bookType,
    );
    const imported = importWith(bytes);
    expect(imported.disclosures.map(({ date }) => date)).toEqual(["2026-01-05"]);
    expect(figuresOf(imported)).toMatchObject({ financing_balance: MONDAY.financing, short_balance: MONDAY.short });
    expect(imported.preview.tables.map(({ sheet }) => sheet)).toEqual(["汇总"]);
    expect(imported.preview.left_out.map(({ what }) => what.zh)).toEqual([
      "第 6 行“注：每个交易日早晨更新”",
      "第 5 行（2026-01-06）",
      "工作表“说明”",
    ]);
  });

  test("a row of units under the names of the series", () => {
    const imported = importWith(
      textTable("指标名称,融资余额,融券余量", "频率,日,日", "单位,亿元,亿股", "2026-01-05,25434.22,24.44"),
    );
    expect(figuresOf(imported)).toMatchObject({ financing_balance: 2_543_422_000_000, short_shares: 2_444_000_000 });
  });

  test("a line above the table that states the units", () => {
    const imported = importWith(
      textTable("单位：亿元、万股", "日期,融资余额,融券卖出量", "20260105,25434.22,10268.3497"),
    );
    expect(figuresOf(imported)).toMatchObject({ financing_balance: 2_543_422_000_000, short_sold: 102_683_497 });
  });

  test("figures that carry 亿 or 万亿 themselves, as a screen shows them", () => {
    const imported = importWith(textTable("日期,融资余额,融券余额", "2026-01-05,2.54万亿,172.26亿"));
    expect(figuresOf(imported)).toMatchObject({ financing_balance: 2_540_000_000_000, short_balance: 17_226_000_000 });
  });

  test("volumes without a unit are shares in the SSE's own file, whose figures are the SSE's", () => {
    const imported = importing(
      textTable("信用交易日期,本日融资余额(元),本日融券余量", "20260918,1495185799372,2444063656"),
    );
    expect(figuresOf(imported)).toMatchObject({ short_shares: 2_444_063_656 });
    expect(imported.disclosures.map(({ exchange }) => exchange)).toEqual(["SSE"]);
  });

  test("turnover and float value of the same day become the day's overview", () => {
    const imported = importWith(textTable("日期,融资余额(元),成交额(亿元)", `2026-01-05,${MONDAY.financing},28000`));
    expect(imported.disclosures.map(({ dataset }) => dataset)).toEqual(["totals", "overview"]);
    expect(figuresOf(imported, 1)).toEqual({ turnover: 2_800_000_000_000, float_cap: null });
  });

  test("an exchange's first balances were small, and a 0 is still none", () => {
    const first = (balance: string) =>
      importWith(textTable("日期,融资余额(元)", `2023-02-13,${balance}`), { exchange: "BSE" }).disclosures;
    expect(first("5000000")).toMatchObject([{ date: "2023-02-13", exchange: "BSE" }]);
    expect(() => first("0")).toThrow(/cannot be a market total/);
  });

  test("a file without dates is of the day that the user names", () => {
    const bytes = textTable("本日融资余额(元),本日融券余额(元)", "1495185799372,14089378242");
    const imported = importWith(bytes, { exchange: "SSE", date: day("2026-07-31") });
    expect(imported.disclosures.map(({ date }) => date)).toEqual(["2026-07-31"]);
    expect(asked(importWith(bytes, { exchange: "SSE" }))).toEqual([["date", null]]);
    expect(() => importWith(bytes, { exchange: "SSE", date: day("2026-08-01") })).toThrow(
      /2026-08-01 is not a trading/,
    );
  });

  test("the sheet that the user names is read", () => {
    const sheet = (balance: number): (string | number)[][] => [
      ["日期", "融资余额(元)"],
      ["2026-01-05", balance],
    ];
    const bytes = workbook({ 沪市: sheet(1_300_000_000_000), 全市场: sheet(MONDAY.financing) });
    expect(figuresOf(importWith(bytes, { sheet: "全市场" }))).toMatchObject({ financing_balance: MONDAY.financing });
    expect(() => importWith(bytes, { sheet: "深市" })).toThrow(/no sheet “深市”.*沪市, 全市场/);
    expect(asked(importWith(bytes))).toEqual([["sheet", null]]);
  });
});

describe("the identity of the three balances", () => {
  const file = (unit: string, ...figures: readonly (string | number)[]): Uint8Array =>
    textTable(`日期,融资余额(${unit}),融券余额(${unit}),融资融券余额(${unit})`, `2026-01-05,${figures.join(",")}`);

  test("holds to the 元 in 元", () => {
    expect(importWith(file("元", MONDAY.financing, MONDAY.short, MONDAY.margin)).disclosures).toHaveLength(1);
    expect(() => importWith(file("元", MONDAY.financing, MONDAY.short, MONDAY.margin + 1))).toThrow(
      /Row 2: .*2543421750497 .*17226467986 = 2560648218483.*2560648218484/,
    );
  });

  test("holds within the rounding of the digits in 亿元", () => {
    // 25434.22 + 172.26 = 25606.48: and 25606.49 is one rounding away, 25606.50 is not.
    expect(importWith(file("亿元", "25434.22", "172.26", "25606.48")).disclosures).toHaveLength(1);
    expect(importWith(file("亿元", "25434.22", "172.26", "25606.49")).disclosures).toHaveLength(1);
    expect(() => importWith(file("亿元", "25434.22", "172.26", "25606.50"))).toThrow(/Row 2/);
  });
});

describe("a file that is refused", () => {
  const HEAD = "日期,融资余额(元)";
  const GOOD = `2026-01-05,${MONDAY.financing}`;
  test.each<[string, Uint8Array, RegExp, RegExp]>([
    ["empty", new Uint8Array(), /文件是空的/, /file is empty/],
    ["without a known heading", textTable("a,b", "1,2"), /没有认得的表头.*a \| b/, /No known heading.*a \| b/],
    ["a web page", textTable("<!DOCTYPE html><html></html>"), /网页/, /web page/],
    ["a damaged workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), /已损坏或有密码/, /damaged or protected/],
    [
      "text where a number belongs",
      textTable(HEAD, GOOD, "2026-01-06,约两万亿"),
      /第 3 行“融资余额\(元\)”的值“约两万亿”/,
      /Row 3, “融资余额\(元\)”: “约两万亿”/,
    ],
    ["digits lost to 2.54E+12", textTable(HEAD, "2026-01-05,2.54E+12"), /第 2 行.*2\.54E\+12/, /Row 2.*2\.54E\+12/],
    [
      "an error of Excel",
      workbook({
        a: [
          ["日期", "融资余额(元)"],
          ["2026-01-05", { t: "e", v: 42, w: "#N/A" }],
        ],
      }),
      /第 2 行.*#N\/A/,
      /Row 2.*#N\/A/,
    ],
    [
      "a unit of something else",
      textTable("日期,融券余量(元)", "2026-01-05,5"),
      /单位“元”不适用于融券余量/,
      /unit “元”.*does not fit 融券余量/,
    ],
    ["a unit nobody knows", textTable("日期,融券余量(手)", "2026-01-05,5"), /单位“手”/, /unit “手”/],
    [
      "two units at once",
      textTable("日期,融资余额(亿元)", "2026-01-05,2.5万亿"),
      /自带单位/,
      /besides the one in the heading/,
    ],
    ["a negative balance", textTable(HEAD, "2026-01-05,-5"), /“-5”为负/, /“-5” is negative/],
    [
      "one field twice",
      textTable("日期,融资余额(元),本日融资余额(元)", `${GOOD},1`),
      /两列都是融资余额/,
      /are both 融资余额/,
    ],
    [
      "one day twice",
      textTable(HEAD, GOOD, GOOD),
      /第 2 行与第 3 行都是 2026-01-05/,
      /Rows 2 and 3 are both 2026-01-05/,
    ],
    ["no date", textTable(HEAD, "一月五日,1"), /第 2 行：日期“一月五日”/, /Row 2: the date “一月五日”/],
    ["a Saturday", textTable(HEAD, "2026-01-10,1"), /2026-01-10 不是交易日/, /2026-01-10 is not a trading day/],
    ["a day to come", textTable(HEAD, "2026-11-23,1"), /2026-11-23 晚于今天 2026-11-20/, /2026-11-23 is after today/],
    ["a day before margin trading", textTable(HEAD, "2010-03-30,1"), /早于/, /before margin trading began/],
    [
      "万元 under a heading of 元",
      textTable(HEAD, "2026-01-05,254342175"),
      /不可能是市场汇总/,
      /cannot be a market total/,
    ],
    [
      "a turnover in 亿元 under a heading of 元",
      textTable("日期,成交额(元)", "2026-01-05,28000"),
      /成交额 28000 元不可能是市场汇总/,
      /成交额 of 28000 元 on 2026-01-05 cannot be a market total/,
    ],
    [
      "a float value of 0 where there is none",
      textTable("日期,融资余额(元),流通市值(亿元)", "2026-01-05,2543421750497,0"),
      /流通市值 0 元不可能是市场汇总.*留空而不是 0/,
      /leave a cell blank, not 0/,
    ],
    [
      "a float value in 元 under a heading of 亿元",
      textTable("日期,流通市值(亿元)", "2026-01-05,104283764000000"),
      /流通市值 1.04283764e\+22 元不可能/,
      /流通市值 of 1.04283764e\+22 元/,
    ],
    [
      "cells that have shifted",
      textTable("日期,融资余额(元)", "2026-01-05,2,543,421,750,497"),
      /第 2 行.*第 2 列.*之后还有“543”：列已错位/,
      /Row 2: “543” stands after column 2/,
    ],
    [
      "a row that was cut off",
      textTable("日期,融资余额(元),融券余额(元)", "2026-01-05,2543421750497"),
      /第 2 行只有 2 列，表头有 3 列/,
      /Row 2 has 2 cells, the headings are 3/,
    ],
    [
      "volumes of another unit than their heading's",
      textTable("日期,融资余额(元),融券余额(元),融券余量(股)", "2026-01-05,2543421750497,17226467986,244406"),
      /每股 70500 元，没有这样的价格/,
      /70500 元 a share/,
    ],
    [
      "purchases in 万元 under a heading of 元",
      textTable("日期,融资余额(元),融资买入额(元)", "2026-01-05,2543421750497,29055235"),
      /融资买入额 29055235 元不可能是市场汇总/,
      /融资买入额 of 29055235 元/,
    ],
    ["a packed file", Uint8Array.of(0x1f, 0x8b, 8, 0), /gzip 压缩包/, /packed with gzip/],
    ["headings alone", textTable(HEAD), /没有任何数字/, /not a single figure/],
    ["days without a single figure", textTable(HEAD, "2026-01-05,-"), /没有任何数字/, /not a single figure/],
  ])("%s", (_, bytes, zh, en) => {
    const refusal = refusalOf(bytes, { exchange: "ALL" });
    expect(refusal.zh).toMatch(zh);
    expect(refusal.en).toMatch(en);
  });
});
