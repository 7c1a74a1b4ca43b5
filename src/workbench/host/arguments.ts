import { invalidArgument } from "./rich-api-error.ts";

export function integerArgument(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw invalidArgument(`${name} must be a whole number, not ${JSON.stringify(value)}.`);
}

export function textArgument(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw invalidArgument(`${name} must be text, not ${JSON.stringify(value)}.`);
}

export function oneOf<T extends string>(value: unknown, name: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw invalidArgument(`${name} must be one of ${allowed.join(", ")}, not ${JSON.stringify(value)}.`);
}

/** A value for a block of cells: an array of exactly its size, or one value for all of it. */
export function blockArgument(value: unknown, rows: number, columns: number): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) return filled(value, rows, columns);
  const block = value as readonly unknown[];
  if (block.length === 1 && Array.isArray(block[0]) && block[0].length === 1) return filled(block[0][0], rows, columns);
  if (block.length === rows && block.every((row) => Array.isArray(row) && row.length === columns)) {
    return block as readonly (readonly unknown[])[];
  }
  throw invalidArgument(
    `The number of rows or columns in the input array doesn't match the size or dimensions of the range (${rows} × ${columns}).`,
  );
}

function filled(value: unknown, rows: number, columns: number): unknown[][] {
  return Array.from({ length: rows }, () => Array<unknown>(columns).fill(value));
}
