import {
  IUniverInstanceService,
  ObjectMatrix,
  UniverInstanceType,
  type ICellData,
  type Injector,
  type Nullable,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel, initSheetFormulaData, type IFormulaData } from "@univerjs/engine-formula";

type FormulaIds = Record<string, { f: string; r: number; c: number }>;

/** With every entry and every calculation the engine looks for the formulas among all cells, three times. Here the search is quick. */
export function findFormulasQuickly(injector: Injector): void {
  const model = injector.get(FormulaDataModel);
  const instances = injector.get(IUniverInstanceService);

  model.getFormulaData = () => {
    const found: IFormulaData = {};
    for (const workbook of instances.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET)) {
      const unit = workbook.getUnitId();
      found[unit] = {};
      for (const sheet of workbook.getSheets())
        initSheetFormulaData(found, unit, sheet.getSheetId(), formulasOf(sheet));
    }
    return found;
  };

  /** The formulas that other cells share, by their ids. */
  const sharedFormulas = (unit: string, sheetId: string): FormulaIds => {
    const ids: FormulaIds = {};
    const sheet = instances.getUnit<Workbook>(unit)?.getSheetBySheetId(sheetId);
    if (!sheet) return ids;
    formulasOf(sheet).forValue((r, c, cell) => {
      if (cell?.f?.startsWith("=") && cell.f.length > 1 && cell.si) ids[cell.si] = { f: cell.f, r, c };
    });
    return ids;
  };
  Reflect.set(model, "_getSheetFormulaIdMap", sharedFormulas);
}

function formulasOf(sheet: Worksheet): ObjectMatrix<Nullable<ICellData>> {
  const cells = sheet.getCellMatrix().getMatrix();
  const found = new ObjectMatrix<Nullable<ICellData>>();
  for (let row = 0; row < sheet.getRowCount(); row++) {
    const line = cells[row];
    for (const column in line) {
      const cell = line[Number(column)];
      if (cell && (cell.f || cell.si)) found.setValue(row, Number(column), cell);
    }
  }
  return found;
}
