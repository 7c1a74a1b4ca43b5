import fc from "fast-check";
import { call, single } from "./custom-functions.ts";

/** A row of a series; null is missing. */
export type Row = number | null;

/** The rows as a column of cells. */
export const column = (rows: readonly unknown[]): unknown[][] => rows.map((row) => [row]);

/** Calls a series function with plain arrays as columns; the one value, or the code of the one error. */
export const answer = (id: string, ...args: unknown[]): unknown =>
  single(call(id, ...args.map((arg) => (Array.isArray(arg) && !Array.isArray(arg[0]) ? column(arg) : arg))));

/** Series with missing rows and many equal values. */
export const rows = (options: { min?: number; max?: number; least?: number; length?: number } = {}) => {
  const value = fc.integer({ min: options.min ?? 1, max: options.max ?? 12 });
  const row = fc.option(value, { freq: 6 });
  return fc.array(row, { minLength: options.least ?? 1, maxLength: options.length ?? 40 });
};

/** Compares numbers to 1e-9 relative, anything else exactly. */
export function isClose(actual: unknown, expected: unknown): boolean {
  if (typeof actual !== "number" || typeof expected !== "number") return actual === expected;
  return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}
