import { beforeEach, describe, expect, test } from "vitest";
import type { Area, CellValue } from "../../../src/workbench/host/grid.ts";
import { PendingWrites } from "../../../src/workbench/host/pending-writes.ts";
import { MemoryGrid } from "../../support/memory-grid.ts";

let grid: MemoryGrid;
let pending: PendingWrites;

beforeEach(() => {
  grid = new MemoryGrid();
  pending = new PendingWrites(grid);
});

function area(row: number, column: number, rows: number, columns: number): Area {
  return { sheet: grid.activeSheet(), row, column, rows, columns };
}

function block(rows: number, columns: number, value: CellValue): CellValue[][] {
  return Array.from({ length: rows }, () => Array<CellValue>(columns).fill(value));
}

describe("pending writes", () => {
  test("blocks of rows that follow each other become one write", async () => {
    await pending.addCells(area(0, 0, 500, 3), block(500, 3, 1));
    await pending.addCells(area(500, 0, 500, 3), block(500, 3, 2));
    expect(grid.writes).toBe(0);
    await pending.flush();
    expect(grid.writes).toBe(1);
    expect(grid.values(area(499, 0, 2, 1))).toEqual([[1], [2]]);
  });

  test("columns side by side become one write, what lies between stays", async () => {
    await grid.write(area(0, 1, 2, 1), block(2, 1, "theirs"));
    await pending.addCells(area(0, 0, 2, 1), block(2, 1, 1));
    await pending.addCells(area(0, 2, 2, 1), block(2, 1, 3));
    await pending.flush();
    expect(grid.writes).toBe(2);
    expect(grid.values(area(0, 0, 1, 3))).toEqual([[1, "theirs", 3]]);
  });

  test("formats and cells that take turns become one write each", async () => {
    for (const row of [0, 10, 20]) {
      await pending.addNumberFormats(area(row, 0, 10, 1), block(10, 1, "@"));
      await pending.addCells(area(row, 0, 10, 1), block(10, 1, "000001"));
    }
    await pending.flush();
    expect(grid.writes).toBe(1);
    expect(grid.values(area(29, 0, 1, 1))).toEqual([["000001"]]);
  });

  test("a format that comes after the cells does not change how they were read", async () => {
    await pending.addCells(area(0, 0, 1, 1), [["000001"]]);
    await pending.addNumberFormats(area(0, 0, 1, 1), [["@"]]);
    await pending.flush();
    expect(grid.values(area(0, 0, 1, 1))).toEqual([[1]]);
  });

  test("the later of two writes to one cell wins", async () => {
    await pending.addCells(area(0, 0, 2, 2), block(2, 2, "first"));
    await pending.addCells(area(1, 1, 1, 1), [["second"]]);
    await pending.flush();
    expect(grid.values(area(0, 0, 2, 2))).toEqual([
      ["first", "first"],
      ["first", "second"],
    ]);
  });
});
