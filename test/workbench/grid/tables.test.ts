import { describe, expect, test } from "vitest";
import type { CellValue } from "../../../src/workbench/host/grid.ts";
import { onGrid } from "./on-grid.ts";

const TOTALS: CellValue[][] = [
  ["日期", "融资余额(元)"],
  ["2026-09-16", 100],
  ["2026-09-17", 200],
  ["2026-09-18", 300],
];

async function withTotals() {
  const sheet = await onGrid();
  await sheet.write("A1", TOTALS);
  const table = await sheet.grid.addTable(sheet.at("A1:B4"), "Totals", "TableStyleMedium2");
  return { ...sheet, table, info: () => sheet.grid.tables().find(({ id }) => id === table.id) };
}

describe("a table", () => {
  test("knows its name, style, area and columns", async () => {
    const { table, at } = await withTotals();
    expect(table).toMatchObject({ name: "Totals", style: "TableStyleMedium2", area: at("A1:B4") });
    expect(table.columns).toEqual([
      { id: 1, name: "日期" },
      { id: 2, name: "融资余额(元)" },
    ]);
  });

  test("leaves the formats of its cells alone", async () => {
    const { grid, at } = await withTotals();
    expect(grid.format(at("A1"))).toEqual({});
  });

  test("gets headings that are texts, none empty and no two alike", async () => {
    const { grid, at, write, values } = await onGrid();
    await write("A1", [["a", "", "A", 2026]]);
    const table = await grid.addTable(at("A1:D3"), "Mixed", "");
    expect(table.columns.map((column) => column.name)).toEqual(["a", "Column2", "A2", "2026"]);
    expect(values("A1:D1")).toEqual([["a", "Column2", "A2", "2026"]]);
    expect(table.style).toBe("");
  });

  test("refuses a name that is taken or looks like a cell, and an area that meets another table", async () => {
    const { grid, at } = await withTotals();
    for (const name of ["totals", "T1", "a b", ""]) {
      await expect(grid.addTable(at("H1:I3"), name, "")).rejects.toMatchObject({ code: "invalidArgument" });
    }
    await expect(grid.addTable(at("B4:C6"), "Other", "")).rejects.toMatchObject({ code: "notAllowed" });
    expect(grid.tables()).toHaveLength(1);
  });

  test("keeps a style that only the file knows", async () => {
    const { grid, table, info } = await withTotals();
    await grid.changeTable(table.id, { style: "My own style" });
    expect(info()?.style).toBe("My own style");
  });

  test("is gone after deleting, its cells stay", async () => {
    const { grid, table, values } = await withTotals();
    await grid.deleteTable(table.id);
    expect(grid.tables()).toEqual([]);
    expect(values("A1:B4")).toEqual(TOTALS);
    await expect(grid.deleteTable(table.id)).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("structured references", () => {
  test("work with every sign in a heading, for the row and for the column", async () => {
    const { write, values } = await withTotals();
    await write("D2", [["=SUM(Totals[融资余额(元)])", "=Totals[@[融资余额(元)]]/SUM(Totals[融资余额(元)])"]]);
    await write("D3", [["=Totals[[#This Row],[融资余额(元)]]", "=ROWS(Totals)"]]);
    expect(values("D2:E3")).toEqual([
      [600, 100 / 600],
      [200, 3],
    ]);
  });

  test("and all other formulas survive half a reference", async () => {
    const { write, value } = await withTotals();
    await write("D1", [["=Totals[unfinished"]]);
    await write("D2", [["=B2*2+1"], ["=Totals[@[融资余额(元)]]*3"]]);
    expect([value("D2"), value("D3")]).toEqual([201, 600]);
  });

  test("may leave out the table inside of it", async () => {
    const { grid, table, at, write, values, formulas } = await withTotals();
    await grid.changeTable(table.id, { area: at("A1:C4") });
    await write("C2", [["=[@[融资余额(元)]]*2"]]);
    expect(values("C2")).toEqual([[200]]);
    expect(formulas("C2")).toEqual([["=Totals[@[融资余额(元)]]*2"]]);
  });

  test("see a table that comes after them, and rows that come later", async () => {
    const { grid, at, write, value } = await onGrid();
    await write("E1", [["=SUM(Totals[b])"]]);
    expect(value("E1")).toEqual({ error: "#NAME?" });
    await write("A1", [
      ["a", "b"],
      ["x", 1],
      ["y", 2],
    ]);
    const { id } = await grid.addTable(at("A1:B3"), "Totals", "");
    expect(value("E1")).toBe(3);
    await grid.insertTableRows(id, 2, 1);
    await write("B4", [[10]]);
    expect(value("E1")).toBe(13);
    await write("B4", [[20]]);
    expect(value("E1")).toBe(23);
    await grid.deleteTableRows(id, 0, 1);
    expect(value("E1")).toBe(22);
  });

  test("follow a new name of the table and a new heading", async () => {
    const { grid, table, write, value, formulas, info } = await withTotals();
    await write("D1", [["=SUM(Totals[融资余额(元)])"]]);
    await grid.changeTable(table.id, { name: "两融" });
    await write("B1", [["Financing balance"]]);
    expect(formulas("D1")).toEqual([["=SUM(两融[Financing balance])"]]);
    await write("B2", [[1000]]);
    expect(value("D1")).toBe(1500);
    expect(info()?.columns[1]).toEqual({ id: 2, name: "Financing balance" });
  });
});

describe("rows of a table", () => {
  test("are inserted inside of it: what lies below moves, what lies beside stays", async () => {
    const { grid, table, at, write, values, info } = await withTotals();
    await write("A6", [["below", "=B2"]]);
    await write("D1", [["beside"], ["r2"], ["r3"], ["r4"], ["r5"]]);
    await grid.insertTableRows(table.id, 1, 2);
    expect(info()?.area).toEqual(at("A1:B6"));
    expect(values("A2:B6")).toEqual([TOTALS[1], [null, null], [null, null], TOTALS[2], TOTALS[3]]);
    expect(values("A8:B8")).toEqual([["below", 100]]);
    expect(values("D1:D5")).toEqual([["beside"], ["r2"], ["r3"], ["r4"], ["r5"]]);
  });

  test("are inserted before the first and after the last one", async () => {
    const { grid, table, at, write, values, info } = await withTotals();
    await write("A5", [["below"]]);
    await grid.insertTableRows(table.id, 0, 1);
    await grid.insertTableRows(table.id, 4, 1);
    expect(info()?.area).toEqual(at("A1:B6"));
    expect(values("A1:A7")).toEqual([
      ["日期"],
      [null],
      ["2026-09-16"],
      ["2026-09-17"],
      ["2026-09-18"],
      [null],
      ["below"],
    ]);
  });

  test("bring the user's formula along in every row, where it was in every row", async () => {
    const { grid, table, at, write, formulas, value } = await withTotals();
    await grid.changeTable(table.id, { area: at("A1:E4") });
    await write("C1", [["double", "share", "own"]]);
    for (const row of [2, 3, 4])
      await write(`C${row}`, [[`=B${row}*2`, "=[@double]/SUM([@double],1)", row === 3 ? "=1" : "note"]]);
    await grid.insertTableRows(table.id, 1, 1);
    await grid.insertTableRows(table.id, 4, 1);
    await grid.insertTableRows(table.id, 0, 1);
    expect(formulas("C2:C7")).toEqual([["=B2*2"], ["=B3*2"], ["=B4*2"], ["=B5*2"], ["=B6*2"], ["=B7*2"]]);
    expect(formulas("D7")).toEqual([["=Totals[@double]/SUM(Totals[@double],1)"]]);
    expect(formulas("E2:E7")).toEqual([[null], ["note"], [null], ["=1"], ["note"], [null]]);
    await write("B7", [[7]]);
    expect(value("C7")).toBe(14);
  });

  test("look like the row above, and the first one like the row below", async () => {
    const { grid, table, at } = await withTotals();
    await grid.setNumberFormats(at("B2:B4"), [["0.0"], ["0.00"], ["0.000"]]);
    await grid.setFormat(at("A5:B5"), { bold: true });
    await grid.insertTableRows(table.id, 3, 1);
    await grid.insertTableRows(table.id, 0, 1);
    expect(grid.numberFormats(at("B2:B6")).flat()).toEqual(["0.0", "0.0", "0.00", "0.000", "0.000"]);
    expect([grid.format(at("B6")), grid.format(at("B7"))]).toEqual([{}, { bold: true }]);
  });

  test("are deleted, and the last one leaves an empty row", async () => {
    const { grid, table, at, write, values, info } = await withTotals();
    await write("A6", [["below"]]);
    await grid.deleteTableRows(table.id, 1, 1);
    expect(values("A2:A5")).toEqual([["2026-09-16"], ["2026-09-18"], [null], ["below"]]);
    await grid.deleteTableRows(table.id, 0, 2);
    expect(info()?.area).toEqual(at("A1:B2"));
    expect(values("A1:B4")).toEqual([TOTALS[0], [null, null], [null, null], ["below", null]]);
  });

  test("that are not there are refused", async () => {
    const { grid, table } = await withTotals();
    await expect(grid.insertTableRows(table.id, 4, 1)).rejects.toMatchObject({ code: "invalidArgument" });
    await expect(grid.deleteTableRows(table.id, 2, 2)).rejects.toMatchObject({ code: "invalidArgument" });
  });

  test("carry a table below along, or refuse to tear it", async () => {
    const { grid, table, at, write } = await withTotals();
    const below = await grid.addTable(at("A7:B9"), "Below", "");
    await write("D1", [["=ROWS(Below)"]]);
    await grid.insertTableRows(table.id, 0, 2);
    expect(grid.tables().find(({ id }) => id === below.id)?.area).toEqual(at("A9:B11"));
    await grid.addTable(at("B20:C22"), "Askew", "");
    await expect(grid.insertTableRows(table.id, 0, 1)).rejects.toMatchObject({ code: "notAllowed" });
  });

  test("on a sheet that is not in front follow the same rules", async () => {
    const { grid, at, write, value } = await onGrid();
    const other = await grid.addSheet("Data");
    await grid.write(at("A1:B4", other.id), TOTALS);
    const { id } = await grid.addTable(at("A1:B4", other.id), "Totals", "");
    await write("A1", [["=Data!B4"], ["=SUM(Data!B2:B4)"]]);
    await grid.insertTableRows(id, 1, 1);
    await grid.write(at("B3", other.id), [[1]]);
    expect([value("A1"), value("A2")]).toEqual([300, 601]);
    expect(grid.formulas(at("A1:A2"))).toEqual([["=Data!B5"], ["=SUM(Data!B2:B5)"]]);
  });
});

describe("columns of a table", () => {
  test("keep their ids when the table grows, shrinks and moves", async () => {
    const { grid, table, at, write, info } = await withTotals();
    await grid.changeTable(table.id, { area: at("A1:C4") });
    await write("C1", [["own"]]);
    await grid.insertCells(at("A1:A1000"), "right");
    expect(info()?.area).toEqual(at("B1:D4"));
    const ids = () => info()?.columns.map(({ id, name }) => `${id} ${name}`);
    expect(ids()).toEqual(["1 日期", "2 融资余额(元)", "3 own"]);
    await grid.insertCells(at("C1:C1000"), "right");
    expect(ids()).toEqual(["1 日期", "4 Column4", "2 融资余额(元)", "3 own"]);
    await grid.deleteCells(at("C1:D1000"), "left");
    expect(ids()).toEqual(["1 日期", "3 own"]);
    await grid.deleteCells(at("A1:A1000"), "left");
    expect(info()?.area).toEqual(at("A1:B4"));
    expect(ids()).toEqual(["1 日期", "3 own"]);
  });

  test("may be cleared of their heading, which they keep as their name", async () => {
    const { grid, at, info } = await withTotals();
    await grid.clear(at("B1"), "contents");
    expect(info()?.columns[1]?.name).toBe("融资余额(元)");
  });
});

describe("shifted cells", () => {
  test("take a whole table along, up and down", async () => {
    const { grid, at, write, value, info } = await withTotals();
    await write("D1", [["=SUM(Totals[融资余额(元)])"]]);
    await grid.insertCells(at("A1:B2"), "down");
    expect(info()?.area).toEqual(at("A3:B6"));
    await write("B4", [[1000]]);
    expect(value("D1")).toBe(1500);
    await grid.deleteCells(at("A1:B2"), "up");
    expect(info()?.area).toEqual(at("A1:B4"));
  });

  test("do not tear a table, take its header or its last row", async () => {
    const { grid, at, values } = await withTotals();
    await expect(grid.insertCells(at("A2"), "down")).rejects.toMatchObject({ code: "notAllowed" });
    await expect(grid.deleteCells(at("A1:B1"), "up")).rejects.toMatchObject({ code: "notAllowed" });
    await expect(grid.deleteCells(at("A2:B4"), "up")).rejects.toMatchObject({ code: "notAllowed" });
    expect(values("A1:B4")).toEqual(TOTALS);
  });

  test("take a table away that they hold whole", async () => {
    const { grid, at, write, values } = await withTotals();
    await write("A6", [["below"]]);
    await grid.deleteCells(at("A1:B4"), "up");
    expect(grid.tables()).toEqual([]);
    expect(values("A1:A2")).toEqual([[null], ["below"]]);
  });

  test("take spilled results along", async () => {
    const { grid, at, write, values } = await onGrid();
    await write("A1", [["=SEQUENCE(2,2)"]]);
    await grid.insertCells(at("A1:B1"), "down");
    expect(values("A1:B4")).toEqual([
      [null, null],
      [1, 2],
      [3, 4],
      [null, null],
    ]);
    await grid.deleteCells(at("A1:B1"), "up");
    expect(values("A1:B3")).toEqual([
      [1, 2],
      [3, 4],
      [null, null],
    ]);
  });
});
