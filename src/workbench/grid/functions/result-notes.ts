import {
  Disposable,
  ICommandService,
  InterceptorEffectEnum,
  ObjectMatrix,
  type ICommandInfo,
  type IExecutionOptions,
} from "@univerjs/core";
import {
  INTERCEPTOR_POINT,
  SetRangeValuesMutation,
  SheetInterceptorService,
  type ISetRangeValuesMutationParams,
} from "@univerjs/sheets";
import { GENERAL, numberFormatOf } from "../cell-style.ts";
import type { Cells } from "../cells.ts";
import type { Engine } from "../engine.ts";
import { CARD_MARK_WIDTH, cardMark } from "./card-mark.ts";
import type { Caller } from "./function-calls.ts";

/** After the engine has put spilled values into their cells (100), before it formats numbers (10). */
const PRIORITY = 50;

/**
 * A result may bring a number format along. It is drawn where the user has set none and never written into the cell's
 * own format, so it comes and goes with the result; spilled cells are no different.
 */
export class ResultNotes extends Disposable {
  constructor(
    private readonly engine: Engine,
    cells: Cells,
    onCardMark: (cell: Caller) => void,
  ) {
    super();
    const { injector } = engine;
    const mark = cardMark(onCardMark);
    this.disposeWithMe(
      injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
        priority: PRIORITY,
        effect: InterceptorEffectEnum.Style | InterceptorEffectEnum.Value,
        handler: (cell, location, next) => {
          const { numberFormat, card } = cells.note(location.worksheet, location.row, location.col);
          if (card) {
            const shown = { ...(cell ?? location.rawData), fontRenderExtension: { leftOffset: CARD_MARK_WIDTH } };
            return next({ ...shown, customRender: [mark] });
          }
          if (numberFormat === undefined) return next(cell);
          const style = location.workbook.getStyles().getStyleByCell(location.rawData);
          if (numberFormatOf(style) !== GENERAL) return next(cell);
          const shown = !cell || cell === location.rawData ? { ...location.rawData } : cell;
          return next({ ...shown, s: { ...style, n: { pattern: numberFormat } } });
        },
      }),
    );
    const commands = injector.get(ICommandService);
    this.disposeWithMe(commands.beforeCommandExecuted((command, options) => this.dropOldNotes(command, options)));
  }

  /** A result without a note replaces one with a note; the engine would keep the old note. */
  private dropOldNotes({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (id !== SetRangeValuesMutation.id || options?.["applyFormulaCalculationResult"] !== true) return;
    const { subUnitId, cellValue } = params as ISetRangeValuesMutationParams;
    const sheet = this.engine.workbook.getSheetBySheetId(subUnitId);
    if (!sheet) return;
    new ObjectMatrix(cellValue).forValue((row, column, cell) => {
      if (cell && cell.custom === undefined && sheet.getCellRaw(row, column)?.custom) cell.custom = null;
    });
  }
}
