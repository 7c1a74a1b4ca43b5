import { CellValueType, isNullCell, isTextFormat, type ICellData, type Nullable } from "@univerjs/core";
import type { BaseReferenceObject } from "@univerjs/engine-formula";
import type { CellValue } from "../../host/grid.ts";
import { isCellError, valueOf } from "../cell-value.ts";

/** The values of a reference, taken from the cells: the engine would make an object of each of them first. */
export function readReference(reference: BaseReferenceObject): CellValue[][] | null {
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  const isUnknownSheet = reference.getForcedSheetName() !== "" && !reference.getForcedSheetId();
  if (isUnknownSheet || startRow < 0 || startColumn < 0) return null;
  const cellAt = cellReader(reference);
  const valueAt = valueReader(reference);
  return Array.from({ length: endRow - startRow + 1 }, (_, r) =>
    Array.from({ length: endColumn - startColumn + 1 }, (_, c) => valueAt(cellAt(startRow + r, startColumn + c))),
  );
}

/** As the engine reads a cell: results of this calculation first, then what has spilled into it, then what it holds itself. */
function cellReader(reference: BaseReferenceObject): (row: number, column: number) => Nullable<ICellData> {
  const held = reference.getUnitData()[reference.getUnitId()]?.[reference.getSheetId()]?.cellData;
  const calculated = reference.getCurrentRuntimeSheetData();
  const spilling = reference.getCurrentRuntimeActiveArrayFormulaCellData();
  const spilled = reference.getCurrentActiveArrayFormulaCellData();
  const hasFeatures = Object.keys(reference.getRuntimeFeatureCellData()).length > 0;
  if (hasFeatures) return (row, column) => reference.getCellData(row, column);
  return (row, column) => {
    const cell = calculated?.getValue(row, column) ?? spilling?.getValue(row, column);
    if (cell) return cell;
    // Which of the spilled results still stand is for the engine to say.
    return spilled?.getValue(row, column) ? reference.getCellData(row, column) : held?.getValue(row, column);
  };
}

function valueReader(reference: BaseReferenceObject): (cell: Nullable<ICellData>) => CellValue {
  const styles = reference.getUnitStylesData()[reference.getUnitId()];
  return (cell) => {
    if (isNullCell(cell)) return null;
    const value = valueOf(cell);
    if (isCellError(value)) return { error: value.error };
    const isText = cell?.t === CellValueType.NUMBER && cell.s && isTextFormat(styles?.getStyleByCell(cell)?.n?.pattern);
    return isText ? String(value) : value;
  };
}
