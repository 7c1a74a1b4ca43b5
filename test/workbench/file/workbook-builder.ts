import type { HostSettings } from "../../../src/workbench/host/index.ts";
import type { CellModel, SheetModel, WorkbookModel } from "../../../src/workbench/grid/workbook-model.ts";

export const addinFunctions = ["RZRQ.MARGIN_RATIO", "RZRQ.LEVERAGE_WARN", "RZRQ.FINANCING_SHARE"];

export const noSettings: HostSettings = { workbook: {}, document: {} };

export function sheetModel(sheet: Partial<SheetModel> & { cells: readonly CellModel[] }): SheetModel {
  return {
    name: "Sheet1",
    hidden: false,
    columnWidths: [],
    rowHeights: [],
    frozenRows: 0,
    frozenColumns: 0,
    merges: [],
    tables: [],
    ...sheet,
  };
}

export function workbookModel(...sheets: SheetModel[]): WorkbookModel {
  return { sheets, activeSheet: sheets[0]?.name ?? "", names: [] };
}
