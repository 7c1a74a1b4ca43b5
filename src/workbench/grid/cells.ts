import { ObjectMatrix, type ICellData, type Nullable, type Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Area, CellValue } from "../host/grid.ts";
import { cellDataOf, isCellError, noteOf, valueOf, type ResultNote } from "./cell-value.ts";
import { areaOf, type Engine } from "./engine.ts";
import { GridError } from "./grid-error.ts";

type CellMatrix = NonNullable<ConstructorParameters<typeof ObjectMatrix<Nullable<ICellData>>>[0]>;

/** Values and formulas of cells. */
export class Cells {
  private readonly formulaData: FormulaDataModel;

  constructor(private readonly engine: Engine) {
    this.formulaData = engine.injector.get(FormulaDataModel);
  }

  values(area: Area): CellValue[][] {
    return this.map(area, (row, column, sheet) => this.value(sheet, row, column));
  }

  formulas(area: Area): CellValue[][] {
    return this.map(area, (row, column, sheet) => {
      const formula = this.formula(sheet, row, column);
      if (formula !== undefined) return formula;
      const value = this.value(sheet, row, column);
      return typeof value === "string" && /^[=']/.test(value) ? `'${value}` : value;
    });
  }

  texts(area: Area): string[][] {
    return this.map(area, (row, column, sheet) => {
      const value = this.value(sheet, row, column);
      if (value === null) return "";
      if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
      if (isCellError(value)) return value.error;
      if (typeof value === "string") return value;
      return String(sheet.getCell(row, column)?.v ?? value);
    });
  }

  /** Raw value, from the cell itself or spilled into it. */
  value(sheet: Worksheet, row: number, column: number): CellValue {
    return valueOf(this.spilled(sheet, row, column) ?? sheet.getCellRaw(row, column));
  }

  formula(sheet: Worksheet, row: number, column: number): string | undefined {
    const cell = sheet.getCellRaw(row, column);
    if (!cell?.f && !cell?.si) return undefined;
    return (
      cell.f ?? this.formulaData.getFormulaStringByCell(row, column, sheet.getSheetId(), sheet.unitId) ?? undefined
    );
  }

  /** What an add-in's function left beside its result, in its own cell or in one it spilled into. */
  note(sheet: Worksheet, row: number, column: number): ResultNote {
    const spilled = this.spilled(sheet, row, column);
    if (spilled) return noteOf(spilled);
    const cell = sheet.getCellRaw(row, column);
    return cell?.f || cell?.si ? noteOf(cell) : {};
  }

  /** The part of a spilled result that lies in this cell. */
  spilled(sheet: Worksheet, row: number, column: number): Nullable<ICellData> {
    return this.formulaData.getArrayFormulaCellData()[sheet.unitId]?.[sheet.getSheetId()]?.[row]?.[column];
  }

  /** Over how many cells the formula here has spilled. */
  spillOf(sheet: Worksheet, row: number, column: number): { rows: number; columns: number } | undefined {
    const range = this.formulaData.getArrayFormulaRange()[sheet.unitId]?.[sheet.getSheetId()]?.[row]?.[column];
    if (!range || !this.spilled(sheet, row, column)) return undefined;
    const { rows, columns } = areaOf("", range);
    return rows * columns > 1 ? { rows, columns } : undefined;
  }

  usedArea(sheetId: string): Area | null {
    const sheet = this.engine.sheet(sheetId);
    const used = { startRow: Infinity, startColumn: Infinity, endRow: -1, endColumn: -1 };
    const include = (row: number, column: number, cell: Nullable<ICellData>): void => {
      if (!cell?.f && !cell?.si && valueOf(cell) === null) return;
      used.startRow = Math.min(used.startRow, row);
      used.startColumn = Math.min(used.startColumn, column);
      used.endRow = Math.max(used.endRow, row);
      used.endColumn = Math.max(used.endColumn, column);
    };
    sheet.getCellMatrix().forValue(include);
    new ObjectMatrix(this.formulaData.getArrayFormulaCellData()[sheet.unitId]?.[sheetId]).forValue(include);
    return used.endRow < 0 ? null : areaOf(sheetId, used);
  }

  write(area: Area, cells: CellValue[][]): void {
    requireShape(area, cells);
    this.engine.ensureSize(area.sheet, area.row + area.rows, area.column + area.columns);
    const cellValue: CellMatrix = {};
    cells.forEach((line, r) => {
      const target: Record<number, ICellData> = {};
      line.forEach((value, c) => {
        if (value !== null) target[area.column + c] = cellDataOf(value);
      });
      if (Object.keys(target).length > 0) cellValue[area.row + r] = target;
    });
    this.engine.runOn(area.sheet, SetRangeValuesMutation.id, { cellValue });
  }

  private map<T>(area: Area, read: (row: number, column: number, sheet: Worksheet) => T): T[][] {
    const sheet = this.engine.sheet(area.sheet);
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (_, c) => read(area.row + r, area.column + c, sheet)),
    );
  }
}

export function requireShape(area: Area, cells: readonly (readonly unknown[])[]): void {
  const fits = cells.length === area.rows && cells.every((line) => line.length === area.columns);
  if (fits) return;
  const given = `${cells.length} × ${cells[0]?.length ?? 0}`;
  const expected = `${area.rows} × ${area.columns}`;
  throw new GridError("invalidArgument", {
    zh: `给出的数组为 ${given}，区域为 ${expected}；两者的行数和列数必须相同。`,
    en: `The array is ${given} and the area is ${expected}; they must have the same rows and columns.`,
  });
}
