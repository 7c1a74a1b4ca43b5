import {
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  requestImmediateMacroTask,
  UniverInstanceType,
  type IExecutionOptions,
  type IRange,
  type Injector,
  type Univer,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import type { Area } from "../host/grid.ts";
import { Calculation } from "./calculation.ts";
import { GridError } from "./grid-error.ts";

/** Excel's limits, beyond which there are no cells. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
/** A sheet that has to grow grows by more than it needs, so that it does not grow at every write. */
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 6;

/** The one workbook in the spreadsheet engine, and how the adapter changes it. */
export class Engine {
  readonly injector: Injector;
  readonly calculation: Calculation;
  private readonly commands: ICommandService;
  private line: Promise<unknown> = Promise.resolve();
  private working = 0;

  constructor(readonly univer: Univer) {
    this.injector = univer.__getInjector();
    this.calculation = this.injector.get(Calculation);
    this.commands = this.injector.get(ICommandService);
  }

  /** True while a change by the adapter is being made; whatever else changes the workbook is the user. */
  get isWorking(): boolean {
    return this.working > 0;
  }

  get workbook(): Workbook {
    const workbook = this.injector
      .get(IUniverInstanceService)
      .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (!workbook) throw new GridError("notFound", { zh: "没有打开的工作簿。", en: "No workbook is open." });
    return workbook;
  }

  get unitId(): string {
    return this.workbook.getUnitId();
  }

  sheet(id: string): Worksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (sheet) return sheet;
    throw new GridError("notFound", {
      zh: `没有标识为“${id}”的工作表；它可能已被删除。`,
      en: `There is no sheet with the id "${id}"; it may have been deleted.`,
    });
  }

  /** Changes the workbook; the user cannot step back over it, since that would restore cells to places that have moved. */
  change<T>(work: () => T | Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      try {
        return await work();
      } finally {
        this.injector.get(IUndoRedoService).clearUndoRedo(this.unitId);
      }
    });
  }

  /** One at a time, each on a workbook at rest: when it resolves, what it changed has been calculated. */
  inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.line.then(async () => {
      await this.calculation.settled();
      this.working += 1;
      try {
        return await work();
      } finally {
        // Some of what a command sets off in the engine comes a moment later.
        await nextTask();
        this.working -= 1;
        await this.calculation.settled();
      }
    });
    this.line = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all changes so far, the user's too, have been calculated. */
  async settled(): Promise<void> {
    await nextTask();
    await this.line;
    await this.calculation.settled();
  }

  run(id: string, params: object, options?: IExecutionOptions): void {
    if (this.commands.syncExecuteCommand(id, params, options)) return;
    throw new GridError("notAllowed", {
      zh: `表格引擎拒绝了操作 ${id}。`,
      en: `The spreadsheet engine refused ${id}.`,
    });
  }

  /** `run` for a command or mutation of one sheet. */
  runOn(sheet: string, id: string, params: object): void {
    this.run(id, { unitId: this.unitId, subUnitId: this.sheet(sheet).getSheetId(), ...params });
  }

  /** Makes the sheet large enough to have this many rows and columns. */
  ensureSize(sheetId: string, rows: number, columns: number): void {
    const sheet = this.sheet(sheetId);
    if (rows > MAX_ROWS || columns > MAX_COLUMNS) {
      throw new GridError("invalidArgument", {
        zh: `区域到第 ${rows} 行、第 ${columns} 列，超出工作表的 ${MAX_ROWS} 行 × ${MAX_COLUMNS} 列；请缩小区域。`,
        en: `The area reaches row ${rows} and column ${columns}; a sheet has ${MAX_ROWS} rows and ${MAX_COLUMNS} columns. Use a smaller area.`,
      });
    }
    if (rows > sheet.getRowCount()) {
      const rowCount = Math.min(rows + SPARE_ROWS, MAX_ROWS);
      this.runOn(sheetId, SetWorksheetRowCountMutation.id, { rowCount });
    }
    if (columns > sheet.getColumnCount()) {
      const columnCount = Math.min(columns + SPARE_COLUMNS, MAX_COLUMNS);
      this.runOn(sheetId, SetWorksheetColumnCountMutation.id, { columnCount });
    }
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => requestImmediateMacroTask(() => resolve()));
}

/** The area, ending where the sheet ends: hosts name whole rows and columns by their full length. */
export function clipped(area: Area, sheet: Worksheet): Area {
  return {
    ...area,
    rows: Math.min(area.rows, Math.max(sheet.getRowCount() - area.row, 1)),
    columns: Math.min(area.columns, Math.max(sheet.getColumnCount() - area.column, 1)),
  };
}

export function rangeOf(area: Omit<Area, "sheet">): IRange {
  return {
    startRow: area.row,
    startColumn: area.column,
    endRow: area.row + area.rows - 1,
    endColumn: area.column + area.columns - 1,
  };
}

export function areaOf(sheet: string, range: IRange): Area {
  return {
    sheet,
    row: range.startRow,
    column: range.startColumn,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  };
}
