import { afterEach, describe, expect, test, vi } from "vitest";
import { useNodeHost } from "../../support/node-host.ts";

useNodeHost();

afterEach(() => {
  vi.restoreAllMocks();
});

describe("what the host does not have", () => {
  test("a method fails with the class and the method, at the add-in and on the host's console", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const attempt = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").flashFill();
      await context.sync();
    });
    await expect(attempt).rejects.toMatchObject({
      code: "ApiNotFound",
      message: expect.stringContaining("Range.FlashFill()"),
      debugInfo: { errorLocation: "Range.FlashFill()" },
    });
    expect(String(log.mock.calls[0]?.[0])).toContain("Range.FlashFill()");
  });

  test("a property to load and one to set fail with their names", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const load = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().load("tabColor");
      await context.sync();
    });
    await expect(load).rejects.toMatchObject({ message: expect.stringContaining("Worksheet.TabColor") });
    const set = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").format.rowHeight = 30;
      await context.sync();
    });
    await expect(set).rejects.toMatchObject({ message: expect.stringContaining("RangeFormat.RowHeight") });
  });

  test("a navigation property fails with its name", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const attempt = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().charts.load("items/name");
      await context.sync();
    });
    await expect(attempt).rejects.toMatchObject({ message: expect.stringContaining("Worksheet.Charts") });
  });

  test("what came before the failing action in the same request stays done", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.values = [[5]];
      range.flashFill();
      await context.sync();
    }).catch(() => undefined);
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

  test("an item that is asked for without OrNullObject fails with ItemNotFound and its key", async () => {
    const attempt = Excel.run(async (context) => {
      context.workbook.tables.getItem("Prices").load("name");
      await context.sync();
    });
    await expect(attempt).rejects.toMatchObject({ code: "ItemNotFound", message: expect.stringContaining('"Prices"') });
  });
});
