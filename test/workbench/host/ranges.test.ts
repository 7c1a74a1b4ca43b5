import { describe, expect, test } from "vitest";
import { createNodeGrid } from "../../../src/workbench/grid/univer-node.ts";
import type { Grid } from "../../../src/workbench/host/grid.ts";
import { failureOf } from "../../support/failure-of.ts";
import { MemoryGrid } from "../../support/memory-grid.ts";
import { useNodeHost } from "../../support/node-host.ts";

function sheetOf(context: Excel.RequestContext): Excel.Worksheet {
  return context.workbook.worksheets.getActiveWorksheet();
}

describe.each<[string, () => Grid | Promise<Grid>]>([
  ["the grid in memory", () => new MemoryGrid()],
  ["Univer", createNodeGrid],
])("ranges over %s", (_name, createGrid) => {
  const host = useNodeHost(createGrid);

  test("values, formulas, texts, types and addresses come back as they were written", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("B2:C3");
      range.values = [
        ["融资余额", 1.5],
        [true, "=0*5"],
      ];
      range.load("values,formulas,valueTypes,text,address,rowIndex,columnIndex,rowCount,columnCount,cellCount");
      await context.sync();
      expect(range.values).toEqual([
        ["融资余额", 1.5],
        [true, 0],
      ]);
      expect(range.formulas[1]).toEqual([true, "=0*5"]);
      expect(range.valueTypes).toEqual([
        ["String", "Double"],
        ["Boolean", "Double"],
      ]);
      expect(range.text[0]).toEqual(["融资余额", "1.5"]);
      expect(range.address).toBe("Sheet1!B2:C3");
      expect([range.rowIndex, range.columnIndex, range.rowCount, range.columnCount]).toEqual([1, 1, 2, 2]);
      expect(range.cellCount).toBe(4);
    });
  });

  test("an empty cell reads as an empty text, an error as its name", async () => {
    const area = { sheet: host.grid.activeSheet(), row: 0, column: 0, rows: 1, columns: 2 };
    await host.grid.write(area, [[{ error: "#N/A", message: "流通市值" }, null]]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1").load("values,valueTypes");
      await context.sync();
      expect(range.values).toEqual([["#N/A", ""]]);
      expect(range.valueTypes).toEqual([["Error", "Empty"]]);
    });
  });

  test("an array of 6,000 cells arrives whole, although the client cuts it", async () => {
    const values = Array.from({ length: 2000 }, (_, row) => [row, row * 2, `第${row}行`]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1").getAbsoluteResizedRange(2000, 3);
      range.values = values;
      range.load("values");
      await context.sync();
      expect(range.values).toEqual(values);
    });
  });

  test("an array of another size than the range is refused with the range's size", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange("A1:B2").values = [[1, 2, 3]];
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
    expect(error.message).toContain("2 × 2");
  });

  test("text is read as if it were typed, unless the cell is formatted as text or the text begins with an apostrophe", async () => {
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("B1").numberFormat = [["@"]];
      const range = sheet.getRange("A1:F1");
      range.values = [["000001", "000001", "'000001", "2026-09-18", "5%", "'=1+1"]];
      range.load("values,numberFormat");
      await context.sync();
      // 2026-09-18 is day 46283 of Excel's calendar, in which 1900-01-01 is day 1.
      expect(range.values).toEqual([[1, "000001", "000001", 46283, 0.05, "=1+1"]]);
      expect(range.numberFormat[0]?.slice(3, 5)).toEqual(["yyyy/m/d", "0%"]);
    });
  });

  test("null leaves a cell as it is, an empty text empties it", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1");
      range.values = [[1, 2]];
      await context.sync();
      range.values = [[null, ""]];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[1, ""]]);
    });
  });

  test("one value fills the whole range", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B2");
      range.numberFormat = [["0.00%"]];
      range.load("numberFormat");
      await context.sync();
      expect(range.numberFormat.flat()).toEqual(["0.00%", "0.00%", "0.00%", "0.00%"]);
    });
  });

  test("the used range of an empty sheet is a null object, later it spans what was written", async () => {
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const before = sheet.getUsedRangeOrNullObject();
      sheet.getRange("C3").values = [["x"]];
      sheet.getRange("E7").values = [[1]];
      const after = sheet.getUsedRangeOrNullObject().load("address");
      await context.sync();
      expect(before.isNullObject).toBe(true);
      expect(after.address).toBe("Sheet1!C3:E7");
    });
  });

  test("a range follows its cells when rows are inserted above it", async () => {
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const range = sheet.getRange("A5:B6");
      range.values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
      sheet.getRange("2:4").insert("Down");
      range.load("address,values");
      await context.sync();
      expect(range.address).toBe("Sheet1!A8:B9");
      expect(range.values).toEqual([
        [1, 2],
        [3, 4],
      ]);
    });
  });

  test("a range whose cells were deleted says so", async () => {
    const attempt = Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const range = sheet.getRange("A5:B6");
      await context.sync();
      sheet.getRange("4:9").delete("Up");
      range.load("values");
      await context.sync();
    });
    await expect(attempt).rejects.toMatchObject({ code: "InvalidReference" });
  });

  test("a range kept between two runs is found again, and gone after it was untracked", async () => {
    const kept = await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1");
      context.trackedObjects.add(range);
      await context.sync();
      return range;
    });
    kept.values = [[7]];
    kept.load("values");
    await kept.context.sync();
    expect(kept.values).toEqual([[7]]);
  });

  test("fonts, fills, alignment and widths are set on their own", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1");
      range.format.font.bold = true;
      range.format.font.color = "#C00000";
      range.format.fill.color = "#FFF2CC";
      range.format.horizontalAlignment = "Center";
      range.format.columnWidth = 90;
      range.load("format/font/bold,format/font/italic,format/fill/color,format/horizontalAlignment,format/columnWidth");
      await context.sync();
      expect(range.format.font.bold).toBe(true);
      expect(range.format.font.italic).toBe(false);
      expect(range.format.fill.color).toBe("#FFF2CC");
      expect(range.format.horizontalAlignment).toBe("Center");
      expect(range.format.columnWidth).toBe(90);
    });
    expect(host.grid.columnWidth(host.grid.activeSheet(), 1)).toBe(120);
  });

  test("selecting activates the sheet and the workbook tells the selection", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("两融");
      sheet.getRange("C4:D5").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect(selected.address).toBe("两融!C4:D5");
      expect(cell.address).toBe("两融!C4");
    });
  });
});
