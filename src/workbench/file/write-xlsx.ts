import { type CellValue as FileValue, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import type { CellModel, SheetArea, SheetModel, TableModel } from "../grid/workbook-model.ts";
import { formatPlace } from "../host/address.ts";
import { writeAddinPart } from "./addin-part.ts";
import { fileStyle } from "./cell-style.ts";
import { fileValue } from "./cell-value.ts";
import { markDynamicArrays } from "./dynamic-array-part.ts";
import { type FormulaText, formulaText } from "./formula-text.ts";
import { writeNames } from "./name-part.ts";
import { OfficePackage } from "./office-package.ts";
import { pixelsToPoints, pixelsToWidth } from "./size.ts";
import { tableArea, writeTables } from "./table-part.ts";
import type { WorkbookFile } from "./workbook-file.ts";

/** The file as Excel would have saved it. @param addinFunctions full names of the add-in's functions */
export async function writeXlsx(
  file: WorkbookFile,
  addinFunctions: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { sheets, activeSheet, names } = file.workbook;
  const formulas = formulaText(addinFunctions);
  const workbook = new Workbook();
  for (const sheet of sheets) writeSheet(workbook, sheet, formulas);
  const activeTab = Math.max(
    0,
    sheets.findIndex((sheet) => sheet.name === activeSheet),
  );
  workbook.views = [{ x: 0, y: 0, width: 28800, height: 17000, firstSheet: 0, activeTab, visibility: "visible" }];

  const bytes = await workbook.xlsx.writeBuffer();
  const parts = new OfficePackage(bytes);
  const tables = sheets.flatMap((sheet) => sheet.tables);
  writeTables(parts, tables);
  writeNames(parts, names, formulas);
  markDynamicArrays(parts);
  writeAddinPart(parts, { settings: file.settings, tableIds: new Map(tables.map(({ name, id }) => [name, id])) });
  return parts.bytes();
}

function writeSheet(workbook: Workbook, sheet: SheetModel, formulas: FormulaText): void {
  const target = workbook.addWorksheet(sheet.name, { state: sheet.hidden ? "hidden" : "visible" });
  if (sheet.frozenRows > 0 || sheet.frozenColumns > 0) {
    target.views = [{ state: "frozen", xSplit: sheet.frozenColumns, ySplit: sheet.frozenRows }];
  }
  for (const { column, pixels } of sheet.columnWidths) target.getColumn(column + 1).width = pixelsToWidth(pixels);
  for (const { row, pixels } of sheet.rowHeights) target.getRow(row + 1).height = pixelsToPoints(pixels);
  for (const table of sheet.tables) addTable(target, table);
  for (const cell of sheet.cells) writeCell(target, cell, sheet.tables, formulas);
  for (const area of sheet.merges) target.mergeCellsWithoutStyle(formatPlace(area));
}

/** Empty rows only tell the library how tall the table is: the cells write themselves. */
function addTable(target: Worksheet, table: TableModel): void {
  const { row, column, rows } = tableArea(table);
  target.addTable({
    name: table.name,
    ref: formatPlace({ row, column, rows: 1, columns: 1 }),
    columns: table.columns.map(({ name }) => ({ name })),
    rows: Array.from({ length: rows - 1 }, () => []),
  });
}

function writeCell(target: Worksheet, cell: CellModel, tables: readonly TableModel[], formulas: FormulaText): void {
  const fileCell = target.getCell(cell.row + 1, cell.column + 1);
  fileCell.value = cell.formula === undefined ? fileValue(cell.value) : fileFormula(cell, tables, formulas);
  fileCell.style = fileStyle(cell);
}

/** A formula that spills, or whose function may, is stored as an array: any other one Excel would cut to one cell (`@`). */
function fileFormula(cell: CellModel, tables: readonly TableModel[], formulas: FormulaText): FileValue {
  const table = tables.find(({ area }) => contains(area, cell))?.name;
  const formula = formulas.toFile(cell.formula ?? "", table);
  const value = fileValue(cell.value);
  const result = value === null ? {} : { result: value };
  if (!cell.spill && !formulas.callsAddin(cell.formula ?? "")) return { formula, ...result };
  const { rows, columns } = cell.spill ?? { rows: 1, columns: 1 };
  return {
    formula,
    shareType: "array",
    ref: formatPlace({ row: cell.row, column: cell.column, rows, columns }),
    ...result,
  };
}

function contains(area: SheetArea, { row, column }: CellModel): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}
