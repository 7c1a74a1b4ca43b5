import { ObjectMatrix, type ICellData, type IRange, type Nullable } from "@univerjs/core";
import type { FormulaDataModel } from "@univerjs/engine-formula";

type Cells = ObjectMatrix<Nullable<ICellData>>;
type Results = Parameters<FormulaDataModel["mergeArrayFormulaCellData"]>[0];

/** The engine copies all that has spilled in a sheet twice after every calculation, as JSON. Here it is changed in its place. */
export function changeSpilledCellsInPlace(model: FormulaDataModel): void {
  /** What these formulas had spilled is gone, for each now has a single value. */
  model.clearPreviousArrayFormulaCellData = (singles) =>
    forEachSheet(singles, (unit, sheet, results) => {
      const cells = spilledCells(model, unit, sheet);
      const ranges = spillRanges(model, unit, sheet);
      for (const [row, column, range] of renewed(ranges, results)) {
        removeArea(cells, range);
        ranges.realDeleteValue(row, column);
      }
    });

  model.mergeArrayFormulaCellData = (spilled) =>
    forEachSheet(spilled, (unit, sheet, results) => {
      const cells = spilledCells(model, unit, sheet);
      for (const [, , range] of renewed(spillRanges(model, unit, sheet), results)) removeArea(cells, range);
      results.forValue((row, column, cell) => {
        if (cell) cells.setValue(row, column, cell);
        else cells.realDeleteValue(row, column);
      });
    });
}

function forEachSheet(results: Results, visit: (unit: string, sheet: string, results: Cells) => void): void {
  for (const [unit, sheets] of Object.entries(results)) {
    for (const [sheet, cells] of Object.entries(sheets ?? {})) visit(unit, sheet, cells);
  }
}

function spilledCells(model: FormulaDataModel, unit: string, sheet: string): Cells {
  const sheets = (model.getArrayFormulaCellData()[unit] ??= {});
  return new ObjectMatrix((sheets[sheet] ??= {}));
}

function spillRanges(model: FormulaDataModel, unit: string, sheet: string): ObjectMatrix<IRange> {
  const sheets = (model.getArrayFormulaRange()[unit] ??= {});
  return new ObjectMatrix((sheets[sheet] ??= {}));
}

/** The spills whose formulas have a new result, by the place of the formula. */
function renewed(ranges: ObjectMatrix<IRange>, results: Cells): [row: number, column: number, range: IRange][] {
  const found: [number, number, IRange][] = [];
  ranges.forValue((row, column, range) => {
    const line = results.getMatrix()[row];
    if (line && Object.hasOwn(line, column)) found.push([row, column, range]);
  });
  return found;
}

function removeArea(cells: Cells, { startRow, endRow, startColumn, endColumn }: IRange): void {
  for (let row = startRow; row <= endRow; row++) {
    for (let column = startColumn; column <= endColumn; column++) cells.realDeleteValue(row, column);
  }
}
