import { intersect } from "./area.ts";
import { needsReading, readEntry } from "./cell-entry.ts";
import type { Area, CellValue, Grid } from "./grid.ts";

interface Block {
  area: Area;
  rows: (readonly unknown[])[];
}

/** Blanks between two blocks that are worth sending along to save a write. */
const widestGap = 40;

/**
 * What was written and has not reached the grid yet. Office.js cuts an array of more than 1,500 cells into blocks of rows, and add-ins
 * write table columns one by one; blocks that touch are put together, since each write to the grid calculates.
 */
export class PendingWrites {
  private readonly grid: Grid;
  private cells: Block | null = null;
  private numberFormats: Block | null = null;

  constructor(grid: Grid) {
    this.grid = grid;
  }

  async addCells(area: Area, rows: readonly (readonly unknown[])[]): Promise<void> {
    if (this.cells !== null && join(this.cells, area, rows)) return;
    if (this.cells !== null) await this.flush();
    this.cells = { area, rows: [...rows] };
  }

  /** Formats reach the grid before the cells, so those that come after cells of the same place wait for them. */
  async addNumberFormats(area: Area, rows: readonly (readonly unknown[])[]): Promise<void> {
    const comesAfterCells = this.cells !== null && intersect(this.cells.area, area) !== null;
    if (!comesAfterCells && this.numberFormats !== null && join(this.numberFormats, area, rows)) return;
    if (comesAfterCells || this.numberFormats !== null) await this.flush();
    this.numberFormats = { area, rows: [...rows] };
  }

  async flush(): Promise<void> {
    const { cells, numberFormats } = this;
    this.cells = null;
    this.numberFormats = null;
    if (numberFormats !== null) {
      await this.grid.setNumberFormats(numberFormats.area, numberFormats.rows as (string | null)[][]);
    }
    if (cells !== null) await writeCells(this.grid, cells);
  }
}

/** Adds rows below or cells to the right of a block, where they fit. */
function join(block: Block, area: Area, rows: readonly (readonly unknown[])[]): boolean {
  const { sheet, row, column, rows: height, columns: width } = block.area;
  if (area.sheet !== sheet) return false;
  if (area.column === column && area.columns === width && area.row === row + height) {
    block.rows.push(...rows);
    block.area = { ...block.area, rows: height + area.rows };
    return true;
  }
  const gap = area.column - column - width;
  if (area.row !== row || area.rows !== height || gap < 0 || gap > widestGap) return false;
  const untouched = Array<null>(gap).fill(null);
  block.rows = block.rows.map((left, index) => [...left, ...untouched, ...(rows[index] ?? [])]);
  block.area = { ...block.area, columns: width + gap + area.columns };
  return true;
}

async function writeCells(grid: Grid, { area, rows }: Block): Promise<void> {
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
