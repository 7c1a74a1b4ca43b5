import type { Area, CellFormat, CellValue } from "../../src/workbench/host/grid.ts";

export interface MemoryCell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly numberFormat: string;
  readonly format: CellFormat;
}

const blank: MemoryCell = { value: null, formula: null, numberFormat: "General", format: {} };

/** The cells of one sheet, by row and column. */
export class MemorySheet {
  name: string;
  readonly widths = new Map<number, number>();
  frozen = { rows: 0, columns: 0 };
  private cells = new Map<string, MemoryCell>();

  constructor(name: string) {
    this.name = name;
  }

  get(row: number, column: number): MemoryCell {
    return this.cells.get(`${row} ${column}`) ?? blank;
  }

  change(row: number, column: number, change: Partial<MemoryCell>): void {
    this.cells.set(`${row} ${column}`, { ...this.get(row, column), ...change });
  }

  read<T>(area: Area, pick: (cell: MemoryCell) => T): T[][] {
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (_, c) => pick(this.get(area.row + r, area.column + c))),
    );
  }

  /** The cells that were ever written, with their places. */
  entries(): { row: number; column: number; cell: MemoryCell }[] {
    return [...this.cells].map(([key, cell]) => {
      const [row = 0, column = 0] = key.split(" ").map(Number);
      return { row, column, cell };
    });
  }

  /** Moves every cell to where `place` says; null drops it. */
  rearrange(place: (row: number, column: number) => { row: number; column: number } | null): void {
    const moved = new Map<string, MemoryCell>();
    for (const { row, column, cell } of this.entries()) {
      const to = place(row, column);
      if (to !== null) moved.set(`${to.row} ${to.column}`, cell);
    }
    this.cells = moved;
  }
}
