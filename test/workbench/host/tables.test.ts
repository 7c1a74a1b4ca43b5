import { describe, expect, test } from "vitest";
import { createNodeGrid } from "../../../src/workbench/grid/univer-node.ts";
import type { Grid } from "../../../src/workbench/host/grid.ts";
import { failureOf } from "../../support/failure-of.ts";
import { MemoryGrid } from "../../support/memory-grid.ts";
import { useNodeHost } from "../../support/node-host.ts";

const headings = ["日期", "融资余额(元)", "融券余额(元)"];
const rows = [
  [46283, 46.87e8, 1.2e8],
  [46284, 47.01e8, 1.1e8],
];

describe.each<[string, () => Grid | Promise<Grid>]>([
  ["the grid in memory", () => new MemoryGrid()],
  ["Univer", createNodeGrid],
])("tables over %s", (_name, createGrid) => {
  useNodeHost(createGrid);

  function inTable<T>(use: (table: Excel.Table, context: Excel.RequestContext) => Promise<T>): Promise<T> {
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A3:C5").values = [headings, ...rows];
      const table = sheet.tables.add("A3:C5", true);
      table.name = "Margin";
      await context.sync();
      return use(table, context);
    });
  }

  test("a new table has its name, its style and a column for each heading", async () => {
    await inTable(async (table, context) => {
      table.style = "TableStyleLight9";
      table.load("name,style,showTotals,columns/items/name,columns/items/id,columns/items/index,worksheet/name");
      await context.sync();
      expect([table.name, table.style, table.showTotals]).toEqual(["Margin", "TableStyleLight9", false]);
      expect(table.columns.items.map(({ name }) => name)).toEqual(headings);
      expect(new Set(table.columns.items.map(({ id }) => id)).size).toBe(3);
      expect(table.columns.items.map(({ index }) => index)).toEqual([0, 1, 2]);
      expect(table.worksheet.name).toBe("Sheet1");
    });
  });

  test("its parts lie where they should", async () => {
    await inTable(async (table, context) => {
      const all = table.getRange().load("address");
      const header = table.getHeaderRowRange().load("values,address");
      const body = table.getDataBodyRange().load("values,address");
      const column = table.columns.getItem("融券余额(元)").getDataBodyRange().load("address,values");
      const count = table.rows.getCount();
      await context.sync();
      expect(all.address).toBe("Sheet1!A3:C5");
      expect(header.address).toBe("Sheet1!A3:C3");
      expect(header.values).toEqual([headings]);
      expect(body.address).toBe("Sheet1!A4:C5");
      expect(body.values).toEqual(rows);
      expect(column.address).toBe("Sheet1!C4:C5");
      expect(column.values).toEqual([[1.2e8], [1.1e8]]);
      expect(count.value).toBe(2);
    });
  });

  test("rows added in the middle push the later ones and what is below the table down", async () => {
    await inTable(async (table, context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A7").values = [["below"]];
      table.rows.add(1, [
        [1, 2, 3],
        [4, 5, 6],
      ]);
      const body = table.getDataBodyRange().load("values,address");
      const below = sheet.getRange("A9").load("values");
      await context.sync();
      expect(body.address).toBe("Sheet1!A4:C7");
      expect(body.values).toEqual([rows[0], [1, 2, 3], [4, 5, 6], rows[1]]);
      expect(below.values).toEqual([["below"]]);
    });
  });

  test("rows added without a place come last", async () => {
    await inTable(async (table, context) => {
      table.rows.add(undefined, [[7, 8, 9]]);
      table.rows.add(-1, [[10, 11, 12]]);
      const body = table.getDataBodyRange().load("values");
      await context.sync();
      expect(body.values).toEqual([...rows, [7, 8, 9], [10, 11, 12]]);
    });
  });

  test("the first rows of a table without data take the place of its blank row", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B1").values = [["a", "b"]];
      const table = sheet.tables.add("A1:B1", true);
      const before = table.rows.getCount();
      table.rows.add(undefined, [
        [1, 2],
        [3, 4],
      ]);
      const all = table.getRange().load("address,values");
      await context.sync();
      expect(before.value).toBe(0);
      expect(all.address).toBe("Sheet1!A1:B3");
      expect(all.values).toEqual([
        ["a", "b"],
        [1, 2],
        [3, 4],
      ]);
    });
  });

  test("rows are deleted one by one, in a run, and all of them", async () => {
    await inTable(async (table, context) => {
      table.rows.add(undefined, [[7, 8, 9]]);
      table.rows.getItemAt(1).delete();
      const afterOne = table.getDataBodyRange().load("values");
      await context.sync();
      expect(afterOne.values).toEqual([rows[0], [7, 8, 9]]);
      table.rows.deleteRowsAt(0, 2);
      const all = table.getRange().load("values");
      const count = table.rows.getCount();
      await context.sync();
      expect(all.values).toEqual([headings, ["", "", ""]]);
      expect(count.value).toBe(0);
    });
  });

  test("a column keeps its id when it is renamed and when another one is inserted before it", async () => {
    await inTable(async (table, context) => {
      table.columns.load("items/id");
      await context.sync();
      const ids = table.columns.items.map(({ id }) => id);
      table.columns.getItemAt(1).name = "余额";
      table.columns.add(1, [["备注"], ["x"], ["y"]]);
      table.columns.load("items/id,items/name,items/index");
      const renamed = table.columns.getItem(ids[1] ?? 0).load("name,index,values");
      await context.sync();
      expect(table.columns.items.map(({ name }) => name)).toEqual(["日期", "备注", "余额", "融券余额(元)"]);
      expect([renamed.name, renamed.index]).toEqual(["余额", 2]);
      expect(renamed.values).toEqual([["余额"], [46.87e8], [47.01e8]]);
      expect(ids).not.toContain(table.columns.items[1]?.id);
    });
  });

  test("a deleted column is gone, the others keep their ids", async () => {
    await inTable(async (table, context) => {
      const columns = table.columns.load("items/id");
      await context.sync();
      const [first, , third] = columns.items.map(({ id }) => id);
      table.columns.getItemAt(1).delete();
      table.columns.load("items/id,items/name");
      const body = table.getDataBodyRange().load("values,address");
      await context.sync();
      expect(table.columns.items.map(({ id }) => id)).toEqual([first, third]);
      expect(body.address).toBe("Sheet1!A4:B5");
      expect(body.values).toEqual([
        [46283, 1.2e8],
        [46284, 1.1e8],
      ]);
    });
  });

  test("a resized table has the new columns, blank headings get a name", async () => {
    await inTable(async (table, context) => {
      table.resize("A3:D9");
      table.load("columns/items/name");
      const all = table.getRange().load("address");
      await context.sync();
      expect(all.address).toBe("Sheet1!A3:D9");
      expect(table.columns.items.map(({ name }) => name).slice(0, 3)).toEqual(headings);
      expect(table.columns.items[3]?.name).toMatch(/^Column\d$/);
    });
  });

  test("a table without headings gets a row of them above", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B2:C2").values = [[1, 2]];
      const table = sheet.tables.add(sheet.getRange("B2:C2"), false);
      const all = table.getRange().load("address,values");
      await context.sync();
      expect(all.address).toBe("Sheet1!B2:C3");
      expect(all.values[1]).toEqual([1, 2]);
      expect(all.values[0]?.every((heading) => /^Column\d$/.test(String(heading)))).toBe(true);
    });
  });

  test("tables are found by name, by id and on their sheet, and not once they are deleted", async () => {
    await inTable(async (table, context) => {
      table.load("id");
      const other = context.workbook.worksheets.add("Other");
      await context.sync();
      const byName = context.workbook.tables.getItemOrNullObject("margin").load("id");
      const byId = context.workbook.tables.getItem(table.id).load("name");
      const elsewhere = other.tables.getItemOrNullObject("Margin");
      await context.sync();
      expect(byName.id).toBe(table.id);
      expect(byId.name).toBe("Margin");
      expect(elsewhere.isNullObject).toBe(true);

      const range = table.getRange();
      table.delete();
      range.load("values");
      const gone = context.workbook.tables.getItemOrNullObject("Margin");
      await context.sync();
      expect(gone.isNullObject).toBe(true);
      expect(range.values.flat().every((cell) => cell === "")).toBe(true);
    });
  });

  test("converting to a range keeps the cells", async () => {
    await inTable(async (table, context) => {
      const range = table.convertToRange().load("values");
      const count = context.workbook.tables.getCount();
      await context.sync();
      expect(count.value).toBe(0);
      expect(range.values).toEqual([headings, ...rows]);
    });
  });

  test("the tables of a range are those that it touches", async () => {
    await inTable(async (_table, context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const touched = sheet.getRange("C5:F9").getTables(false).load("items/name");
      const whole = sheet.getRange("C5:F9").getTables(true).getCount();
      const beside = sheet.getRange("E1:F9").getTables(false).getCount();
      await context.sync();
      expect(touched.items.map(({ name }) => name)).toEqual(["Margin"]);
      expect([whole.value, beside.value]).toEqual([0, 0]);
    });
  });

  test("tables do not overlap and do not share a name", async () => {
    const overlap = await failureOf(
      inTable(async (_table, context) => {
        context.workbook.worksheets.getActiveWorksheet().tables.add("C5:D7", true);
        await context.sync();
      }),
    );
    expect(overlap.code).toBe("InvalidArgument");
    expect(overlap.message).toContain("Margin");
  });

  test("rows of another width are refused with the width that is expected", async () => {
    const error = await failureOf(
      inTable(async (table, context) => {
        table.rows.add(undefined, [[1, 2]]);
        await context.sync();
      }),
    );
    expect(error.message).toContain("3 cells");
  });
});
