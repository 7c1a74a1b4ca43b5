import { generateRandomId, type IWorkbookData } from "@univerjs/core";
import { NEW_SHEET_COLUMNS, NEW_SHEET_ROWS } from "./sheets.ts";

/** The engine's form of a workbook with one empty sheet. */
export function emptyWorkbook(): Partial<IWorkbookData> {
  const id = generateRandomId();
  const sheet = { id, name: "Sheet1", rowCount: NEW_SHEET_ROWS, columnCount: NEW_SHEET_COLUMNS };
  return { id: generateRandomId(), name: "", sheetOrder: [id], sheets: { [id]: sheet } };
}
