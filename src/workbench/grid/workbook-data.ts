import {
  BooleanNumber,
  generateRandomId,
  LocaleType,
  ObjectMatrix,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from "@univerjs/core";
import { numberStyleOf, styleOf } from "./cell-style.ts";
import { cellDataOf } from "./cell-value.ts";
import { rangeOf } from "./engine.ts";
import { NEW_SHEET_COLUMNS, NEW_SHEET_ROWS } from "./sheets.ts";
import type { CellModel, SheetModel, WorkbookModel } from "./workbook-model.ts";

const SPARE_ROWS = 200;
const SPARE_COLUMNS = 6;

export const EMPTY_WORKBOOK: WorkbookModel = {
  sheets: [
    {
      name: "Sheet1",
      hidden: false,
      cells: [],
      columnWidths: [],
      rowHeights: [],
      frozenRows: 0,
      frozenColumns: 0,
      merges: [],
      tables: [],
    },
  ],
  activeSheet: "Sheet1",
  names: [],
};

/** The engine's form of a workbook; tables and names are not part of it. The sheets keep their order. */
export function workbookDataOf(model: WorkbookModel): IWorkbookData {
  const styles = new Styles();
  const sheets = model.sheets.map((sheet) => sheetDataOf(sheet, styles));
  return {
    id: generateRandomId(),
    name: "",
    appVersion: "",
    locale: LocaleType.EN_US,
    styles: styles.byId,
    sheetOrder: sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet])),
  };
}

function sheetDataOf(sheet: SheetModel, styles: Styles): Partial<IWorksheetData> & { id: string } {
  const cells = new ObjectMatrix<ICellData>();
  for (const cell of sheet.cells) cells.setValue(cell.row, cell.column, dataOf(cell, styles));
  const areas = sheet.tables.map((table) => table.area);
  const lastRow = Math.max(-1, ...areas.map((area) => area.row + area.rows), cells.getLength());
  const lastColumn = sheet.cells.reduce((last, cell) => Math.max(last, cell.column), 0);
  const lastTableColumn = areas.reduce((last, area) => Math.max(last, area.column + area.columns), 0);
  return {
    id: generateRandomId(),
    name: sheet.name,
    hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: Math.max(NEW_SHEET_ROWS, lastRow + SPARE_ROWS),
    columnCount: Math.max(NEW_SHEET_COLUMNS, Math.max(lastColumn, lastTableColumn) + SPARE_COLUMNS),
    cellData: cells.getMatrix(),
    columnData: Object.fromEntries(sheet.columnWidths.map(({ column, pixels }) => [column, { w: pixels }])),
    rowData: Object.fromEntries(
      sheet.rowHeights.map(({ row, pixels }) => [row, { h: pixels, ia: BooleanNumber.FALSE }]),
    ),
    mergeData: sheet.merges.map(rangeOf),
    freeze: {
      xSplit: sheet.frozenColumns,
      ySplit: sheet.frozenRows,
      startRow: sheet.frozenRows > 0 ? sheet.frozenRows : -1,
      startColumn: sheet.frozenColumns > 0 ? sheet.frozenColumns : -1,
    },
  };
}

function dataOf({ value, formula, spilled, numberFormat, format }: CellModel, styles: Styles): ICellData {
  const style = { ...styleOf(format ?? {}), ...(numberFormat === undefined ? {} : numberStyleOf(numberFormat)) };
  const isEmpty = spilled === true || value === null || value === "";
  // A text that begins like a formula or with an apostrophe is marked as text.
  const constant = typeof value === "string" && /^[=']/.test(value) ? `'${value}` : value;
  return withoutNulls({
    ...(isEmpty || constant === null ? {} : cellDataOf(constant)),
    ...(formula === undefined ? {} : { f: formula }),
    ...(Object.keys(style).length === 0 ? {} : { s: styles.idOf(style) }),
  });
}

function withoutNulls(cell: ICellData): ICellData {
  return Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== null));
}

/** Every distinct style once. */
class Styles {
  readonly byId: Record<string, IStyleData> = {};
  private readonly ids = new Map<string, string>();

  idOf(style: IStyleData): string {
    const key = JSON.stringify(style);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `s${this.ids.size + 1}`;
    this.ids.set(key, id);
    this.byId[id] = style;
    return id;
  }
}
