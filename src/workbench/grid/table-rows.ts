import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type { Area, CellValue, TableInfo } from "../host/grid.ts";
import type { Cells } from "./cells.ts";
import type { Engine } from "./engine.ts";
import { GridError } from "./grid-error.ts";
import type { RowLooks } from "./row-looks.ts";
import type { Shifts } from "./shifts.ts";
import type { Tables } from "./tables.ts";

/** Rows of a table come and go inside its own columns; what lies below moves, what lies beside stays. */
export class TableRows {
  private readonly lexer: LexerTreeBuilder;

  constructor(
    private readonly engine: Engine,
    private readonly cells: Cells,
    private readonly shifts: Shifts,
    private readonly tables: Tables,
    private readonly looks: RowLooks,
  ) {
    this.lexer = engine.injector.get(LexerTreeBuilder);
  }

  insert(id: string, index: number, count: number): void {
    const table = this.tables.find(id);
    const rows = table.area.rows - 1;
    requireRows(table, index, 0, rows);
    if (count < 1) return;
    const below = this.tablesBelow(table);
    const calculated = this.calculatedColumns(table);
    const fresh = { ...table.area, row: table.area.row + 1 + index, rows: count };
    this.shifts.insert(fresh, "down");
    this.tables.setRange(id, { ...table.area, rows: table.area.rows + count });
    for (const other of below) this.tables.setRange(other.id, { ...other.area, row: other.area.row + count });
    this.looks.copy(fresh, index > 0 ? fresh.row - 1 : fresh.row + count);
    for (const column of calculated) this.fill({ ...fresh, column, columns: 1 }, index > 0);
  }

  delete(id: string, index: number, count: number): void {
    const table = this.tables.find(id);
    const rows = table.area.rows - 1;
    requireRows(table, index, count, rows);
    if (count < 1) return;
    const below = this.tablesBelow(table);
    const kept = count === rows ? 1 : 0;
    const first = table.area.row + 1 + index;
    // Excel keeps one empty row in a table whose rows are all deleted.
    if (kept) this.cells.write({ ...table.area, row: first, rows: 1 }, [Array<CellValue>(table.area.columns).fill("")]);
    const gone = count - kept;
    if (gone === 0) return;
    this.tables.setRange(id, { ...table.area, rows: table.area.rows - gone });
    this.shifts.delete({ ...table.area, row: first + kept, rows: gone }, "up");
    for (const other of below) this.tables.setRange(other.id, { ...other.area, row: other.area.row - gone });
  }

  /** Tables that have to move along. One that lies only partly below the table would be torn apart. */
  private tablesBelow({ id, name, area }: TableInfo): TableInfo[] {
    const right = area.column + area.columns;
    const below = this.tables.list().filter((other) => {
      const meets = other.area.column < right && area.column < other.area.column + other.area.columns;
      return other.id !== id && other.area.sheet === area.sheet && other.area.row >= area.row + area.rows && meets;
    });
    const torn = below.find(
      (other) => other.area.column < area.column || other.area.column + other.area.columns > right,
    );
    if (!torn) return below;
    throw new GridError("notAllowed", {
      zh: `不能增删表格“${name}”的行：下方的表格“${torn.name}”只有一部分会随之移动；请先移开其中一个。`,
      en: `Rows of the table "${name}" cannot be inserted or deleted: the table "${torn.name}" below would be torn apart. Move one of them first.`,
    });
  }

  /** Columns in which every row holds the same formula, seen from its own row. */
  private calculatedColumns({ area }: TableInfo): number[] {
    const sheet = this.engine.sheet(area.sheet);
    const columns = Array.from({ length: area.columns }, (_, index) => area.column + index);
    return columns.filter((column) => {
      const first = this.cells.formula(sheet, area.row + 1, column);
      if (first === undefined) return false;
      for (let r = 1; r < area.rows - 1; r++) {
        const formula = this.cells.formula(sheet, area.row + 1 + r, column);
        if (formula === undefined || formula !== this.lexer.moveFormulaRefOffset(first, 0, r)) return false;
      }
      return true;
    });
  }

  /** Continues a calculated column from the row above these cells, or from the one below where they are the first. */
  private fill(area: Area, fromAbove: boolean): void {
    const source = fromAbove ? area.row - 1 : area.row + area.rows;
    const formula = this.cells.formula(this.engine.sheet(area.sheet), source, area.column);
    if (formula === undefined) return;
    const filled = Array.from({ length: area.rows }, (_, r) => [
      this.lexer.moveFormulaRefOffset(formula, 0, area.row + r - source),
    ]);
    this.cells.write(area, filled);
  }
}

function requireRows(table: TableInfo, index: number, count: number, rows: number): void {
  if (Number.isInteger(index) && index >= 0 && index + count <= rows) return;
  throw new GridError("invalidArgument", {
    zh: `表格“${table.name}”有 ${rows} 行数据，没有从第 ${index + 1} 行起的 ${count} 行。`,
    en: `The table "${table.name}" has ${rows} data rows; there are no ${count} rows from row ${index + 1} on.`,
  });
}
