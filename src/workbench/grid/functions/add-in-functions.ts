import {
  BooleanNumber,
  Disposable,
  ICommandService,
  requestImmediateMacroTask,
  type IDisposable,
} from "@univerjs/core";
import {
  FunctionType,
  IFunctionService,
  serializeRangeToRefString,
  type IFunctionInfo,
} from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import {
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  ReorderRangeMutation,
} from "@univerjs/sheets";
import { Subject } from "rxjs";
import type { FunctionDescription, FunctionPort } from "../../host/grid.ts";
import type { Cells } from "../cells.ts";
import { rangeOf, type Engine } from "../engine.ts";
import { AddInFunction } from "./add-in-function.ts";
import { columnsOf } from "./columns-of.ts";
import { FunctionCalls, type Caller } from "./function-calls.ts";
import { ResultNotes } from "./result-notes.ts";

const MOVES: ReadonlySet<string> = new Set([
  InsertRowMutation.id,
  InsertColMutation.id,
  RemoveRowMutation.id,
  RemoveColMutation.id,
  MoveRangeMutation.id,
  MoveRowsMutation.id,
  MoveColsMutation.id,
  ReorderRangeMutation.id,
]);

/** The add-in's functions as part of the formula language. */
export class AddInFunctions extends Disposable {
  /** The cells whose mark of a card is pressed. */
  readonly cardMark$ = new Subject<Caller>();
  private calls: FunctionCalls | null = null;
  private registered: IDisposable | null = null;
  private answered: Caller[] | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly cells: Cells,
  ) {
    super();
    this.disposeWithMe(new ResultNotes(engine, cells, (cell) => this.cardMark$.next(cell)));
    const finished = engine.calculation.finished$.subscribe(() =>
      this.calls?.endRound((caller, id) => this.hasCall(caller, id)),
    );
    this.disposeWithMe(() => finished.unsubscribe());
    const commands = engine.injector.get(ICommandService);
    this.disposeWithMe(
      commands.onCommandExecuted(({ id }) => {
        // A formula that waits may stand elsewhere now: all are calculated again, and those that wait say where they are.
        if (MOVES.has(id) && this.calls?.isWaiting) engine.calculation.queue({ forceCalculation: true });
      }),
    );
  }

  override dispose(): void {
    super.dispose();
    this.cardMark$.complete();
    this.disconnect();
  }

  /** Replaces the functions that were connected before; formulas that use them are calculated again. */
  connect(functions: readonly FunctionDescription[], port: FunctionPort): void {
    this.disconnect();
    const calls = new FunctionCalls(
      port,
      (callers) => this.collect(callers),
      new Set(functions.filter(({ streaming }) => streaming).map(({ id }) => id)),
    );
    this.calls = calls;
    const executors = functions.map(
      (description) =>
        new AddInFunction(description, (id, args, caller) => calls.ask(id, args, caller, this.addressOf(caller))),
    );
    const service = this.engine.injector.get(IFunctionService);
    service.registerExecutors(...executors);
    const descriptions = this.engine.injector.get(IDescriptionService).registerDescriptions(functions.map(infoOf));
    const names = executors.map((executor) => executor.name);
    service.deleteFormulaAstCacheKey(...names);
    this.registered = {
      dispose: () => {
        descriptions.dispose();
        service.unregisterExecutors(...names);
        service.deleteFormulaAstCacheKey(...names);
      },
    };
    this.engine.calculation.queue({ forceCalculation: true });
  }

  forgetAnswers(): void {
    this.calls?.forget();
  }

  private disconnect(): void {
    this.registered?.dispose();
    this.registered = null;
    this.calls?.close();
    this.calls = null;
  }

  /** Answers that arrive together are brought into their cells together. */
  private collect(callers: readonly Caller[]): void {
    if (this.answered) {
      this.answered.push(...callers);
      return;
    }
    this.answered = [...callers];
    requestImmediateMacroTask(() => {
      const cells = this.answered ?? [];
      this.answered = null;
      if (cells.length > 0) this.engine.calculation.queue({ dirtyRanges: columnsOf(cells, this.engine.unitId) });
    });
  }

  private hasCall({ sheet, row, column }: Caller, id: string): boolean {
    const worksheet = this.engine.workbook.getSheetBySheetId(sheet);
    const formula = worksheet && this.cells.formula(worksheet, row, column);
    return formula?.toUpperCase().includes(id) ?? false;
  }

  private addressOf({ sheet, row, column }: Caller): string {
    const sheetName = this.engine.workbook.getSheetBySheetId(sheet)?.getName() ?? "";
    return serializeRangeToRefString({ range: rangeOf({ row, column, rows: 1, columns: 1 }), sheetName, unitId: "" });
  }
}

function infoOf({ fullName, description, parameters }: FunctionDescription): IFunctionInfo {
  return {
    functionName: fullName.toUpperCase(),
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description,
      example: "",
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: BooleanNumber.FALSE,
    })),
  };
}
