import { describe, expect, test } from "vitest";
import type { Area } from "../../../src/workbench/host/grid.ts";
import { useNodeHost } from "../../support/node-host.ts";

const host = useNodeHost();

function area(row: number, column: number, rows = 1, columns = 1): Area {
  return { sheet: host.grid.activeSheet(), row, column, rows, columns };
}

/** Registers a handler that keeps what it is told. */
async function listen<E>(pick: (workbook: Excel.Workbook) => OfficeExtension.EventHandlers<E>): Promise<E[]> {
  const heard: E[] = [];
  await Excel.run(async (context) => {
    pick(context.workbook).add((event) => {
      heard.push(event);
      return Promise.resolve();
    });
    await context.sync();
  });
  return heard;
}

/** Lets the client's own promises run. */
const settle = () => Excel.run((context) => context.sync());

describe("events", () => {
  test("a change by the user and one by the add-in are told apart", async () => {
    const heard = await listen((workbook) => workbook.worksheets.onChanged);
    await host.grid.type(area(4, 1, 2, 2), [
      [1, 2],
      [3, 4],
    ]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[1]];
      await context.sync();
    });
    await settle();
    expect(heard.map(({ address, triggerSource }) => [address, triggerSource])).toEqual([
      ["B5:C6", "Unknown"],
      ["A1", "ThisLocalAddin"],
    ]);
    expect(heard[0]?.worksheetId).toBe(host.grid.activeSheet());
  });

  test("the event leads to its range", async () => {
    const heard = await listen((workbook) => workbook.worksheets.getActiveWorksheet().onChanged);
    await host.grid.type(area(4, 1), [["新"]]);
    await settle();
    await Excel.run(async (context) => {
      const range = heard[0]?.getRange(context).load("values,address");
      await context.sync();
      expect(range?.address).toBe("Sheet1!B5");
      expect(range?.values).toEqual([["新"]]);
    });
  });

  test("a table hears of changes inside it only", async () => {
    await host.grid.type(area(0, 0, 2, 2), [
      ["a", "b"],
      [1, 2],
    ]);
    await Excel.run(async (context) => {
      context.workbook.tables.add("A1:B2", true).name = "Margin";
      await context.sync();
    });
    const ofTable = await listen((workbook) => workbook.tables.getItem("Margin").onChanged);
    const ofAll = await listen((workbook) => workbook.tables.onChanged);
    await host.grid.type(area(1, 0), [[5]]);
    await host.grid.type(area(8, 8), [[5]]);
    await settle();
    expect(ofTable.map(({ address }) => address)).toEqual(["A2"]);
    expect(ofAll.map(({ tableId }) => tableId)).toEqual([host.grid.tables()[0]?.id]);
  });

  test("tables that come and go are told", async () => {
    const added = await listen((workbook) => workbook.tables.onAdded);
    const deleted = await listen((workbook) => workbook.tables.onDeleted);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.add("A1:B2", true);
      table.name = "Margin";
      await context.sync();
      table.delete();
      await context.sync();
    });
    await settle();
    expect(added).toHaveLength(1);
    expect(deleted.map(({ tableName }) => tableName)).toEqual(["Margin"]);
  });

  test("sheets that are added, activated and deleted are told", async () => {
    const added = await listen((workbook) => workbook.worksheets.onAdded);
    const activated = await listen((workbook) => workbook.worksheets.onActivated);
    const deleted = await listen((workbook) => workbook.worksheets.onDeleted);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("B");
      sheet.activate();
      await context.sync();
      sheet.delete();
      await context.sync();
    });
    await settle();
    expect(added).toHaveLength(1);
    expect(activated[0]?.worksheetId).toBe(added[0]?.worksheetId);
    expect(deleted[0]?.worksheetId).toBe(added[0]?.worksheetId);
  });

  test("the selection and the end of a calculation are told", async () => {
    const selected = await listen((workbook) => workbook.worksheets.onSelectionChanged);
    const calculated = await listen((workbook) => workbook.worksheets.onCalculated);
    await host.grid.select(area(1, 2, 3, 4));
    await Excel.run(async (context) => {
      context.application.calculate("Full");
      await context.sync();
    });
    await settle();
    expect(selected.map(({ address }) => address)).toEqual(["C2:F4"]);
    expect(calculated).toHaveLength(1);
  });

  test("a handler that was removed hears nothing more", async () => {
    const heard: string[] = [];
    const handler = await Excel.run(async (context) => {
      const result = context.workbook.worksheets.onChanged.add((event) => {
        heard.push(event.address);
        return Promise.resolve();
      });
      await context.sync();
      return result;
    });
    await host.grid.type(area(0, 0), [[1]]);
    await settle();
    handler.remove();
    await handler.context.sync();
    await host.grid.type(area(1, 1), [[1]]);
    await settle();
    expect(heard).toEqual(["A1"]);
  });
});
