import type { Fault } from "./fault.ts";

/** Rows and columns of a range. */
export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/**
 * A range of numbers, row by row. NaN is a missing cell, unless `faults` says, by the same index, why there is no number.
 * Choices, dates and truth values are numbers here too: see `ValueType`.
 */
export interface Block extends Shape {
  readonly values: Float64Array;
  readonly faults: ReadonlyMap<number, Fault> | null;
}

/** `5×1`, as error texts show a shape. */
export function shapeText(shape: Shape): string {
  return `${shape.rows}×${shape.columns}`;
}

/** A block of one cell. */
export function singleCell(value: number | Fault): Block {
  if (typeof value === "number") return { rows: 1, columns: 1, values: Float64Array.of(value), faults: null };
  return { rows: 1, columns: 1, values: Float64Array.of(NaN), faults: new Map([[0, value]]) };
}

/** The numbers as one column. */
export function columnBlock(values: Float64Array): Block {
  return { rows: values.length, columns: 1, values, faults: null };
}

/** The first fault in reading order, or null. */
export function firstFault(block: Block): Fault | null {
  let first: number | null = null;
  for (const index of block.faults?.keys() ?? []) if (first === null || index < first) first = index;
  return first === null ? null : (block.faults?.get(first) ?? null);
}

/** True where no cell holds a number. */
export function isAllMissing(values: Float64Array): boolean {
  return values.every(Number.isNaN);
}
