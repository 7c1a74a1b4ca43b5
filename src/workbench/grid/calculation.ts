import {
  Disposable,
  requestImmediateMacroTask,
  type ICommandInfo,
  type ICommandService,
  type IExecutionOptions,
} from "@univerjs/core";
import {
  FormulaExecuteStageType,
  SetArrayFormulaDataMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationResultMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  type FormulaDataModel,
  type IActiveDirtyManagerService,
  type ISetFormulaCalculationNotificationMutation,
  type ISetFormulaCalculationResultMutation,
  type IUnitRowData,
  type RegisterOtherFormulaService,
} from "@univerjs/engine-formula";
import {
  ClearSelectionFormatCommand,
  SetBorderCommand,
  SetRangeValuesMutation,
  SetStyleCommand,
  type ISetRangeValuesMutationParams,
} from "@univerjs/sheets";
import { BehaviorSubject, Subject } from "rxjs";
import { mergeDirtyData, type DirtyData } from "./dirty-data.ts";

const FORMAT_TRIGGERS: readonly (string | undefined)[] = [
  SetStyleCommand.id,
  SetBorderCommand.id,
  ClearSelectionFormatCommand.id,
];

const RESULT_COMMANDS: ReadonlySet<string> = new Set([
  SetFormulaCalculationStartMutation.id,
  SetFormulaCalculationResultMutation.id,
  SetArrayFormulaDataMutation.id,
]);

/**
 * Says when the engine calculates. It takes the place of the engine's own trigger, which waits 100 ms after every change
 * and may start a run while another one is still ending. Here a run starts at once, and never before the last one is over.
 */
export class Calculation extends Disposable {
  /** The engine's progress bar reads it. */
  readonly progress$ = new BehaviorSubject({ done: 0, count: 0 });
  /** After every run: the ids of the sheets in which results arrived. */
  readonly finished$ = new Subject<readonly string[]>();
  private pending: DirtyData | null = null;
  /** Kept until the workbook changes by anything but results: the engine asks every row of every sheet. */
  private hiddenRows: IUnitRowData | null = null;
  private running: DirtyData | null = null;
  private scheduled = false;
  private overtaken = false;
  private ending = false;
  private resultSheets: string[] = [];
  private waiting: (() => void)[] = [];

  constructor(
    private readonly commands: ICommandService,
    private readonly conversions: IActiveDirtyManagerService,
    private readonly formulas: FormulaDataModel,
    otherFormulas: RegisterOtherFormulaService,
  ) {
    super();
    this.disposeWithMe(commands.beforeCommandExecuted((command) => this.dropOvertakenResult(command)));
    this.disposeWithMe(commands.onCommandExecuted((command, options) => this.follow(command, options)));
    otherFormulas.calculateStarted$.next(true);
  }

  override dispose(): void {
    super.dispose();
    this.progress$.complete();
    this.finished$.complete();
  }

  /** Part of the engine's interface for its progress bar. */
  clearProgress(): void {
    this.progress$.next({ done: 0, count: 0 });
  }

  /** Resolves when nothing is calculated and nothing waits to be. */
  settled(): Promise<void> {
    if (this.running === null && this.pending === null) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Has this calculated, after the run that is under way. */
  queue(dirty: DirtyData): void {
    this.pending = mergeDirtyData(this.pending ?? {}, dirty);
    if (this.running === null) this.schedule();
  }

  private follow(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (command.id === SetFormulaCalculationNotificationMutation.id) {
      this.followProgress(command.params as ISetFormulaCalculationNotificationMutation);
      return;
    }
    if (!RESULT_COMMANDS.has(command.id) && options?.["applyFormulaCalculationResult"] !== true) this.hiddenRows = null;
    const conversion = this.conversions.get(command.id);
    if (!conversion || isResultOrFormat(command, options)) return;
    this.queue(conversion.getDirtyData({ ...command }));
    if (this.running !== null) this.overtake();
  }

  private followProgress({ stageInfo, functionsExecutedState }: ISetFormulaCalculationNotificationMutation): void {
    if (stageInfo?.stage === FormulaExecuteStageType.CALCULATION_COMPLETED) this.ending = true;
    if (functionsExecutedState === undefined || !this.ending) return;
    this.ending = false;
    // The engine tidies up after this notification, and must have done so before the next run starts.
    requestImmediateMacroTask(() => this.finish());
  }

  private finish(): void {
    if (this.running === null) return;
    if (this.overtaken) this.pending = mergeDirtyData(this.running, this.pending ?? {});
    this.running = null;
    this.overtaken = false;
    const sheets = this.resultSheets;
    this.resultSheets = [];
    this.finished$.next(sheets);
    if (this.pending !== null) this.schedule();
    else this.waiting.splice(0).forEach((resolve) => resolve());
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestImmediateMacroTask(() => {
      this.scheduled = false;
      this.start();
    });
  }

  private start(): void {
    if (this.pending === null || this.running !== null) return;
    this.running = this.pending;
    this.pending = null;
    this.hiddenRows ??= this.formulas.getHiddenRowsFiltered();
    this.commands.syncExecuteCommand(
      SetFormulaCalculationStartMutation.id,
      { ...mergeDirtyData(this.running, {}), maxIteration: 1, rowData: this.hiddenRows },
      { onlyLocal: true },
    );
  }

  /** The sheet has changed under a running calculation: its results may belong to other cells by now. */
  private overtake(): void {
    if (this.overtaken) return;
    this.overtaken = true;
    this.commands.syncExecuteCommand(SetFormulaCalculationStopMutation.id, {});
  }

  private dropOvertakenResult(command: Readonly<ICommandInfo>): void {
    if (command.id !== SetFormulaCalculationResultMutation.id) return;
    const result = command.params as ISetFormulaCalculationResultMutation;
    if (this.overtaken) result.unitData = {};
    this.resultSheets = Object.values(result.unitData).flatMap((sheets) => Object.keys(sheets ?? {}));
  }
}

function isResultOrFormat(command: Readonly<ICommandInfo>, options?: IExecutionOptions): boolean {
  if (command.id !== SetRangeValuesMutation.id) return false;
  const { trigger } = command.params as ISetRangeValuesMutationParams;
  return options?.onlyLocal === true || FORMAT_TRIGGERS.includes(trigger);
}
