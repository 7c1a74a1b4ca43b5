import { ICommandService, ObjectMatrix, Plugin, UniverInstanceType, type Injector } from "@univerjs/core";
import {
  ErrorType,
  ErrorValueObject,
  FormulaDataModel,
  IActiveDirtyManagerService,
  IFunctionService,
  Interpreter,
  ISuperTableService,
  Lexer,
  LexerTreeBuilder,
  RegisterOtherFormulaService,
  RemoveDefinedNameMutation,
  RemoveSuperTableMutation,
  SetDefinedNameMutation,
  SetSuperTableMutation,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation, type ISetRangeValuesMutationParams } from "@univerjs/sheets";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import { TableManager } from "@univerjs/sheets-table";
import { Calculation } from "./calculation.ts";
import { keepParsedFormulas } from "./formula-caches.ts";
import { findFormulasQuickly } from "./formula-cells.ts";
import { allowFormulasWithoutProtection } from "./formula-permission.ts";
import { changeSpilledCellsInPlace } from "./spilled-cells.ts";
import { engineFormula, engineTableName, withTableName } from "./structured-references.ts";

const NAME_CHANGES: ReadonlySet<string> = new Set([
  SetSuperTableMutation.id,
  RemoveSuperTableMutation.id,
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
]);

/** What has to be in place before the engine's own parts start. Register it after all other plugins. */
export class EnginePlugin extends Plugin {
  static override pluginName = "RZRQ_ENGINE";
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
    this.disposeWithMe(nameTablesInTheirOwnFormulas(this._injector));
    this.disposeWithMe(parseAgainWhenNamesChange(this._injector));
  }

  override onReady(): void {
    keepThrowsInTheirCell(this._injector.get(Interpreter));
    leaveBracketsBehind(this._injector.get(LexerTreeBuilder));
    readStructuredReferences(this._injector.get(Lexer));
    knowTablesByEngineNames(this._injector.get(ISuperTableService));
    keepParsedFormulas(this._injector.get(IFunctionService));
    findFormulasQuickly(this._injector);
    changeSpilledCellsInPlace(this._injector.get(FormulaDataModel));
    allowFormulasWithoutProtection(this._injector);
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

/** Half a formula, as it is while someone types `=Totals[`, would leave the parser inside of a bracket for all that follow. */
function leaveBracketsBehind(parser: LexerTreeBuilder): void {
  const outside =
    <Given extends unknown[], Result>(parse: (...given: Given) => Result) =>
    (...given: Given): Result => {
      Reflect.set(parser, "_squareBracketState", 0);
      return parse(...given);
    };
  parser.treeBuilder = outside(parser.treeBuilder.bind(parser));
  parser.sequenceNodesBuilder = outside(parser.sequenceNodesBuilder.bind(parser));
}

/** The formula stays in its cell as it was written; only the lexer gets to see it in the engine's terms. */
function readStructuredReferences(lexer: Lexer): void {
  const treeBuilder = lexer.treeBuilder.bind(lexer);
  lexer.treeBuilder = (formula, ...rest) =>
    treeBuilder(formula.includes("[") ? engineFormula(formula) : formula, ...rest);
}

function knowTablesByEngineNames(tables: ISuperTableService): void {
  const register = tables.registerTable.bind(tables);
  const remove = tables.remove.bind(tables);
  tables.registerTable = (unitId, name, reference) => register(unitId, engineTableName(name), reference);
  tables.remove = (unitId, name) => remove(unitId, engineTableName(name));
}

/**
 * The engine keeps parsed formulas with tables and names as they were: a table that has grown would be summed up as if it
 * had not, and a formula that came before its table would never find it.
 */
function parseAgainWhenNamesChange(injector: Injector) {
  return injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (!NAME_CHANGES.has(id)) return;
    const everything = "";
    injector.get(IFunctionService).deleteFormulaAstCacheKey(everything);
    injector.get(Calculation).queue({ forceCalculation: true });
  });
}

/** `[@a]` means something only in its own table, and a cell may move: the table's name is written down at once. */
function nameTablesInTheirOwnFormulas(injector: Injector) {
  return injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    if (id !== SetRangeValuesMutation.id) return;
    const { unitId, subUnitId, cellValue } = params as ISetRangeValuesMutationParams;
    const tables = injector.get(TableManager).getTablesBySubunitId(unitId, subUnitId);
    if (tables.length === 0) return;
    new ObjectMatrix(cellValue).forValue((row, column, cell) => {
      if (!cell?.f?.includes("[@")) return;
      const table = tables.find((candidate) => {
        const { startRow, endRow, startColumn, endColumn } = candidate.getRange();
        return row >= startRow && row <= endRow && column >= startColumn && column <= endColumn;
      });
      if (table) cell.f = withTableName(cell.f, table.getDisplayName());
    });
  });
}
