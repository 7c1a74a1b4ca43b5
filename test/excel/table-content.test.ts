import { describe, expect, test } from "vitest";
import { captionLines, fitLines, provenanceOf } from "../../src/excel/caption.ts";
import { tableContent } from "../../src/excel/table-content.ts";
import type { Pulled } from "../../src/contracts/pull.ts";
import { day, marketRow, marketSeries, securityDay, securityRow } from "../support/rows.ts";

const totals = (series: Parameters<typeof marketSeries>[0], scope: "ALL" | "SSE" = "SSE"): Pulled => ({
  spec: { dataset: "totals", scope, from: day("2026-09-17"), to: "latest" },
  series: [marketSeries(series)],
});

const each: Pulled = {
  spec: { dataset: "totals", scope: "EACH", from: day("2026-09-17"), to: day("2026-09-18") },
  series: [
    marketSeries({
      scope: "SSE",
      rows: [marketRow({ date: day("2026-09-17") }), marketRow({ date: day("2026-09-18") })],
    }),
    marketSeries({ scope: "BSE", rows: [marketRow({ date: day("2026-09-17"), exchange: "BSE", source: "BSE" })] }),
    marketSeries({ scope: "SZSE", rows: [marketRow({ date: day("2026-09-17"), exchange: "SZSE", source: "SZSE" })] }),
  ],
};

const details = (...rows: Parameters<typeof securityRow>[0][]): Pulled => ({
  spec: { dataset: "details", exchange: "SSE", date: "latest" },
  day: securityDay({ rows: rows.map((row) => securityRow(row)) }),
});

describe("content of a table", () => {
  test("has headings with units in the language of the table", () => {
    const zh = tableContent(totals({}), "zh").columns.map(({ heading }) => heading);
    expect(zh.slice(0, 2)).toEqual(["日期", "融资余额(元)"]);
    expect(zh).toContain("融券余量(股/份)");
    const en = tableContent(totals({}), "en").columns.map(({ heading }) => heading);
    expect(en.slice(0, 2)).toEqual(["Date", "Financing balance (CNY)"]);
  });

  test("has true Excel dates", () => {
    const { columns, rows } = tableContent(totals({ rows: [marketRow({ date: day("2026-09-18") })] }), "zh");
    expect(rows[0]![0]).toBe(46283); // DATE(2026,9,18) in Excel
    expect(columns[0]).toMatchObject({ numberFormat: "yyyy-mm-dd" });
  });

  test("leaves empty what is not disclosed, and shows a disclosed zero", () => {
    const { columns, rows } = tableContent(totals({ rows: [marketRow({ turnover: null, short_sold: 0 })] }), "zh");
    const cell = (id: string) => rows[0]![columns.findIndex((column) => column.id === id)];
    expect(cell("turnover")).toBeNull();
    expect(cell("short_sold")).toBe(0);
  });

  test("has one row an exchange and day, in the market's order", () => {
    const { rows, keys } = tableContent(each, "zh");
    expect(rows.map((row) => row[1])).toEqual(["上交所", "深交所", "北交所", "上交所"]);
    expect(keys).toEqual(["2026-09-17 SSE", "2026-09-17 SZSE", "2026-09-17 BSE", "2026-09-18 SSE"]);
  });

  test("has codes as text, by code, and no text that Excel would calculate", () => {
    const { rows, columns } = tableContent(
      details({ code: "600519" }, { code: "000001", name: "=cmd|' /C calc'!A0" }),
      "zh",
    );
    expect(rows.map((row) => row[0])).toEqual(["000001", "600519"]);
    expect(rows[0]![1]).toBe("'=cmd|' /C calc'!A0");
    expect(columns.slice(0, 2).map(({ numberFormat }) => numberFormat)).toEqual(["@", "@"]);
  });
});

describe("provenance", () => {
  test("is of the newest day, and names every source", () => {
    const rows = [
      marketRow({ date: day("2026-09-17"), source: "file:old.csv", fetched_at: "2026-11-01T00:00:00Z" }),
      marketRow({ date: day("2026-09-18"), source: "SSE+SZSE+BSE", fetched_at: "2026-09-19T00:31:00Z" }),
    ];
    expect(provenanceOf(totals({ rows }, "ALL"))).toEqual({
      asOf: "2026-09-18",
      sources: ["file:old.csv", "SSE+SZSE+BSE"],
      fetchedAt: "2026-09-19T00:31:00Z",
      sample: false,
    });
  });

  test("of nothing is null", () => {
    expect(provenanceOf(totals({ rows: [] }))).toBeNull();
    expect(provenanceOf(details())).toBeNull();
  });
});

describe("caption", () => {
  const linesOf = (pulled: Pulled, language: "zh" | "en" = "zh") =>
    captionLines(pulled, provenanceOf(pulled)!, language);

  test("says what, as of when, from where, and when it was fetched in Beijing", () => {
    expect(linesOf(totals({ rows: [marketRow({ source: "SSE+SZSE" })] }, "ALL"))).toEqual([
      "融资融券每日汇总 · 沪深北合计",
      "数据截至 2026-09-18 · 来源 上交所+深交所 · 取数 2026-09-19 08:31 北京时间",
      "",
    ]);
  });

  test("leaves out when figures were fetched where only the figures were published", () => {
    const rows = [{ ...marketRow(), fetched_at: null }];
    const pulled: Pulled = { ...totals({}, "ALL"), series: [{ sample: false, scope: "ALL", partial: [], rows }] };
    expect(linesOf(pulled)[1]).toBe("数据截至 2026-09-18 · 来源 上交所");
    expect(linesOf(pulled, "en")[1]).toBe("As of 2026-09-18 · source SSE (Shanghai)");
  });

  test("names each source once, as readers know it", () => {
    const [, about] = linesOf(totals({ rows: [marketRow({ source: "SSE+EASTMONEY+SZSE+EASTMONEY" })] }, "ALL"));
    expect(about).toContain("来源 上交所+东方财富+深交所 · ");
  });

  test("says that figures are the sample, in both languages", () => {
    expect(linesOf(totals({ sample: true }))[2]).toContain("示例数据");
    expect(linesOf(totals({ sample: true }), "en")[2]).toContain("SAMPLE DATA");
  });

  test("calls the sample's source by its name", () => {
    expect(linesOf(totals({ rows: [marketRow({ source: "SAMPLE" })] }))[1]).toContain("来源 示例");
  });

  test("names the days that are left out of the sum, and who is missing", () => {
    const partial = [{ date: day("2026-09-18"), missing: ["BSE" as const] }];
    expect(linesOf(totals({ partial }, "ALL"))[2]).toBe("1 天披露不全，未列入合计（2026-09-18 缺北交所）。");
  });

  test("names the columns in which nothing at all is disclosed", () => {
    const rows = [
      { ...marketRow(), turnover: null, float_cap: null },
      { ...marketRow(), turnover: null },
    ];
    expect(linesOf(totals({ rows }))[1]).toMatch(/ · 无披露数据的列：成交额$/);
    expect(linesOf(totals({ rows }), "en")[1]).toMatch(/ · nothing disclosed for: Turnover$/);
  });

  test("fits the rows that the user has left of it without losing a line", () => {
    expect(fitLines(["a", "b", "c"], 3)).toEqual(["a", "b", "c"]);
    expect(fitLines(["a", "b", "c"], 2)).toEqual(["a", "b · c"]);
    expect(fitLines(["a", "b", ""], 1)).toEqual(["a · b"]);
    expect(fitLines(["a", "b", "c"], 4)).toEqual(["a", "b", "c", ""]);
  });
});
