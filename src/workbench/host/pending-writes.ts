import { needsReading, readEntry } from "./cell-entry.ts";
import type { Area, CellValue, Grid } from "./grid.ts";

interface Pending {
  readonly kind: "cells" | "numberFormats";
  area: Area;
  readonly rows: (readonly unknown[])[];
}

/** Office.js cuts an array of more than 1,500 cells into blocks of rows; they are put together again here, since each write to the grid calculates. */
export class PendingWrites {
  private readonly grid: Grid;
  private pending: Pending | null = null;

  constructor(grid: Grid) {
    this.grid = grid;
  }

  async add(kind: Pending["kind"], area: Area, rows: readonly (readonly unknown[])[]): Promise<void> {
    if (this.pending !== null && continues(this.pending, kind, area)) {
      this.pending.rows.push(...rows);
      this.pending.area = { ...this.pending.area, rows: this.pending.area.rows + area.rows };
      return;
    }
    await this.flush();
    this.pending = { kind, area, rows: [...rows] };
  }

  async flush(): Promise<void> {
    const pending = this.pending;
    this.pending = null;
    if (pending === null) return;
    if (pending.kind === "cells") await writeCells(this.grid, pending.area, pending.rows);
    else await this.grid.setNumberFormats(pending.area, pending.rows.map(formatRow));
  }
}

function continues(pending: Pending, kind: Pending["kind"], area: Area): boolean {
  const { sheet, row, column, rows, columns } = pending.area;
  return (
    pending.kind === kind &&
    area.sheet === sheet &&
    area.column === column &&
    area.columns === columns &&
    area.row === row + rows
  );
}

async function writeCells(grid: Grid, area: Area, rows: readonly (readonly unknown[])[]): Promise<void> {
  const formats = rows.some((row) => row.some(needsReading)) ? grid.numberFormats(area) : null;
  const brought: (string | null)[][] = [];
  const cells: CellValue[][] = [];
  for (const [r, row] of rows.entries()) {
    const entries = row.map((value, c) => readEntry(value, formats?.[r]?.[c] ?? "General"));
    cells.push(entries.map((entry) => entry.value));
    brought.push(entries.map((entry) => entry.numberFormat ?? null));
  }
  if (brought.some((row) => row.some((format) => format !== null))) await grid.setNumberFormats(area, brought);
  await grid.write(area, cells);
}

function formatRow(row: readonly unknown[]): (string | null)[] {
  return row.map((format) => (format === null ? null : String(format)));
}
