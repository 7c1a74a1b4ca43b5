import { Dimension, ICommandService, sequenceExecute, type IMutationInfo, type IRange } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  getInsertRangeMutations,
  getRemoveRangeMutations,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  SheetInterceptorService,
} from "@univerjs/sheets";
import type { Area } from "../host/grid.ts";
import { clipped, rangeOf, type Engine } from "./engine.ts";

/**
 * Inserting and deleting cells, with every formula, name and format following. The engine's own commands do it only on
 * the sheet in front and move the user's selection; here the same mutations run on any sheet and leave it alone.
 */
export class Shifts {
  constructor(private readonly engine: Engine) {}

  insert(given: Area, shift: "down" | "right"): void {
    const down = shift === "down";
    const sheet = this.engine.sheet(given.sheet);
    const area = this.along(given, down);
    const used = sheet.getCellMatrix().getDataRange();
    this.engine.ensureSize(
      area.sheet,
      Math.max(used.endRow + 1, area.row) + (down ? area.rows : 0),
      Math.max(used.endColumn + 1, area.column) + (down ? 0 : area.columns),
    );
    const range = rangeOf(area);
    const { redo } = getInsertRangeMutations(this.engine.injector, {
      unitId: this.engine.unitId,
      subUnitId: area.sheet,
      range,
      shiftDimension: down ? Dimension.ROWS : Dimension.COLUMNS,
    });
    this.follow(area.sheet, down ? InsertRangeMoveDownCommand.id : InsertRangeMoveRightCommand.id, range, redo);
  }

  delete(given: Area, shift: "up" | "left"): void {
    const up = shift === "up";
    const area = this.along(given, up);
    const range = rangeOf(area);
    const { redo } = getRemoveRangeMutations(this.engine.injector, {
      unitId: this.engine.unitId,
      subUnitId: area.sheet,
      range,
      shiftDimension: up ? Dimension.ROWS : Dimension.COLUMNS,
    });
    this.follow(area.sheet, up ? DeleteRangeMoveUpCommand.id : DeleteRangeMoveLeftCommand.id, range, redo);
  }

  /** Across the direction of the shift an area ends with the sheet: whole rows and columns are named by their full length. */
  private along(area: Area, vertical: boolean): Area {
    const { rows, columns } = clipped(area, this.engine.sheet(area.sheet));
    return vertical ? { ...area, columns } : { ...area, rows };
  }

  /** Runs the moves, and with them what everything that refers to the moved cells has to change. */
  private follow(sheetId: string, command: string, range: IRange, moves: readonly IMutationInfo[]): void {
    const commands = this.engine.injector.get(ICommandService);
    const interceptors = this.engine.injector.get(SheetInterceptorService);
    const info = { id: command, params: { range } };
    const followers = this.inFront(sheetId, () => interceptors.onCommandExecute(info));
    sequenceExecute([...(followers.preRedos ?? []), ...moves, ...followers.redos], commands);
    const after = this.inFront(sheetId, () => interceptors.afterCommandExecute(info));
    sequenceExecute(after.redos, commands);
  }

  /** What follows a shift is worked out by the engine for the sheet in front. */
  private inFront<T>(sheetId: string, work: () => T): T {
    const { workbook } = this.engine;
    const front = workbook.ensureActiveSheet();
    if (front.getSheetId() === sheetId) return work();
    workbook.setActiveSheet(this.engine.sheet(sheetId));
    try {
      return work();
    } finally {
      workbook.setActiveSheet(front);
    }
  }
}
