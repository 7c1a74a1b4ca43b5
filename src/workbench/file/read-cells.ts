import { type Cell, type CellValue as FileValue, ValueType, type Worksheet } from "@cj-tech-master/excelts";
import type { CellModel, SheetArea } from "../grid/workbook-model.ts";
import { parseReference } from "../host/address.ts";
import type { CellValue } from "../host/grid.ts";
import { type FileColor, modelStyle } from "./cell-style.ts";
import { modelValue } from "./cell-value.ts";
import type { FormulaText } from "./formula-text.ts";

export interface CellContext {
  readonly formulas: FormulaText;
  readonly color: (color: FileColor | undefined) => string | undefined;
  readonly sheetXml: string;
  readonly date1904: boolean;
}

/** Every cell that holds something or looks different, by row, then by column. */
export function readCells(sheet: Worksheet, context: CellContext): CellModel[] {
  const exact = exactNumbers(context);
  const cells: CellModel[] = [];
  let spills: SheetArea[] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    spills = spills.filter((area) => area.row + area.rows >= row.number);
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.type === ValueType.Merge) return;
      const model = readCell(cell, context, exact);
      if (model.value === null && model.formula === undefined && !model.format && !model.numberFormat) return;
      if (model.spill) spills.push({ row: model.row, column: model.column, ...model.spill });
      cells.push(spills.some((area) => isSpilled(model, area)) ? { ...model, spilled: true } : model);
    });
  });
  return cells;
}

function readCell(cell: Cell, context: CellContext, exact: (cell: Cell) => number | undefined): CellModel {
  const { value } = cell;
  const isDate = value instanceof Date || resultOf(value) instanceof Date;
  return {
    row: cell.row - 1,
    column: cell.col - 1,
    value: (isDate ? exact(cell) : undefined) ?? plainValue(value),
    ...formulaOf(cell, value, context.formulas),
    ...modelStyle(cell.style, context.color),
  };
}

function plainValue(value: FileValue): CellValue {
  const plain = modelValue(value);
  return plain === "" && !hasFormula(value) ? null : plain;
}

function formulaOf(cell: Cell, value: FileValue, formulas: FormulaText): Pick<CellModel, "formula" | "spill"> {
  if (!hasFormula(value) || !cell.formula) return {};
  // The first cell of a shared formula has a `ref` too, which the library's types do not tell.
  const { shareType, ref = "" } = value as { shareType?: string; ref?: string };
  const area = shareType === "array" ? parseReference(ref) : null;
  const spills = area && area.rows * area.columns > 1;
  return {
    formula: formulas.fromFile(cell.formula),
    ...(spills && { spill: { rows: area.rows, columns: area.columns } }),
  };
}

function hasFormula(value: FileValue): value is Extract<FileValue, { formula?: string; result?: unknown }> {
  return typeof value === "object" && value !== null && ("formula" in value || "sharedFormula" in value);
}

function resultOf(value: FileValue): unknown {
  return hasFormula(value) ? value.result : undefined;
}

function isSpilled(cell: CellModel, area: SheetArea): boolean {
  const inside =
    cell.row >= area.row &&
    cell.row < area.row + area.rows &&
    cell.column >= area.column &&
    cell.column < area.column + area.columns;
  return inside && (cell.row !== area.row || cell.column !== area.column);
}

const cellWithValue =
  /<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>(?:<(?:\w+:)?f\b[^>]*?(?:\/>|>[^<]*<\/(?:\w+:)?f>))?<(?:\w+:)?v>([^<]+)</g;
const daysFrom1900To1904 = 1462;

/** The library turns numbers with a date format into milliseconds; the file has them exactly. Read only where a date occurs. */
function exactNumbers({ sheetXml, date1904 }: CellContext): (cell: Cell) => number | undefined {
  let numbers: Map<string, number> | undefined;
  return (cell) => {
    numbers ??= new Map([...sheetXml.matchAll(cellWithValue)].map((match) => [match[1] ?? "", Number(match[2])]));
    const number = numbers.get(cell.address);
    return number === undefined || Number.isNaN(number) ? undefined : number + (date1904 ? daysFrom1900To1904 : 0);
  };
}
