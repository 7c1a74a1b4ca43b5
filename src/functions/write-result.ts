import type { Block } from "../core/columns/block.ts";
import { isFault } from "../core/columns/fault.ts";
import type { Evaluation, Result, TableCell } from "../core/metrics/metric.ts";
import type { Text } from "../core/text.ts";
import { formattedNumber, throwLoneError, toCellError } from "./cell.ts";
import type { Display } from "./display.ts";

/** Larger spills are plain numbers: a formatted number is an object for every cell on the way to the host. */
export const MOST_FORMATTED_CELLS = 1000;

type Matrix = unknown[][];

/** The answer as the host takes it: rows of cells. A lone error is thrown. */
export function writeResult(evaluation: Evaluation, result: Result, display: Display): Matrix {
  const matrix =
    "table" in evaluation ? writeTable(evaluation.table, display) : writeBlock(evaluation, result, display);
  throwLoneError(matrix);
  return matrix;
}

function writeBlock(
  { block, captions }: { readonly block: Block; readonly captions?: readonly Text[] },
  result: Result,
  display: Display,
): Matrix {
  const formatOf = block.values.length > MOST_FORMATTED_CELLS ? () => null : formatter(result, captions, display);
  const writeCell = (index: number): unknown => {
    const fault = block.faults?.get(index);
    if (fault) return toCellError(fault, display.language);
    const value = block.values[index]!;
    if (result.kind === "boolean") return value !== 0;
    const format = formatOf(value);
    return format === null ? value : formattedNumber(value, format);
  };
  const matrix: Matrix = [];
  for (let row = 0, index = 0; row < block.rows; row++) {
    const cells: unknown[] = [];
    for (let column = 0; column < block.columns; column++) cells.push(writeCell(index++));
    matrix.push(cells);
  }
  return matrix;
}

/** The number format of a value; null where it goes out as a plain number. */
function formatter(
  result: Result,
  captions: readonly Text[] | undefined,
  { language, formattedNumbers }: Display,
): (value: number) => string | null {
  if (!formattedNumbers) return () => null;
  switch (result.kind) {
    case "ratio":
      return () => "0.00%";
    case "amount":
      return () => "#,##0.00";
    case "number":
      return () => result.numberFormat ?? null;
    case "level":
      return (value) => literalFormat((captions ?? result.captions)[value - (result.from ?? 0)]?.[language], value);
    default:
      return () => null;
  }
}

/** A format that shows the caption in place of the number. A negative number needs a second section, or it shows a minus sign. */
export function literalFormat(caption: string | undefined, value: number): string | null {
  if (caption === undefined) return null;
  return value < 0 ? `"${caption}";"${caption}"` : `"${caption}"`;
}

function writeTable(table: readonly (readonly TableCell[])[], display: Display): Matrix {
  const isLarge = table.reduce((cells, row) => cells + row.length, 0) > MOST_FORMATTED_CELLS;
  return table.map((row) => row.map((cell) => writeTableCell(cell, display, isLarge)));
}

function writeTableCell(cell: TableCell, display: Display, isLarge: boolean): unknown {
  if (typeof cell !== "object") return cell;
  if (isFault(cell)) return toCellError(cell, display.language);
  if ("zh" in cell) return cell[display.language];
  return display.formattedNumbers && !isLarge ? formattedNumber(cell.value, cell.numberFormat) : cell.value;
}
