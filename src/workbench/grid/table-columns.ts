import {
  Disposable,
  ICommandService,
  ObjectMatrix,
  type ICellData,
  type ICommandInfo,
  type IRange,
} from "@univerjs/core";
import {
  InsertColMutation,
  RemoveColMutation,
  RemoveRowMutation,
  SetRangeValuesMutation,
  type ISetRangeValuesMutationParams,
} from "@univerjs/sheets";
import {
  AddSheetTableMutation,
  SetSheetTableMutation,
  TableColumnDataTypeEnum,
  TableManager,
} from "@univerjs/sheets-table";
import type { TableColumnInfo } from "../host/grid.ts";
import { isCellError, valueOf } from "./cell-value.ts";
import type { Engine } from "./engine.ts";
import { engineColumnName, withColumnRenamed } from "./structured-references.ts";

type Table = NonNullable<ReturnType<TableManager["getTableById"]>>;

/** The part of the engine's own type that matters here; it does not export its enumerations. */
interface TableChange {
  readonly updateRange?: { readonly newRange: IRange };
  readonly rowColOperation?: {
    readonly operationType: "insert" | "delete";
    readonly rowColType: "row" | "column";
    readonly index: number;
    readonly count: number;
  };
}

interface Known {
  range: IRange;
  columns: TableColumnInfo[];
  nextId: number;
}

/**
 * Numbers the columns of tables and gives them the names that stand in the header row. The engine itself drops its
 * columns when a table is shifted sideways and does not notice a new heading, so it is told after every such change.
 */
export class TableColumns extends Disposable {
  private readonly manager: TableManager;
  private readonly known = new Map<string, Known>();
  private readonly shortened = new Map<string, IRange>();

  constructor(private readonly engine: Engine) {
    super();
    this.manager = engine.injector.get(TableManager);
    const commands = engine.injector.get(ICommandService);
    this.disposeWithMe(commands.onCommandExecuted((command) => this.follow(command)));
  }

  columnsOf(table: Table): readonly TableColumnInfo[] {
    return this.knownOf(table).columns;
  }

  /** Gives the columns the ids that they had before, from left to right. */
  restoreIds(table: Table, ids: readonly number[]): void {
    const known = this.knownOf(table);
    known.columns = known.columns.map((column, index) => ({ ...column, id: ids[index] ?? column.id }));
    known.nextId = Math.max(known.nextId, ...ids.map((id) => id + 1));
    this.tellEngine(table, known);
  }

  /** A table with this id is about to be added; what was known of an older one does not hold for it. */
  forget(tableId: string): void {
    this.known.delete(tableId);
  }

  /** The table is about to move with its columns. */
  moveAlong(table: Table, range: IRange): void {
    this.knownOf(table).range = range;
  }

  private follow({ id, params }: Readonly<ICommandInfo>): void {
    switch (id) {
      case AddSheetTableMutation.id:
        this.refresh((params as { tableId: string }).tableId);
        break;
      case SetSheetTableMutation.id:
        this.followTable(params as { tableId: string; config: TableChange });
        break;
      case RemoveRowMutation.id:
        this.followRemovedRows(params as { subUnitId: string; range: IRange });
        break;
      case InsertColMutation.id:
      case RemoveColMutation.id:
        this.tablesOn((params as { subUnitId: string }).subUnitId).forEach((table) => this.refresh(table.getId()));
        break;
      case SetRangeValuesMutation.id:
        this.followHeadings(params as ISetRangeValuesMutationParams);
        break;
    }
  }

  private followTable({ tableId, config }: { tableId: string; config: TableChange }): void {
    const known = this.known.get(tableId);
    if (known && config.rowColOperation) this.followColumns(known, config.rowColOperation);
    if (known && config.updateRange) {
      const { startColumn, endColumn } = config.updateRange.newRange;
      known.columns = Array.from({ length: endColumn - startColumn + 1 }, (_, index) => {
        return known.columns[startColumn + index - known.range.startColumn] ?? this.freshColumn(known);
      });
    }
    const shortened = this.shortened.get(tableId);
    if (shortened && config.updateRange) {
      this.shortened.delete(tableId);
      this.manager.updateTableRange(this.engine.unitId, tableId, { newRange: shortened });
    }
    this.refresh(tableId);
  }

  private followColumns(
    known: Known,
    { operationType, rowColType, index, count }: NonNullable<TableChange["rowColOperation"]>,
  ): void {
    if (rowColType !== "column") return;
    const inserts = operationType === "insert";
    const fresh = inserts ? Array.from({ length: count }, () => this.freshColumn(known)) : [];
    known.columns.splice(index - known.range.startColumn, inserts ? 0 : count, ...fresh);
  }

  /** The engine takes all rows that are removed off a table, those below its end too: what it gets wrong is put right. */
  private followRemovedRows({ subUnitId, range }: { subUnitId: string; range: IRange }): void {
    for (const table of this.tablesOn(subUnitId)) {
      const known = this.knownOf(table).range;
      const cutsTheEnd =
        range.startRow > known.startRow && range.startRow <= known.endRow && range.endRow > known.endRow;
      if (cutsTheEnd) this.shortened.set(table.getId(), { ...known, endRow: range.startRow - 1 });
    }
  }

  private followHeadings({ subUnitId, cellValue }: ISetRangeValuesMutationParams): void {
    for (const table of this.tablesOn(subUnitId)) {
      if (!cellValue?.[table.getRange().startRow]) continue;
      const before = this.knownOf(table).columns;
      this.refresh(table.getId());
      this.renameInFormulas(table, before, this.knownOf(table).columns);
    }
  }

  /** Formulas go on meaning the column that they meant before it got another name. */
  private renameInFormulas(table: Table, before: readonly TableColumnInfo[], after: readonly TableColumnInfo[]): void {
    const renamed = after.flatMap(({ id, name }) => {
      const from = before.find((column) => column.id === id)?.name ?? name;
      return from === "" || from === name ? [] : [{ from, to: name }];
    });
    if (renamed.length === 0) return;
    for (const sheet of this.engine.workbook.getSheets()) {
      const cells = new ObjectMatrix<ICellData>();
      sheet.getCellMatrix().forValue((row, column, cell) => {
        if (!cell?.f?.includes("[")) return;
        const f = renamed.reduce(
          (text, { from, to }) => withColumnRenamed(text, table.getDisplayName(), from, to),
          cell.f,
        );
        if (f !== cell.f) cells.setValue(row, column, { f });
      });
      if (cells.getSizeOf() === 0) continue;
      this.engine.runOn(sheet.getSheetId(), SetRangeValuesMutation.id, { cellValue: cells.getMatrix() });
    }
  }

  private refresh(tableId: string): void {
    const table = this.manager.getTableById(this.engine.unitId, tableId);
    if (!table) return;
    const known = this.knownOf(table);
    const range = table.getRange();
    const width = range.endColumn - range.startColumn + 1;
    while (known.columns.length < width) known.columns.push(this.freshColumn(known));
    known.columns.length = width;
    known.range = range;
    const before = known.columns;
    known.columns = before.map((column, index) => {
      return { id: column.id, name: this.heading(table, index) ?? (column.name || `Column${column.id}`) };
    });
    this.tellEngine(table, known);
  }

  private tellEngine(table: Table, { columns }: Known): void {
    const told = table.getTableInfo().columns;
    const isTold = columns.every((column, index) => {
      return told[index]?.displayName === engineColumnName(column.name) && told[index].id === idIn(column);
    });
    if (isTold) return;
    table.setColumns(
      columns.map((column) => ({
        id: idIn(column),
        displayName: engineColumnName(column.name),
        dataType: TableColumnDataTypeEnum.None,
        formula: "",
        meta: {},
        style: {},
      })),
    );
    this.manager.updateTableRange(this.engine.unitId, table.getId(), { newRange: table.getRange() });
  }

  private knownOf(table: Table): Known {
    const known = this.known.get(table.getId());
    if (known) return known;
    const created: Known = { range: table.getRange(), columns: [], nextId: 1 };
    this.known.set(table.getId(), created);
    return created;
  }

  private freshColumn(known: Known): TableColumnInfo {
    return { id: known.nextId++, name: "" };
  }

  private heading(table: Table, index: number): string | undefined {
    const { startRow, startColumn } = table.getRange();
    const value = valueOf(this.engine.sheet(table.getSubunitId()).getCellRaw(startRow, startColumn + index));
    if (value === null || value === "") return undefined;
    return isCellError(value) ? value.error : String(value);
  }

  private tablesOn(sheet: string): Table[] {
    return this.manager.getTablesBySubunitId(this.engine.unitId, sheet);
  }
}

function idIn(column: TableColumnInfo): string {
  return String(column.id);
}
