import type { Link } from "./link.ts";
import { matchTable } from "./match-table.ts";
import { runExcel } from "./run-excel.ts";

/** Names of the sheets that the user can see, in the order of their tabs. */
export function listSheets(): Promise<string[]> {
  return runExcel(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name,items/visibility");
    await context.sync();
    return sheets.items.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name);
  });
}

/** Brings the table of a link before the user's eyes; false where it was deleted. */
export function showLinkedTable(link: Link): Promise<boolean> {
  return runExcel(async (context) => {
    const tables = context.workbook.tables.load("items/id,items/name");
    await context.sync();
    const match = matchTable(link, tables.items);
    if (!match) return false;
    match.table.worksheet.activate();
    match.table.getHeaderRowRange().getCell(0, 0).select();
    await context.sync();
    return true;
  });
}
