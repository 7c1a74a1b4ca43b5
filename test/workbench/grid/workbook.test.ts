import { describe, expect, test } from "vitest";
import type { WorkbookModel } from "../../../src/workbench/grid/workbook-model.ts";
import { description, fakePort } from "./functions/fake-port.ts";
import { onGrid } from "./on-grid.ts";

const MODEL: WorkbookModel = {
  sheets: [
    {
      name: "两融",
      hidden: false,
      cells: [
        { row: 0, column: 0, value: "代码", format: { bold: true, fillColor: "#DDEBF7" } },
        { row: 0, column: 1, value: "融资余额(元)" },
        { row: 1, column: 0, value: "000001" },
        { row: 1, column: 1, value: 100, numberFormat: "#,##0" },
        { row: 2, column: 0, value: "=text" },
        { row: 2, column: 1, value: 300, numberFormat: "#,##0" },
        { row: 4, column: 0, value: 400, formula: "=SUM(Totals[融资余额(元)])" },
        { row: 5, column: 0, value: 1, formula: "=SEQUENCE(2,2)", spill: { rows: 2, columns: 2 } },
        { row: 5, column: 1, value: 2, spilled: true },
        { row: 6, column: 0, value: 3, spilled: true },
        { row: 6, column: 1, value: 4, spilled: true },
        { row: 8, column: 0, value: true },
        { row: 8, column: 1, value: { error: "#N/A" } },
        { row: 8, column: 2, value: null, format: { italic: true, fontColor: "#C00000", fontSize: 9, wrapText: true } },
        { row: 9, column: 0, value: 500, formula: "=Total+100" },
      ],
      columnWidths: [{ column: 1, pixels: 150 }],
      rowHeights: [{ row: 0, pixels: 40 }],
      frozenRows: 1,
      frozenColumns: 1,
      merges: [{ row: 10, column: 0, rows: 1, columns: 3 }],
      tables: [
        {
          id: "table-7",
          name: "Totals",
          style: "TableStyleLight9",
          area: { row: 0, column: 0, rows: 3, columns: 2 },
          columns: [
            { id: 1, name: "代码" },
            { id: 4, name: "融资余额(元)" },
          ],
        },
      ],
    },
    {
      name: "Hidden",
      hidden: true,
      cells: [{ row: 0, column: 0, value: 100, formula: "='两融'!B2+0" }],
      columnWidths: [],
      rowHeights: [],
      frozenRows: 0,
      frozenColumns: 0,
      merges: [],
      tables: [],
    },
  ],
  activeSheet: "两融",
  names: [{ name: "Total", formula: "='两融'!$A$5", visible: true }],
};

describe("a workbook", () => {
  test("comes out as it went in", async () => {
    const { grid } = await onGrid();
    await grid.loadWorkbook(MODEL);
    expect(grid.exportWorkbook()).toEqual(MODEL);
  });

  test("is calculated when it is opened, whatever results the file holds", async () => {
    const { grid, value, values } = await onGrid();
    const [sheet, hidden] = MODEL.sheets;
    if (!sheet || !hidden) throw new Error("The model has two sheets.");
    const cells = sheet.cells
      .filter((cell) => !cell.spilled)
      .map((cell) => (cell.formula ? { ...cell, value: -1 } : cell));
    await grid.loadWorkbook({ ...MODEL, sheets: [{ ...sheet, cells }, hidden] });
    expect([value("A5"), value("A10")]).toEqual([400, 500]);
    expect(values("A6:B7")).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test("takes the place of the one that was open", async () => {
    const { grid, write, at } = await onGrid();
    await write("A1", [["old"], ["=SEQUENCE(2)"]]);
    await grid.addTable(at("D1:E3"), "Old", "");
    await grid.setName("OldName", "=Sheet1!$A$1", true);
    await grid.loadWorkbook(MODEL);
    expect(grid.sheets().map((sheet) => sheet.name)).toEqual(["两融", "Hidden"]);
    expect(grid.tables().map((table) => table.name)).toEqual(["Totals"]);
    expect(grid.names().map((name) => name.name)).toEqual(["Total"]);
  });

  test("goes on working after it was opened", async () => {
    const { grid, write, value } = await onGrid();
    await grid.loadWorkbook(MODEL);
    await grid.insertTableRows("table-7", 2, 1);
    await write("B4", [[50]]);
    expect([value("A6"), value("A11")]).toEqual([450, 550]);
    expect(grid.tables()[0]?.columns.map((column) => column.id)).toEqual([1, 4]);
    await grid.changeTable("table-7", { area: { ...grid.tables()[0]!.area, columns: 3 } });
    expect(grid.tables()[0]?.columns.map((column) => column.id)).toEqual([1, 4, 5]);
  });

  test("asks the connected functions again", async () => {
    const { grid, value, at } = await onGrid();
    const { port, calls, answer } = fakePort();
    grid.connectFunctions([description("DOUBLE", 1)], port);
    const [, sheet] = MODEL.sheets;
    if (!sheet) throw new Error("The model has two sheets.");
    const cells = [{ row: 0, column: 0, value: 0, formula: "=RZRQ.DOUBLE(4)" }];
    await grid.loadWorkbook({ sheets: [{ ...sheet, hidden: false, cells }], activeSheet: sheet.name, names: [] });
    expect(value("A1")).toEqual({ error: "#BUSY!" });
    answer(calls()[0], [[{ value: 8, numberFormat: "0.0" }]]);
    await grid.select(at("A1"));
    expect(grid.exportWorkbook().sheets[0]?.cells).toEqual([{ ...cells[0], value: 8, resultFormat: "0.0" }]);
  });
});
