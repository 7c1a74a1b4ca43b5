import { describe, expect, test } from "vitest";
import { failureOf } from "../../support/failure-of.ts";
import { useNodeHost } from "../../support/node-host.ts";

const host = useNodeHost();

describe("what the host does not have", () => {
  test("a method fails with the class and the method, at the add-in and at the host", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").flashFill();
        await context.sync();
      }),
    );
    expect(error.code).toBe("ApiNotFound");
    expect(error.message).toContain("Range.FlashFill()");
    expect(error.debugInfo.errorLocation).toBe("Range.FlashFill()");
    expect(String(host.reported[0])).toContain("Range.FlashFill()");
  });

  test.each([
    ["a property to load", (sheet: Excel.Worksheet) => sheet.load("tabColor"), "Worksheet.TabColor"],
    [
      "a property to set",
      (sheet: Excel.Worksheet) => (sheet.getRange("A1").format.rowHeight = 3),
      "RangeFormat.RowHeight",
    ],
    [
      "a property that is only read",
      (sheet: Excel.Worksheet) => (sheet.visibility = "Hidden"),
      "Worksheet.Visibility (set)",
    ],
    ["an object", (sheet: Excel.Worksheet) => sheet.charts.load("items/name"), "Worksheet.Charts"],
    [
      "an event",
      (sheet: Excel.Worksheet) => sheet.onFormatChanged.add(() => Promise.resolve()),
      "Worksheet._RegisterFormatChangedEvent()",
    ],
  ])("%s fails with its name", async (_what, use, name) => {
    const error = await failureOf(
      Excel.run(async (context) => {
        use(context.workbook.worksheets.getActiveWorksheet());
        await context.sync();
      }),
    );
    expect(error.message).toContain(name);
    expect(String(host.reported[0])).toContain(name);
  });

  test("what came before the failing action in the same request stays done", async () => {
    await failureOf(
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        range.values = [[5]];
        range.flashFill();
        await context.sync();
      }),
    );
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("values");
      await context.sync();
      expect(range.values).toEqual([[5]]);
    });
  });
});

describe("null objects", () => {
  test("whatever is asked of a null object is left out, as Excel does", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("nowhere");
      const range = sheet.getRange("A1");
      sheet.delete();
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
      expect(range.isNullObject).toBe(true);
    });
  });

  test("an item that is asked for without OrNullObject fails with its key, and is no fault of the host", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.tables.getItem("Prices").load("name");
        await context.sync();
      }),
    );
    expect(error.code).toBe("ItemNotFound");
    expect(error.message).toContain('"Prices"');
    expect(host.reported).toEqual([]);
  });
});
