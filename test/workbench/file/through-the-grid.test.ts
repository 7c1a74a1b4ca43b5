import { afterAll, expect, test, vi } from "vitest";
import { createNodeGrid } from "../../../src/workbench/grid/univer-node.ts";
import { readXlsx } from "../../../src/workbench/file/read-xlsx.ts";
import { writeXlsx } from "../../../src/workbench/file/write-xlsx.ts";
import { addinFunctions, noSettings } from "./workbook-builder.ts";

// Loading the engine takes seconds on a busy machine; it is no part of any test's time.
const saved = await createNodeGrid();
const opened = await createNodeGrid();
vi.setConfig({ testTimeout: 30_000 });

afterAll(() => {
  saved.dispose();
  opened.dispose();
});

test("a table, its neighbours and its names are the same in the grid that opens the file", async () => {
  const sheet = saved.activeSheet();
  const place = { sheet, row: 3, column: 1, rows: 3, columns: 2 };
  await saved.write(place, [
    ["日期", "融资余额(元)"],
    [46_285, 2_500_000_000_000],
    [46_286, 2_400_000_000_000],
  ]);
  const dates = { ...place, row: 4, rows: 2, columns: 1 };
  await saved.setNumberFormats(dates, [["yyyy-mm-dd"], ["yyyy-mm-dd"]]);
  const table = await saved.addTable(place, "RZRQ_1", "TableStyleMedium2");
  await saved.write({ sheet, row: 0, column: 0, rows: 1, columns: 2 }, [["'600519", "=SUM(RZRQ_1[融资余额(元)])"]]);
  await saved.setName("RZRQ_1_CAPTION", "=Sheet1!$A$1:$B$2", false);
  await saved.freeze(sheet, 4, 0);

  const bytes = await writeXlsx({ workbook: saved.exportWorkbook(), settings: noSettings }, addinFunctions);
  await opened.loadWorkbook((await readXlsx(bytes, "test.xlsx", addinFunctions)).workbook);
  await opened.recalculate();

  const front = opened.activeSheet();
  expect(opened.tables()).toEqual([{ ...table, area: { ...table.area, sheet: front } }]);
  expect(opened.values({ ...place, sheet: front })).toEqual(saved.values(place));
  expect(opened.texts({ ...dates, sheet: front })).toEqual([["2026-09-20"], ["2026-09-21"]]);
  const top = { sheet: front, row: 0, column: 0, rows: 1, columns: 2 };
  expect(opened.values(top)).toEqual([["600519", 4_900_000_000_000]]);
  expect(opened.formulas(top)[0]?.[1]).toBe("=SUM(RZRQ_1[融资余额(元)])");
  expect(opened.names()).toEqual(saved.names());
  expect(opened.exportWorkbook()).toEqual(saved.exportWorkbook());
});
