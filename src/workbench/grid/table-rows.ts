import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type { Area, CellValue, TableInfo } from "../host/grid.ts";
import type { Cells } from "./cells.ts";
import type { Engine } from "./engine.ts";
import { GridError } from "./grid-error.ts";
import type { RowLooks } from "./row-looks.ts";
import type { TableShifts } from "./table-shifts.ts";
import type { Tables } from "./tables.ts";

/** Rows of a table come and go inside its own columns; what lies below moves, what lies beside stays. */
export class TableRows {
  private readonly lexer: LexerTreeBuilder;

  constructor(
    private readonly engine: Engine,
    private readonly cells: Cells,
    private readonly shifts: TableShifts,
    private readonly tables: Tables,
    private readonly looks: RowLooks,
  ) {
    this.lexer = engine.injector.get(LexerTreeBuilder);
  }

  insert(id: string, index: number, count: number): void {
    const table = this.tables.find(id);
    const rows = table.area.rows - 1;
    requireRows(table, index, 0);
    if (count < 1) return;
    const calculated = this.calculatedColumns(table);
    const fresh = { ...table.area, row: table.area.row + 1 + index, rows: count };
    this.shifts.insert(fresh, "down");
    // Rows before the first one or after the last one lie outside of the table until it is told.
    if (index === rows) this.tables.setRange(id, { ...table.area, rows: table.area.rows + count });
    this.looks.copy(fresh, index > 0 ? fresh.row - 1 : fresh.row + count);
    for (const column of calculated) this.fill({ ...fresh, column, columns: 1 }, index > 0);
  }

  delete(id: string, index: number, count: number): void {
    const table = this.tables.find(id);
    requireRows(table, index, count);
    if (count < 1) return;
    const first = { ...table.area, row: table.area.row + 1 + index };
    // Excel keeps one empty row in a table whose rows are all deleted.
    const kept = count === table.area.rows - 1 ? 1 : 0;
    if (kept) this.cells.write({ ...first, rows: 1 }, [Array<CellValue>(table.area.columns).fill("")]);
    if (count > kept) this.shifts.delete({ ...first, row: first.row + kept, rows: count - kept }, "up");
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

function requireRows(table: TableInfo, index: number, count: number): void {
  const rows = table.area.rows - 1;
  if (Number.isInteger(index) && index >= 0 && index + count <= rows) return;
  throw new GridError("invalidArgument", {
    zh: `表格“${table.name}”有 ${rows} 行数据，没有从第 ${index + 1} 行起的 ${count} 行。`,
    en: `The table "${table.name}" has ${rows} data rows; there are no ${count} rows from row ${index + 1} on.`,
  });
}
