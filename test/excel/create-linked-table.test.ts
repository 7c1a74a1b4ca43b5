import { describe, expect, test } from "vitest";
import { createLinkedTable } from "../../src/excel/create-linked-table.ts";
import { listLinks } from "../../src/excel/link-store.ts";
import { listSheets, showLinkedTable } from "../../src/excel/sheets.ts";
import type { Pulled } from "../../src/contracts/pull.ts";
import { day, marketSeries } from "../support/rows.ts";
import { useNodeHost } from "../support/node-host.ts";
import { detailsOf, edit, readSheet, readTable, totalsOf } from "./workbook.ts";

const host = useNodeHost();
const newSheet = { kind: "newSheet" } as const;
const zh = { language: "zh" } as const;
const twoDays = totalsOf({ "2026-09-17": 1_200_000_000_001, "2026-09-18": null });

function formatAt(sheet: string, row: number, column: number): Promise<{ fill: string; numberFormat: unknown }> {
  return Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem(sheet).getCell(row, column).load("numberFormat");
    const fill = cell.format.fill.load("color");
    await context.sync();
    return { fill: fill.color, numberFormat: (cell.numberFormat as unknown[][])[0]![0] };
  });
}

describe("a pull into a new sheet", () => {
  test("writes caption, headings and figures, and leaves empty what is not disclosed", async () => {
    await createLinkedTable(twoDays, newSheet, zh);
    const cells = await readSheet("两融汇总 上交所");
    expect(cells.slice(0, 3).map((row) => row[0])).toEqual([
      "融资融券每日汇总 · 上交所",
      "数据截至 2026-09-18 · 来源 上交所 · 取数 2026-09-19 08:31 北京时间",
      "",
    ]);
    expect(cells[4]!.slice(0, 3)).toEqual(["日期", "融资余额(元)", "融资买入额(元)"]);
    expect(cells.slice(5).map((row) => row.slice(0, 3))).toEqual([
      [46282, 1_200_000_000_001, 1],
      [46283, "", 1],
    ]);
  });

  test("formats dates and amounts, and freezes the heading", async () => {
    await createLinkedTable(twoDays, newSheet, zh);
    expect(await formatAt("两融汇总 上交所", 5, 0)).toMatchObject({ numberFormat: "yyyy-mm-dd" });
    expect(await formatAt("两融汇总 上交所", 5, 1)).toMatchObject({ numberFormat: "#,##0" });
    const [table] = host.grid.tables();
    expect(host.grid.frozen(table!.area.sheet)).toEqual({ rows: 5, columns: 0 });
  });

  test("warns above the table where the figures are the sample", async () => {
    await createLinkedTable(totalsOf({ "2026-09-18": 1 }, true), newSheet, { language: "en" });
    const cells = await readSheet("Margin totals SSE");
    expect(cells[2]![0]).toMatch(/^SAMPLE DATA/);
    expect((await formatAt("Margin totals SSE", 2, 0)).fill).toBe("#FFF4CE");
  });

  test("keeps the link in the workbook", async () => {
    const link = await createLinkedTable(twoDays, newSheet, zh);
    expect(await listLinks()).toEqual({ tables: [{ link, sheet: "两融汇总 上交所" }], unreadable: 0 });
    expect(link).toMatchObject({ spec: twoDays.spec, keys: ["2026-09-17", "2026-09-18"] });
  });

  test("keeps the zeros of codes", async () => {
    await createLinkedTable(detailsOf({ "000001": 5, "600519": 7 }), newSheet, zh);
    expect((await readTable()).rows.map((row) => row["证券代码"])).toEqual(["000001", "600519"]);
  });

  test("a second time takes another sheet and another table name", async () => {
    await createLinkedTable(twoDays, newSheet, zh);
    const second = await createLinkedTable(twoDays, newSheet, zh);
    expect(second.table.name).toBe("RZRQ_2");
    expect(await listSheets()).toEqual(["Sheet1", "两融汇总 上交所", "两融汇总 上交所 (2)"]);
  });

  test("writes thousands of rows in blocks and tells how far it is", { timeout: 60_000 }, async () => {
    const codes = Array.from({ length: 2_345 }, (_, index) => String(600_000 + index));
    const seen: [number, number][] = [];
    await createLinkedTable(detailsOf(Object.fromEntries(codes.map((code, index) => [code, index]))), newSheet, {
      ...zh,
      onWriting: (done, total) => seen.push([done, total]),
    });
    const { rows } = await readTable();
    expect(rows.map((row) => row["证券代码"])).toEqual(codes);
    expect(rows.map((row) => row["融资余额(元)"])).toEqual(codes.map((_, index) => index));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toEqual([2_345, 2_345]);
  });

  test("of nothing writes nothing, and says so", async () => {
    await expect(createLinkedTable(totalsOf({}), newSheet, zh)).rejects.toMatchObject({
      name: "SheetError",
      text: { zh: expect.stringContaining("没有已披露的数据") as string },
    });
    expect(await listSheets()).toEqual(["Sheet1"]);
  });
});

test("a sum of which no day is complete says who is missing, and what to choose instead", async () => {
  const partial = [{ date: day("2026-09-18"), missing: ["BSE" as const] }];
  const sum: Pulled = {
    spec: { dataset: "totals", scope: "ALL", from: day("2026-09-18"), to: "latest" },
    series: [marketSeries({ scope: "ALL", rows: [], partial })],
  };
  await expect(createLinkedTable(sum, newSheet, zh)).rejects.toMatchObject({
    text: { zh: expect.stringMatching(/2026-09-18 缺北交所.*沪深北分列/) as string },
  });
});

describe("a pull into a chosen sheet", () => {
  const sheet1 = { kind: "sheet", name: "Sheet1" } as const;

  test("stands right of what is there and changes none of it", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2").formulas = [
        ["mine", 1],
        ["=B1*2", 2],
      ];
      await context.sync();
    });
    await createLinkedTable(twoDays, sheet1, zh);
    const cells = await readSheet("Sheet1");
    expect(cells.slice(0, 2).map((row) => row.slice(0, 4))).toEqual([
      ["mine", 1, "", "融资融券每日汇总 · 上交所"],
      ["=B1*2", 2, "", expect.stringContaining("数据截至")],
    ]);
    expect(cells[4]![3]).toBe("日期");
  });

  test("starts at the corner of an empty one", async () => {
    await createLinkedTable(twoDays, sheet1, zh);
    expect((await readSheet("Sheet1"))[4]![0]).toBe("日期");
  });

  test("says when the sheet is no longer there", async () => {
    await expect(createLinkedTable(twoDays, { kind: "sheet", name: "旧表" }, zh)).rejects.toMatchObject({
      text: { zh: expect.stringContaining("旧表") as string },
    });
  });
});

describe("a cancelled pull", () => {
  const many = detailsOf(Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [String(600_000 + index), 1])));
  const cancelAfterFirstBlock = () => {
    const controller = new AbortController();
    return { ...zh, signal: controller.signal, onWriting: () => controller.abort() };
  };

  test("leaves no sheet, no table, no name and no link", async () => {
    const pulling = createLinkedTable(many, newSheet, cancelAfterFirstBlock());
    await expect(pulling).rejects.toMatchObject({ name: "AbortError" });
    expect(await listSheets()).toEqual(["Sheet1"]);
    expect(await listLinks()).toEqual({ tables: [], unreadable: 0 });
    expect(host.grid.tables()).toEqual([]);
    expect(host.grid.names()).toEqual([]);
  });

  test("leaves a chosen sheet as it was", async () => {
    await host.grid.write({ sheet: host.grid.activeSheet(), row: 0, column: 0, rows: 1, columns: 1 }, [["mine"]]);
    const pulling = createLinkedTable(many, { kind: "sheet", name: "Sheet1" }, cancelAfterFirstBlock());
    await expect(pulling).rejects.toMatchObject({ name: "AbortError" });
    expect(await readSheet("Sheet1")).toEqual([["mine"]]);
  });
});

describe("going to a table", () => {
  test("brings its sheet to the front and selects its heading", async () => {
    const link = await createLinkedTable(twoDays, newSheet, zh);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").activate();
      await context.sync();
    });
    expect(await showLinkedTable(link)).toBe(true);
    expect(host.grid.selection()).toMatchObject({ row: 4, column: 0, sheet: host.grid.tables()[0]!.area.sheet });
  });

  test("is false once it is deleted", async () => {
    const link = await createLinkedTable(twoDays, newSheet, zh);
    await edit((table) => table.delete());
    expect(await showLinkedTable(link)).toBe(false);
    expect((await listLinks()).tables).toMatchObject([{ sheet: null }]);
  });
});
