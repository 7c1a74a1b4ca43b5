import { BooleanNumber, generateRandomId, mergeWorksheetSnapshotWithDefault } from "@univerjs/core";
import {
  InsertSheetMutation,
  RemoveSheetCommand,
  SetFrozenMutation,
  SetWorksheetActiveOperation,
  SetWorksheetNameCommand,
} from "@univerjs/sheets";
import type { SheetInfo } from "../host/grid.ts";
import type { Engine } from "./engine.ts";
import { GridError } from "./grid-error.ts";

export const NEW_SHEET_ROWS = 1000;
export const NEW_SHEET_COLUMNS = 26;
const MAX_NAME_LENGTH = 31;

/** The sheets of the workbook. */
export class Sheets {
  constructor(private readonly engine: Engine) {}

  list(): readonly SheetInfo[] {
    return this.engine.workbook.getSheets().map((sheet) => ({ id: sheet.getSheetId(), name: sheet.getName() }));
  }

  active(): string {
    return this.engine.workbook.ensureActiveSheet().getSheetId();
  }

  activate(id: string): void {
    if (this.engine.sheet(id).isSheetHidden() === BooleanNumber.TRUE) {
      throw new GridError("notAllowed", {
        zh: `工作表“${this.engine.sheet(id).getName()}”已隐藏，不能激活；请先取消隐藏。`,
        en: `The sheet "${this.engine.sheet(id).getName()}" is hidden and cannot be activated; show it first.`,
      });
    }
    this.engine.runOn(id, SetWorksheetActiveOperation.id, {});
  }

  add(name?: string): SheetInfo {
    if (name !== undefined) this.requireFreeName(name);
    const { workbook, unitId } = this.engine;
    const sheet = mergeWorksheetSnapshotWithDefault({
      id: generateRandomId(),
      name: name ?? workbook.generateNewSheetName("Sheet"),
      rowCount: NEW_SHEET_ROWS,
      columnCount: NEW_SHEET_COLUMNS,
    });
    // The engine brings every new sheet to the front, unless it comes from someone else; Excel leaves it where it is.
    this.engine.run(InsertSheetMutation.id, { unitId, sheet, index: this.list().length }, { fromCollab: true });
    return { id: sheet.id, name: sheet.name };
  }

  rename(id: string, name: string): void {
    if (this.engine.sheet(id).getName() === name) return;
    this.requireFreeName(name, id);
    this.engine.runOn(id, SetWorksheetNameCommand.id, { name });
  }

  delete(id: string): void {
    const { workbook } = this.engine;
    const name = this.engine.sheet(id).getName();
    const others = workbook.getUnhiddenWorksheets().filter((other) => other !== id);
    const next = others[Math.min(workbook.getUnhiddenWorksheets().indexOf(id), others.length - 1)];
    if (next === undefined) {
      throw new GridError("notAllowed", {
        zh: `“${name}”是最后一张可见的工作表，不能删除；请先新建一张。`,
        en: `"${name}" is the last visible sheet and cannot be deleted; add another one first.`,
      });
    }
    if (this.active() === id) this.activate(next);
    this.engine.runOn(id, RemoveSheetCommand.id, {});
  }

  freeze(id: string, rows: number, columns: number): void {
    this.engine.runOn(id, SetFrozenMutation.id, {
      startRow: rows > 0 ? rows : -1,
      startColumn: columns > 0 ? columns : -1,
      ySplit: rows,
      xSplit: columns,
    });
  }

  private requireFreeName(name: string, except?: string): void {
    if (name === "" || name.length > MAX_NAME_LENGTH || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name)) {
      throw new GridError("invalidArgument", {
        zh: `工作表名“${name}”无效；须为 1 至 31 个字符，不含 \\ / ? * [ ] :，且不以单引号开头或结尾。`,
        en: `"${name}" is no sheet name; use 1 to 31 characters without \\ / ? * [ ] : and no apostrophe at either end.`,
      });
    }
    const taken = this.list().some((sheet) => sheet.id !== except && sheet.name.toLowerCase() === name.toLowerCase());
    if (!taken) return;
    throw new GridError("invalidArgument", {
      zh: `已有名为“${name}”的工作表；请换一个名称。`,
      en: `There is already a sheet named "${name}"; choose another name.`,
    });
  }
}
