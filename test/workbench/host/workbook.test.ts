import { describe, expect, test } from "vitest";
import { createNodeGrid } from "../../../src/workbench/grid/univer-node.ts";
import type { Grid } from "../../../src/workbench/host/grid.ts";
import { failureOf } from "../../support/failure-of.ts";
import { MemoryGrid } from "../../support/memory-grid.ts";
import { useNodeHost } from "../../support/node-host.ts";

describe.each<[string, () => Grid | Promise<Grid>]>([
  ["the grid in memory", () => new MemoryGrid()],
  ["Univer", createNodeGrid],
])("the workbook over %s", (_name, createGrid) => {
  const host = useNodeHost(createGrid);

  test("sheets are added, named, found, activated and deleted", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("每日汇总");
      added.activate();
      worksheets.load("items/name,items/position,items/visibility");
      const active = worksheets.getActiveWorksheet().load("name,id");
      await context.sync();
      expect(worksheets.items.map(({ name, position }) => [name, position])).toEqual([
        ["Sheet1", 0],
        ["每日汇总", 1],
      ]);
      expect(active.name).toBe("每日汇总");
      added.name = "Daily";
      const byId = worksheets.getItem(active.id).load("name");
      const next = worksheets.getFirst().getNext().load("name");
      await context.sync();
      expect([byId.name, next.name]).toEqual(["Daily", "Daily"]);
      added.delete();
      const gone = worksheets.getItemOrNullObject("Daily");
      const count = worksheets.getCount();
      await context.sync();
      expect(gone.isNullObject).toBe(true);
      expect(count.value).toBe(1);
    });
  });

  test.each(["Sheet1", "SHEET1", "a/b", "", "x".repeat(32), "'quoted'"])(
    "%j is refused as a sheet's name",
    async (name) => {
      const error = await failureOf(
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.add();
          sheet.name = name;
          await context.sync();
        }),
      );
      expect(["InvalidArgument", "ItemAlreadyExists"]).toContain(error.code);
    },
  );

  test("a hidden name follows its cells when rows are inserted above", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("两 融");
      const { names } = context.workbook;
      names.add("Caption", sheet.getRange("B2:D4")).visible = false;
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      const item = names.getItem("caption").load("name,formula,visible,type,value");
      const range = item.getRange().load("address");
      await context.sync();
      expect(item.formula).toBe("='两 融'!$B$4:$D$6");
      expect([item.visible, item.type]).toEqual([false, "Range"]);
      expect(range.address).toBe("'两 融'!B4:D6");
      item.delete();
      const gone = names.getItemOrNullObject("Caption");
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  test("a name whose cells were deleted has no range", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      context.workbook.names.add("Caption", sheet.getRange("B2:C2"));
      sheet.getRange("2:2").delete("Up");
      const range = context.workbook.names.getItem("Caption").getRangeOrNullObject();
      await context.sync();
      expect(range.isNullObject).toBe(true);
    });
  });

  test("a sheet finds cells by a defined name", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      context.workbook.names.add("Ratio", sheet.getRange("C3"));
      sheet.getRange("Ratio").values = [[0.25]];
      const cell = sheet.getRange("C3").load("values");
      await context.sync();
      expect(cell.values).toEqual([[0.25]]);
    });
  });

  test.each(["A1", "R1C1", "has blank", "1st"])("%j is refused as a name", async (name) => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.names.add(name, context.workbook.worksheets.getActiveWorksheet().getRange("A1"));
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
  });

  test("settings keep what JSON can say, across runs and in the workbook's file", async () => {
    const value = { version: 1, columns: [1, null, "融资余额"], when: new Date(Date.UTC(2026, 8, 18)) };
    await Excel.run(async (context) => {
      context.workbook.settings.add("link-1", value);
      context.workbook.settings.add("link-2", "x");
      await context.sync();
    });
    await Excel.run(async (context) => {
      const { settings } = context.workbook;
      const found = settings.getItem("link-1").load("key,value");
      const missing = settings.getItemOrNullObject("link-3");
      settings.load("items/key");
      await context.sync();
      expect(found.key).toBe("link-1");
      expect(found.value).toMatchObject({ version: 1, columns: [1, null, "融资余额"] });
      expect(missing.isNullObject).toBe(true);
      expect(settings.items.map(({ key }) => key)).toEqual(["link-1", "link-2"]);
      settings.getItem("link-2").delete();
      await context.sync();
    });
    expect([...host.settings.keys()]).toEqual(["link-1"]);
  });

  test("panes can be frozen by rows, by columns and at a cell, and set free", async () => {
    await Excel.run(async (context) => {
      const { freezePanes } = context.workbook.worksheets.getActiveWorksheet();
      freezePanes.freezeRows(3);
      freezePanes.freezeColumns(1);
      freezePanes.freezeAt("A1:B4");
      freezePanes.unfreeze();
      await context.sync();
    });
    expect(host.reported).toEqual([]);
  });

  test("collections are cut by top and skip", async () => {
    await Excel.run(async (context) => {
      for (const name of ["b", "c", "d"]) context.workbook.worksheets.add(name);
      const sheets = context.workbook.worksheets.load({ select: "name", skip: 1, top: 2 });
      await context.sync();
      expect(sheets.items.map(({ name }) => name)).toEqual(["b", "c"]);
    });
  });
});
