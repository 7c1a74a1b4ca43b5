import { describe, expect, test, vi } from "vitest";
import fc from "fast-check";
import type { CellModel, WorkbookModel } from "../../../src/workbench/grid/workbook-model.ts";
import type { HostSettings } from "../../../src/workbench/host/index.ts";
import { readXlsx } from "../../../src/workbench/file/read-xlsx.ts";
import { writeXlsx } from "../../../src/workbench/file/write-xlsx.ts";
import { addinFunctions, noSettings, sheetModel, workbookModel } from "./workbook-builder.ts";

// Many files a property, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

async function reopen(workbook: WorkbookModel, settings: HostSettings = noSettings) {
  const bytes = await writeXlsx({ workbook, settings }, addinFunctions);
  return readXlsx(bytes, "test.xlsx", addinFunctions);
}

async function reopenCells(cells: readonly CellModel[]): Promise<readonly CellModel[]> {
  const { workbook } = await reopen(workbookModel(sheetModel({ cells })));
  return workbook.sheets[0]?.cells ?? [];
}

describe("a workbook that is saved and opened again", () => {
  test("keeps numbers, text, booleans and errors as they are", async () => {
    const cells: CellModel[] = [
      { row: 0, column: 0, value: 468_700_000_000.25 },
      { row: 0, column: 1, value: "600519", numberFormat: "@" },
      { row: 0, column: 2, value: "=1+1 <&> \"'" },
      { row: 1, column: 0, value: true },
      { row: 1, column: 1, value: false },
      { row: 1, column: 2, value: { error: "#DIV/0!" } },
      { row: 2, column: 0, value: " 两端的空格 " },
      { row: 2, column: 1, value: "两\n行" },
      { row: 2, column: 2, value: 0 },
      { row: 3, column: 0, value: "_x000a_ \u0007 \t_x" },
    ];
    expect(await reopenCells(cells)).toEqual(cells);
  });

  test("keeps every number to the last digit, with and without a date format", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(undefined, "yyyy-mm-dd", "#,##0.00;[Red]-#,##0.00", "yyyy-mm-dd hh:mm"),
        async (numbers, numberFormat) => {
          const read = await reopenCells(
            numbers.map((value, row) => ({ row, column: 3, value, ...(numberFormat && { numberFormat }) })),
          );
          expect(read.map((cell) => cell.value)).toEqual(numbers.map((value) => (value === 0 ? 0 : value)));
          expect(new Set(read.map((cell) => cell.numberFormat))).toEqual(new Set([numberFormat]));
        },
      ),
      { numRuns: 12 },
    );
  });

  test("keeps formulas with their last results", async () => {
    const cells: CellModel[] = [
      { row: 0, column: 0, value: 3, formula: "=SUM(B1:C1)*1" },
      { row: 0, column: 1, value: "两融", formula: '="两"&"融"' },
      { row: 0, column: 2, value: true, formula: "=A1>2" },
      { row: 1, column: 0, value: { error: "#N/A" }, formula: "=XLOOKUP(1,B1:C1,B1:C1)" },
      {
        row: 1,
        column: 1,
        value: 0.0109,
        formula: "=RZRQ.MARGIN_RATIO(4687000000,430000000000)",
        numberFormat: "0.00%",
      },
      { row: 1, column: 2, value: null, formula: "=A9" },
    ];
    expect(await reopenCells(cells)).toEqual(cells);
  });

  test("gives back one formula where it spilled, and marks what it brought", async () => {
    const cells: CellModel[] = [
      { row: 0, column: 0, value: 0.1, formula: "=RZRQ.MARGIN_RATIO(B1:B3,C1:C3)", spill: { rows: 3, columns: 1 } },
      { row: 0, column: 1, value: 5 },
      { row: 1, column: 0, value: 0.2, spilled: true },
      { row: 2, column: 0, value: { error: "#N/A" }, spilled: true },
      { row: 3, column: 0, value: 9 },
    ];
    expect(await reopenCells(cells)).toEqual(cells);
  });

  test("keeps number formats, fonts, fills and alignment", async () => {
    const cells: CellModel[] = [
      { row: 0, column: 0, value: 46_285, numberFormat: "yyyy-mm-dd" },
      { row: 0, column: 1, value: 1.5, numberFormat: '#,##0.00,,"百万"' },
      { row: 1, column: 0, value: "标题", format: { bold: true, fontSize: 14, fontColor: "#1F4E79" } },
      { row: 1, column: 1, value: "示例数据", format: { italic: true, fillColor: "#FFF4CE", wrapText: true } },
      { row: 2, column: 2, value: null, format: { fillColor: "#00B050", horizontalAlignment: "Center" } },
    ];
    expect(await reopenCells(cells)).toEqual(cells);
  });

  test("keeps tabs, widths, heights, frozen rows, merged cells and the sheet in front", async () => {
    const first = sheetModel({ name: "沪市 2026", cells: [{ row: 0, column: 0, value: 1 }], hidden: true });
    const second = sheetModel({
      name: "It's",
      cells: [{ row: 0, column: 0, value: "合并" }],
      columnWidths: [
        { column: 0, pixels: 120 },
        { column: 3, pixels: 77 },
      ],
      rowHeights: [{ row: 0, pixels: 40 }],
      frozenRows: 2,
      frozenColumns: 1,
      merges: [{ row: 0, column: 0, rows: 1, columns: 3 }],
    });
    const { workbook } = await reopen({ sheets: [first, second], activeSheet: "It's", names: [] });
    expect(workbook).toEqual({ sheets: [first, second], activeSheet: "It's", names: [] });
  });

  test("keeps tables with their style and the ids of their columns", async () => {
    const table = {
      id: "table-RzrqTotals",
      name: "RzrqTotals",
      style: "TableStyleMedium7",
      area: { row: 3, column: 1, rows: 3, columns: 3 },
      columns: [
        { id: 1, name: "日期" },
        { id: 7, name: "我的 & 列" },
        { id: 3, name: "融资余额\n(元)" },
      ],
    };
    const cells: CellModel[] = [
      { row: 3, column: 1, value: "日期" },
      { row: 3, column: 2, value: "我的 & 列" },
      { row: 3, column: 3, value: "融资余额\n(元)" },
      { row: 4, column: 1, value: 46_285, numberFormat: "yyyy-mm-dd" },
      { row: 4, column: 3, value: 1_800_000_000_000 },
    ];
    const { workbook } = await reopen(workbookModel(sheetModel({ cells, tables: [table] })));
    expect(workbook.sheets[0]?.tables).toEqual([table]);
    expect(workbook.sheets[0]?.cells).toEqual(cells);
  });

  test("spells out the table in a formula that means its own row", async () => {
    const table = {
      id: "table-T1",
      name: "T1",
      style: "",
      area: { row: 0, column: 0, rows: 2, columns: 2 },
      columns: [
        { id: 1, name: "a" },
        { id: 2, name: "b" },
      ],
    };
    const cells: CellModel[] = [
      { row: 0, column: 0, value: "a" },
      { row: 0, column: 1, value: "b" },
      { row: 1, column: 0, value: 2 },
      { row: 1, column: 1, value: 4, formula: "=[@a]*2" },
    ];
    const { workbook } = await reopen(workbookModel(sheetModel({ cells, tables: [table] })));
    expect(workbook.sheets[0]?.cells.at(-1)?.formula).toBe("=T1[[#This Row],[a]]*2");
  });

  test("keeps names, hidden ones and names of formulas too", async () => {
    const names = [
      { name: "标题", formula: "='沪市 2026'!$A$1:$B$2", visible: true },
      { name: "_rzrq.caption.1", formula: "=Sheet1!$A$1", visible: false },
      { name: "factor", formula: "=1/3", visible: true },
    ];
    const { workbook } = await reopen({ ...workbookModel(sheetModel({ cells: [] })), names });
    expect(workbook.names).toEqual(names);
  });

  test("keeps whatever JSON the add-in has stored in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[\p{L}\p{N} .<&"_-]{1,20}$/u), fc.jsonValue()),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.json()),
        async (workbook, document) => {
          const read = await reopen(workbookModel(sheetModel({ cells: [] })), { workbook, document });
          expect(read.settings).toEqual({ workbook: JSON.parse(JSON.stringify(workbook)) as unknown, document });
        },
      ),
      { numRuns: 12 },
    );
  });

  test("is the same after a second round", async () => {
    const cells: CellModel[] = [
      { row: 0, column: 0, value: 1, formula: "=SORT(RZRQ.LEVERAGE_WARN(B1:B2,2))", spill: { rows: 2, columns: 1 } },
      { row: 1, column: 0, value: 2, spilled: true, numberFormat: "0.0" },
    ];
    const once = await reopen(workbookModel(sheetModel({ cells })), {
      workbook: { link: { version: 1 } },
      document: {},
    });
    expect(await reopen(once.workbook, once.settings)).toEqual(once);
  });
});
