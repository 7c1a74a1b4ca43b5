import { describe, expect, test } from "vitest";
import { onGrid } from "./on-grid.ts";

describe("values", () => {
  test("texts of digits stay texts, leading zeros and all", async () => {
    const { write, values, value } = await onGrid();
    await write("A1", [["600519"], ["000001"], ["1e5"], ["TRUE"]]);
    await write("B1", [["=ISTEXT(A1)"], ['=A2&"x"'], ["=SUM(A1:A3)"], ["=ISTEXT(A4)"]]);
    expect(values("A1:A4")).toEqual([["600519"], ["000001"], ["1e5"], ["TRUE"]]);
    expect(values("B1:B4")).toEqual([[true], ["000001x"], [0], [true]]);
    expect(value("A5")).toBeNull();
  });

  test("a text keeps its leading zeros when it replaces a number", async () => {
    const { write, value } = await onGrid();
    await write("A1", [[5]]);
    await write("A1", [["000001"]]);
    expect(value("A1")).toBe("000001");
  });

  test("an apostrophe marks text that would be a formula", async () => {
    const { write, values, formulas } = await onGrid();
    await write("A1", [["'=1+1", "''quoted", "'"]]);
    expect(values("A1:C1")).toEqual([["=1+1", "'quoted", ""]]);
    expect(formulas("A1:C1")).toEqual([["'=1+1", "''quoted", ""]]);
  });

  test("numbers, booleans and errors come back as they are", async () => {
    const { write, values } = await onGrid();
    await write("A1", [[0, -1.5, true, false, { error: "#N/A" }]]);
    await write("A2", [["=1/0", "=NA()", "=1=1", "=NOSUCH(1)", "=SQRT(-1)"]]);
    expect(values("A1:E1")).toEqual([[0, -1.5, true, false, { error: "#N/A" }]]);
    expect(values("A2:E2")).toEqual([
      [{ error: "#DIV/0!" }, { error: "#N/A" }, true, { error: "#NAME?" }, { error: "#NUM!" }],
    ]);
  });

  test("null leaves a cell alone and an empty text empties it", async () => {
    const { write, values } = await onGrid();
    await write("A1", [[1, 2, 3]]);
    await write("A1", [[null, "", 4]]);
    expect(values("A1:C1")).toEqual([[1, null, 4]]);
  });

  test("an array of another shape than its area is refused and nothing is written", async () => {
    const { grid, at, values } = await onGrid();
    await expect(grid.write(at("A1:B2"), [[1, 2]])).rejects.toMatchObject({ code: "invalidArgument" });
    expect(values("A1:B2")).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("a write beyond the last row and column makes the sheet grow", async () => {
    const { write, value, grid } = await onGrid();
    await write("AZ5000", [["far"]]);
    expect(value("AZ5000")).toBe("far");
    expect(grid.usedArea(grid.activeSheet())).toMatchObject({ row: 4999, column: 51, rows: 1, columns: 1 });
  });

  test("a write beyond Excel's last row is refused", async () => {
    const { write } = await onGrid();
    await expect(write("A1048577", [[1]])).rejects.toMatchObject({ code: "invalidArgument" });
  });
});

describe("formulas", () => {
  test("a write resolves when the cells that depend on it are calculated", async () => {
    const { write, value } = await onGrid();
    await write("A1", [[1], [2], ["=A1+A2"], ["=A3*10"]]);
    expect(value("A4")).toBe(30);
    await write("A1", [[5]]);
    expect(value("A4")).toBe(70);
  });

  test("spilled values are read, used by other formulas and counted in the used area", async () => {
    const { write, values, value, formulas, grid } = await onGrid();
    await write("B2", [["=SEQUENCE(3,2)"]]);
    await write("A1", [["=SUM(B2:C4)"]]);
    expect(values("B2:C4")).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(value("A1")).toBe(21);
    expect(formulas("B2:C2")).toEqual([["=SEQUENCE(3,2)", 2]]);
    expect(grid.usedArea(grid.activeSheet())).toMatchObject({ row: 0, column: 0, rows: 4, columns: 3 });
  });

  test("a spill that meets a value is #SPILL! until the value goes", async () => {
    const { write, values, value } = await onGrid();
    await write("A2", [["in the way"]]);
    await write("A1", [["=SEQUENCE(3)"]]);
    expect(value("A1")).toEqual({ error: "#SPILL!" });
    await write("A2", [[""]]);
    expect(values("A1:A3")).toEqual([[1], [2], [3]]);
  });

  test("a function that gets nonsense spoils its own cell only", async () => {
    const { write, values } = await onGrid();
    await write("A1", [["=INDEX(1,2,3,4,5)"], ["=1+1"]]);
    expect(values("A2")).toEqual([[2]]);
    await write("A3", [["=2+2"]]);
    expect(values("A3")).toEqual([[4]]);
  });

  test("changes that are made at once are made one after the other", async () => {
    const { grid, at, values } = await onGrid();
    const writes = Array.from({ length: 20 }, (_, n) => grid.write(at("A1"), [[n]]));
    await Promise.all([...writes, grid.write(at("B1"), [["=A1*2"]])]);
    expect(values("A1:B1")).toEqual([[19, 38]]);
  });
});

describe("sheets", () => {
  test("a new sheet comes last and the one in front stays there", async () => {
    const { grid } = await onGrid();
    const first = grid.activeSheet();
    const added = await grid.addSheet("两融 数据");
    expect(grid.sheets().map((sheet) => sheet.name)).toEqual(["Sheet1", "两融 数据"]);
    expect(grid.activeSheet()).toBe(first);
    await grid.activateSheet(added.id);
    expect(grid.activeSheet()).toBe(added.id);
  });

  test("formulas follow a sheet's new name", async () => {
    const { grid, write, formulas, value, at } = await onGrid();
    const other = await grid.addSheet("Data");
    await grid.write(at("A1", other.id), [[7]]);
    await write("A1", [["=Data!A1*2"]]);
    await grid.renameSheet(other.id, "两融 数据");
    expect(formulas("A1")).toEqual([["='两融 数据'!A1*2"]]);
    await grid.write(at("A1", other.id), [[8]]);
    expect(value("A1")).toBe(16);
  });

  test("a name that is taken or illegal is refused", async () => {
    const { grid } = await onGrid();
    await expect(grid.addSheet("sheet1")).rejects.toMatchObject({ code: "invalidArgument" });
    await expect(grid.addSheet("a/b")).rejects.toMatchObject({ code: "invalidArgument" });
    expect(grid.sheets()).toHaveLength(1);
  });

  test("the sheet in front can be deleted, the last one cannot", async () => {
    const { grid } = await onGrid();
    const first = grid.activeSheet();
    const other = await grid.addSheet();
    await grid.deleteSheet(first);
    expect(grid.activeSheet()).toBe(other.id);
    await expect(grid.deleteSheet(other.id)).rejects.toMatchObject({ code: "notAllowed" });
  });
});

describe("formats", () => {
  test("texts are what the number format shows", async () => {
    const { grid, at, write, texts } = await onGrid();
    await write("A1", [[0.0109, 18234567890.5, 45917, "600519", true, "=1/0"]]);
    await grid.setNumberFormats(at("A1:C1"), [["0.00%", "#,##0", "yyyy-mm-dd"]]);
    // 45917 is Excel's serial of 2025-09-17.
    expect(texts("A1:F1")).toEqual([["1.09%", "18,234,567,891", "2025-09-17", "600519", "TRUE", "#DIV/0!"]]);
    expect(grid.numberFormats(at("A1:D1"))).toEqual([["0.00%", "#,##0", "yyyy-mm-dd", "General"]]);
  });

  test("null leaves a number format alone and General takes it away", async () => {
    const { grid, at } = await onGrid();
    await grid.setNumberFormats(at("A1:B1"), [["0.0", "0.0"]]);
    await grid.setNumberFormats(at("A1:B1"), [[null, "General"]]);
    expect(grid.numberFormats(at("A1:B1"))).toEqual([["0.0", "General"]]);
  });

  test("what a format does not mention stays", async () => {
    const { grid, at } = await onGrid();
    await grid.setFormat(at("A1"), { bold: true, fontColor: "#C00000", horizontalAlignment: "Center" });
    await grid.setFormat(at("A1"), { fillColor: "#FFF2CC", wrapText: true, fontSize: 14 });
    const all = { bold: true, fontColor: "#C00000", fontSize: 14, fillColor: "#FFF2CC", wrapText: true };
    expect(grid.format(at("A1"))).toEqual({ ...all, horizontalAlignment: "Center" });
    await grid.setFormat(at("A1"), { bold: false, fillColor: "", horizontalAlignment: "General", wrapText: false });
    expect(grid.format(at("A1"))).toEqual({ fontColor: "#C00000", fontSize: 14 });
  });

  test("clearing takes contents, formats or both", async () => {
    const { grid, at, write, values } = await onGrid();
    await write("A1", [[1], [2], [3]]);
    await grid.setFormat(at("A1:A3"), { bold: true });
    await grid.clear(at("A1"), "contents");
    await grid.clear(at("A2"), "formats");
    await grid.clear(at("A3"), "all");
    expect(values("A1:A3")).toEqual([[null], [2], [null]]);
    const formats = ["A1", "A2", "A3"].map((address) => grid.format(at(address)));
    expect(formats).toEqual([{ bold: true }, {}, {}]);
  });

  test("columns are fitted to their longest text", async () => {
    const { grid, at, write } = await onGrid();
    const sheet = grid.activeSheet();
    await write("A1", [["代码", "融资融券余额占流通市值的比例（百分比）"]]);
    await grid.autofitColumns(at("A1:B1"));
    expect(grid.columnWidth(sheet, 1)).toBeGreaterThan(grid.columnWidth(sheet, 0) * 3);
    await grid.setColumnWidth(sheet, 1, 2, 120);
    expect([1, 2].map((column) => grid.columnWidth(sheet, column))).toEqual([120, 120]);
  });
});

describe("names", () => {
  test("a name is read by formulas and follows inserted rows", async () => {
    const { grid, at, write, value } = await onGrid();
    await write("B2", [[3], [4]]);
    await grid.setName("Balance", "=Sheet1!$B$2:$B$3", true);
    await write("D1", [["=SUM(Balance)"]]);
    expect(value("D1")).toBe(7);
    await grid.insertCells(at("B2"), "down");
    expect(grid.names()).toEqual([{ name: "Balance", formula: "=Sheet1!$B$3:$B$4", visible: true }]);
    await write("B4", [[40]]);
    expect(value("D1")).toBe(43);
  });

  test("a name follows rows that are inserted on a sheet that is not in front", async () => {
    const { grid, at } = await onGrid();
    const other = await grid.addSheet("Data");
    await grid.write(at("A1", other.id), [[1]]);
    await grid.setName("One", "=Data!$A$1", false);
    await grid.insertCells(at("A1:A3", other.id), "down");
    expect(grid.names()).toEqual([{ name: "One", formula: "=Data!$A$4", visible: false }]);
    expect(grid.activeSheet()).not.toBe(other.id);
  });

  test("setting a name again changes it, deleting it takes it away", async () => {
    const { grid } = await onGrid();
    await grid.setName("Rate", "=0.5", true);
    await grid.setName("rate", "=0.6", true);
    expect(grid.names().map((name) => name.formula)).toEqual(["=0.6"]);
    await grid.deleteName("RATE");
    expect(grid.names()).toEqual([]);
    await expect(grid.deleteName("Rate")).rejects.toMatchObject({ code: "notFound" });
    await expect(grid.setName("A1", "=1", true)).rejects.toMatchObject({ code: "invalidArgument" });
  });
});

describe("events", () => {
  test("a change by the add-in is told with its area, and the results as a calculation", async () => {
    const { grid, write, at } = await onGrid();
    await write("A1", [[1], ["=A1*2"]]);
    const events: unknown[] = [];
    const stop = grid.listen((event) => events.push(event));
    await write("A1", [[5]]);
    await grid.setFormat(at("A1"), { bold: true });
    stop();
    await write("A1", [[6]]);
    const sheet = grid.activeSheet();
    expect(events).toEqual([
      { type: "changed", area: { sheet, row: 0, column: 0, rows: 1, columns: 1 }, origin: "addin" },
      { type: "calculated", sheet },
    ]);
  });

  test("selecting, adding, activating and deleting are told", async () => {
    const { grid, at } = await onGrid();
    const first = grid.activeSheet();
    const events: string[] = [];
    grid.listen((event) => events.push("sheet" in event ? `${event.type} ${event.sheet}` : event.type));
    await grid.select(at("B2:C3"));
    expect(grid.selection()).toEqual(at("B2:C3"));
    const { id } = await grid.addSheet();
    await grid.activateSheet(id);
    await grid.deleteSheet(first);
    expect(events).toEqual(["selected", `sheetAdded ${id}`, `sheetActivated ${id}`, `sheetDeleted ${first}`]);
  });
});
