import { BooleanNumber, ObjectMatrix, type Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import type { Area } from "../host/grid.ts";
import { formatOf, GENERAL, numberFormatOf } from "./cell-style.ts";
import { valueOf } from "./cell-value.ts";
import type { Cells } from "./cells.ts";
import { areaOf, type Engine } from "./engine.ts";
import { ownStyle } from "./formats.ts";
import type { Names } from "./names.ts";
import type { Tables } from "./tables.ts";
import type { CellModel, SheetArea, SheetModel, WorkbookModel } from "./workbook-model.ts";

interface Parts {
  readonly engine: Engine;
  readonly cells: Cells;
  readonly tables: Tables;
  readonly names: Names;
}

export function exportWorkbook(parts: Parts): WorkbookModel {
  const { workbook } = parts.engine;
  return {
    sheets: workbook.getSheets().map((sheet) => exportSheet(sheet, parts)),
    activeSheet: workbook.ensureActiveSheet().getName(),
    names: parts.names.list().map((name) => ({ ...name })),
  };
}

function exportSheet(sheet: Worksheet, parts: Parts): SheetModel {
  const config = sheet.getConfig();
  const columns = sheet.getColumnManager().getColumnData();
  const rows = sheet.getRowManager().getRowData();
  const { xSplit, ySplit } = sheet.getFreeze();
  return {
    name: sheet.getName(),
    hidden: sheet.isSheetHidden() === BooleanNumber.TRUE,
    cells: exportCells(sheet, parts),
    columnWidths: indexesIn(columns).flatMap((column) => {
      const pixels = columns[column]?.w ?? config.defaultColumnWidth;
      return pixels === config.defaultColumnWidth ? [] : [{ column, pixels }];
    }),
    rowHeights: indexesIn(rows).flatMap((row) => {
      const { h: pixels, ia: isAutomatic } = rows[row] ?? {};
      const isSet = pixels !== undefined && isAutomatic !== BooleanNumber.TRUE && pixels !== config.defaultRowHeight;
      return isSet ? [{ row, pixels }] : [];
    }),
    frozenRows: ySplit,
    frozenColumns: xSplit,
    merges: sheet.getMergeData().map((range) => withoutSheet(areaOf("", range))),
    tables: parts.tables
      .list()
      .filter((table) => table.area.sheet === sheet.getSheetId())
      .map((table) => ({ ...table, area: withoutSheet(table.area) })),
  };
}

function exportCells(sheet: Worksheet, parts: Parts): CellModel[] {
  const places = new ObjectMatrix<true>();
  sheet.getCellMatrix().forValue((row, column) => {
    places.setValue(row, column, true);
  });
  const spilled = parts.engine.injector.get(FormulaDataModel).getArrayFormulaCellData()[sheet.unitId]?.[
    sheet.getSheetId()
  ];
  new ObjectMatrix(spilled).forValue((row, column) => {
    places.setValue(row, column, true);
  });
  const cells: CellModel[] = [];
  places.forValue((row, column) => {
    const cell = exportCell(sheet, row, column, parts);
    if (cell) cells.push(cell);
  });
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

function exportCell(sheet: Worksheet, row: number, column: number, { cells }: Parts): CellModel | null {
  const formula = cells.formula(sheet, row, column);
  const value = cells.value(sheet, row, column);
  const spill = formula === undefined ? undefined : cells.spillOf(sheet, row, column);
  const isSpilled = formula === undefined && valueOf(cells.spilled(sheet, row, column)) !== null;
  const style = ownStyle(sheet, row, column);
  const numberFormat = numberFormatOf(style);
  const { numberFormat: resultFormat } = cells.note(sheet, row, column);
  const format = formatOf(style);
  const looksNew = numberFormat === GENERAL && Object.keys(format).length === 0;
  if (value === null && formula === undefined && looksNew) return null;
  return {
    row,
    column,
    value,
    ...(formula === undefined ? {} : { formula }),
    ...(spill ? { spill } : {}),
    ...(isSpilled ? { spilled: true } : {}),
    ...(numberFormat === GENERAL ? {} : { numberFormat }),
    ...(numberFormat !== GENERAL || resultFormat === undefined ? {} : { resultFormat }),
    ...(Object.keys(format).length === 0 ? {} : { format }),
  };
}

function withoutSheet({ row, column, rows, columns }: Area): SheetArea {
  return { row, column, rows, columns };
}

function indexesIn(data: object): number[] {
  return Object.keys(data).map(Number);
}
