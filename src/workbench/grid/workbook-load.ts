import { IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { Engine } from "./engine.ts";
import type { Names } from "./names.ts";
import type { Sheets } from "./sheets.ts";
import type { Tables } from "./tables.ts";
import { workbookDataOf } from "./workbook-data.ts";
import type { WorkbookModel } from "./workbook-model.ts";

interface Parts {
  readonly engine: Engine;
  readonly sheets: Sheets;
  readonly tables: Tables;
  readonly names: Names;
}

/** Opens this workbook in place of the one that is open; all of its formulas are calculated. */
export function loadWorkbook(model: WorkbookModel, { engine, sheets, tables, names }: Parts): void {
  const before = engine.unitId;
  engine.univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbookDataOf(model));
  engine.injector.get(IUniverInstanceService).disposeUnit(before);
  const ids = sheets.list().map((sheet) => sheet.id);
  model.sheets.forEach((sheet, index) => {
    for (const table of sheet.tables) tables.restore({ ...table, area: { ...table.area, sheet: ids[index] ?? "" } });
  });
  for (const { name, formula, visible } of model.names) names.set(name, formula, visible);
  const front = sheets.list().find((sheet) => sheet.name === model.activeSheet);
  if (front) sheets.activate(front.id);
  engine.calculation.queue({ forceCalculation: true });
}
