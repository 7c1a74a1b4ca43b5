import {
  Disposable,
  ICommandService,
  ObjectMatrix,
  type ICommandInfo,
  type IExecutionOptions,
  type IRange,
} from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetStyleCommand,
  SetWorksheetActiveOperation,
  type IInsertSheetMutationParams,
  type IMoveRangeMutationParams,
  type ISetRangeValuesMutationParams,
  type ISetSelectionsOperationParams,
} from "@univerjs/sheets";
import type { Area, GridEvent } from "../host/grid.ts";
import { areaOf, type Engine } from "./engine.ts";

type Listener = (event: GridEvent) => void;

/** Turns what the engine does into the events of the grid. */
export class Events extends Disposable {
  private readonly listeners = new Set<Listener>();

  constructor(private readonly engine: Engine) {
    super();
    const commands = engine.injector.get(ICommandService);
    this.disposeWithMe(commands.onCommandExecuted((command, options) => this.follow(command, options)));
    const calculated = engine.calculation.finished$.subscribe((sheets) =>
      sheets.forEach((sheet) => this.send({ type: "calculated", sheet })),
    );
    this.disposeWithMe(() => calculated.unsubscribe());
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(area: Area): void {
    this.send({ type: "changed", area, origin: this.engine.isWorking ? "addin" : "user" });
  }

  private follow({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    // While one workbook takes the place of another, the engine speaks of both.
    if ((params as { unitId?: string } | undefined)?.unitId !== this.engine.unitId) return;
    switch (id) {
      case SetRangeValuesMutation.id:
        this.followValues(params as ISetRangeValuesMutationParams, options);
        break;
      case MoveRangeMutation.id:
        this.followMove(params as IMoveRangeMutationParams);
        break;
      case InsertRowMutation.id:
      case RemoveRowMutation.id:
      case InsertColMutation.id:
      case RemoveColMutation.id:
        this.followShift(params as { subUnitId: string; range: IRange });
        break;
      case SetSelectionsOperation.id:
        this.followSelection(params as ISetSelectionsOperationParams);
        break;
      case SetWorksheetActiveOperation.id:
        this.send({ type: "sheetActivated", sheet: (params as { subUnitId: string }).subUnitId });
        break;
      case InsertSheetMutation.id:
        this.send({ type: "sheetAdded", sheet: (params as IInsertSheetMutationParams).sheet.id });
        break;
      case RemoveSheetMutation.id:
        this.send({ type: "sheetDeleted", sheet: (params as { subUnitId: string }).subUnitId });
        break;
    }
  }

  private followValues(params: ISetRangeValuesMutationParams, options?: IExecutionOptions): void {
    const isResult = options?.onlyLocal === true;
    if (isResult || params.trigger === SetStyleCommand.id) return;
    const changed = { startRow: Infinity, startColumn: Infinity, endRow: -1, endColumn: -1 };
    new ObjectMatrix(params.cellValue).forValue((row, column, cell) => {
      const isFormatOnly = cell && !("v" in cell) && !("f" in cell) && !("p" in cell);
      if (isFormatOnly) return;
      changed.startRow = Math.min(changed.startRow, row);
      changed.startColumn = Math.min(changed.startColumn, column);
      changed.endRow = Math.max(changed.endRow, row);
      changed.endColumn = Math.max(changed.endColumn, column);
    });
    if (changed.endRow >= 0) this.changed(areaOf(params.subUnitId, changed));
  }

  private followMove({ from, to, fromRange, toRange }: IMoveRangeMutationParams): void {
    this.changed(areaOf(from.subUnitId, fromRange));
    this.changed(areaOf(to.subUnitId, toRange));
  }

  private followShift({ subUnitId, range }: { subUnitId: string; range: IRange }): void {
    this.changed(areaOf(subUnitId, range));
  }

  private followSelection({ subUnitId, selections }: ISetSelectionsOperationParams): void {
    const range = selections.at(-1)?.range;
    if (range) this.send({ type: "selected", area: clampedArea(this.engine, subUnitId, range) });
  }

  private send(event: GridEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

/** A selection of whole rows or columns has open ends; an area has none. */
export function clampedArea(engine: Engine, sheetId: string, range: IRange): Area {
  const sheet = engine.sheet(sheetId);
  const orElse = (value: number, fallback: number): number => (Number.isFinite(value) ? value : fallback);
  return areaOf(sheetId, {
    startRow: orElse(range.startRow, 0),
    startColumn: orElse(range.startColumn, 0),
    endRow: orElse(range.endRow, sheet.getRowCount() - 1),
    endColumn: orElse(range.endColumn, sheet.getColumnCount() - 1),
  });
}
