import { describe, expect, test } from "vitest";
import { failureOf } from "../../support/failure-of.ts";
import { useNodeHost } from "../../support/node-host.ts";

const host = useNodeHost();

function sheetOf(context: Excel.RequestContext): Excel.Worksheet {
  return context.workbook.worksheets.getActiveWorksheet();
}

describe("ranges that come from a range", () => {
  test.each([
    ["getCell", (range: Excel.Range) => range.getCell(1, 2), "D3"],
    ["getRow", (range: Excel.Range) => range.getRow(1), "B3:D3"],
    ["getLastRow", (range: Excel.Range) => range.getLastRow(), "B5:D5"],
    ["getLastCell", (range: Excel.Range) => range.getLastCell(), "D5"],
    ["getColumn", (range: Excel.Range) => range.getColumn(0), "B2:B5"],
    ["getRowsBelow", (range: Excel.Range) => range.getRowsBelow(2), "B6:D7"],
    ["getRowsAbove", (range: Excel.Range) => range.getRowsAbove(1), "B1:D1"],
    ["getColumnsAfter", (range: Excel.Range) => range.getColumnsAfter(1), "E2:E5"],
    ["getOffsetRange", (range: Excel.Range) => range.getOffsetRange(1, -1), "A3:C6"],
    ["getResizedRange", (range: Excel.Range) => range.getResizedRange(-1, 1), "B2:E4"],
    ["getEntireColumn", (range: Excel.Range) => range.getEntireColumn(), "B:D"],
    ["getEntireRow", (range: Excel.Range) => range.getEntireRow(), "2:5"],
    ["getBoundingRect", (range: Excel.Range) => range.getBoundingRect("F9"), "B2:F9"],
    ["getIntersection", (range: Excel.Range) => range.getIntersection("A4:C9"), "B4:C5"],
  ])("%s leads to the right cells", async (_name, derive, address) => {
    await Excel.run(async (context) => {
      const derived = derive(sheetOf(context).getRange("B2:D5")).load("address");
      await context.sync();
      expect(derived.address).toBe(`Sheet1!${address}`);
    });
  });

  test("ranges that share nothing give a null object", async () => {
    await Excel.run(async (context) => {
      const nothing = sheetOf(context).getRange("A1:B2").getIntersectionOrNullObject("D4").load("address");
      await context.sync();
      expect(nothing.isNullObject).toBe(true);
    });
  });

  test("there is nothing above the first row", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange("A1").getRowsAbove(1).load("address");
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
  });

  test("what is neither an address nor a name is refused with its text", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange("A1:B2:C3").load("address");
        await context.sync();
      }),
    );
    expect(error.message).toContain('"A1:B2:C3"');
  });

  test("a range on another sheet has no part in this one", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        const other = context.workbook.worksheets.add("B").getRange("A1");
        sheetOf(context).getRange("A1").getBoundingRect(other).load("address");
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
  });
});

test.each([
  ["rows", (panes: Excel.WorksheetFreezePanes) => panes.freezeRows(3), [3, 0]],
  ["columns", (panes: Excel.WorksheetFreezePanes) => panes.freezeColumns(2), [0, 2]],
  ["a block", (panes: Excel.WorksheetFreezePanes) => panes.freezeAt("A1:B4"), [4, 2]],
  ["nothing", (panes: Excel.WorksheetFreezePanes) => panes.unfreeze(), [0, 0]],
])("freezing %s keeps just that in view", async (_what, freeze, [rows, columns]) => {
  await Excel.run(async (context) => {
    freeze(sheetOf(context).freezePanes);
    await context.sync();
  });
  expect(host.grid.frozen(host.grid.activeSheet())).toEqual({ rows, columns });
});
