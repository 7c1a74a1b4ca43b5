import type { Display } from "../../src/functions/display.ts";
import { createCustomFunctions } from "../../src/functions/table.ts";

/** How a cell shows an error. */
export interface ErrorCell {
  readonly code: string;
  readonly message: string;
}

/** The functions as plain calls: rows of cells come back, a thrown error as the one cell that shows it. */
export function functionsFor(display: Display): (id: string, ...args: unknown[]) => unknown[][] {
  const runs = new Map(createCustomFunctions(display).map(({ id, run }) => [id, run]));
  return (id, ...args) => {
    try {
      return runs.get(id)!(...args) as unknown[][];
    } catch (error) {
      if (!isErrorCell(error)) throw error;
      return [[error]];
    }
  };
}

/** Calls a function in English with plain numbers. */
export const call = functionsFor({ language: "en", formattedNumbers: false });

/** Whether a cell is an error, as the host reads it. */
export function isErrorCell(cell: unknown): cell is ErrorCell {
  return typeof cell === "object" && cell !== null && "code" in cell && "message" in cell;
}

/** The cells with errors as their codes. */
export function codes(rows: unknown[][]): unknown[][] {
  return rows.map((row) => row.map((cell) => (isErrorCell(cell) ? cell.code : cell)));
}

/** The one value, or the code of the one error, of a single cell. */
export function single(rows: unknown[][]): unknown {
  if (rows.length !== 1 || rows[0]!.length !== 1) throw new Error(`expected one cell, got ${rows.length} rows`);
  return codes(rows)[0]![0];
}

/** The text of the one error of a single cell. */
export function message(rows: unknown[][]): string {
  const cell = rows[0]![0];
  if (!isErrorCell(cell)) throw new Error(`expected an error, got ${JSON.stringify(cell)}`);
  return cell.message;
}
