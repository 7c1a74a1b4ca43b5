import { vi } from "vitest";
import type { UniverGrid } from "../../../src/workbench/grid/create-grid.ts";
import type { Area, CellValue } from "../../../src/workbench/host/grid.ts";
import { createNodeGrid } from "../../../src/workbench/grid/univer-node.ts";

// Loading the engine takes seconds on a busy machine; it is no part of any test's time.
await createNodeGrid();
vi.setConfig({ testTimeout: 30_000 });

/** A new grid with shorthands for the sheet in front; addresses are written as in Excel. */
export async function onGrid(given?: UniverGrid) {
  const grid = given ?? (await createNodeGrid());
  const at = (address: string, sheet = grid.activeSheet()): Area => areaAt(address, sheet);
  return {
    grid,
    at,
    write: (address: string, cells: CellValue[][]) => {
      const { sheet, row, column } = at(address);
      return grid.write({ sheet, row, column, rows: cells.length, columns: cells[0]?.length ?? 0 }, cells);
    },
    values: (address: string) => grid.values(at(address)),
    value: (address: string) => grid.values(at(address))[0]?.[0],
    formulas: (address: string) => grid.formulas(at(address)),
    texts: (address: string) => grid.texts(at(address)),
  };
}

function areaAt(address: string, sheet: string): Area {
  const [from = "", to = from] = address.split(":");
  const start = cellAt(from);
  const end = cellAt(to);
  return { sheet, ...start, rows: end.row - start.row + 1, columns: end.column - start.column + 1 };
}

function cellAt(address: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column =
    Array.from(letters, (letter) => letter.charCodeAt(0) - 64).reduce((sum, digit) => sum * 26 + digit, 0) - 1;
  return { row: Number(digits) - 1, column };
}
