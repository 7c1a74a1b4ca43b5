import { ICommandService, Plugin, UniverInstanceType, type Injector } from "@univerjs/core";
import {
  ErrorType,
  ErrorValueObject,
  FormulaDataModel,
  IActiveDirtyManagerService,
  Interpreter,
  RegisterOtherFormulaService,
} from "@univerjs/engine-formula";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import { Calculation } from "./calculation.ts";

/** Puts `Calculation` in the place of the engine's trigger. Register it after the formula plugins. */
export class CalculationPlugin extends Plugin {
  static override pluginName = "RZRQ_CALCULATION";
  static override type = UniverInstanceType.UNIVER_SHEET;
  protected override _injector: Injector;

  constructor(config: { injector: Injector }) {
    super();
    this._injector = config.injector;
  }

  override onStarting(): void {
    this._injector.add([
      Calculation,
      {
        useFactory: (...services: ConstructorParameters<typeof Calculation>) => new Calculation(...services),
        deps: [ICommandService, IActiveDirtyManagerService, FormulaDataModel, RegisterOtherFormulaService],
      },
    ]);
    this._injector.replace([
      TriggerCalculationController,
      {
        useFactory: (calculation: Calculation) => calculation as unknown as TriggerCalculationController,
        deps: [Calculation],
      },
    ]);
  }

  override onReady(): void {
    keepThrowsInTheirCell(this._injector.get(Interpreter));
    this._injector.get(Calculation);
  }
}

/** A function that throws would end the whole run without a word, and with it all later ones. */
function keepThrowsInTheirCell(interpreter: Interpreter): void {
  const execute = interpreter.execute.bind(interpreter);
  interpreter.execute = (node) => {
    try {
      return execute(node);
    } catch {
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  };
}
