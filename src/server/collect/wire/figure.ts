import { z } from "zod";
import { wrongField, type Origin } from "../source-problems.ts";

/** A figure as JSON carries it: a real number, or null where nothing is disclosed. None of ours is negative or beyond 2^53. */
export const jsonFigure = z.number().min(0).max(Number.MAX_SAFE_INTEGER).nullable();

const MISSING: readonly unknown[] = [null, undefined, "", "-", "--"];
const GROUPED = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

/**
 * A figure written as text, grouped by commas or not, in units of 10^exponent 元 or shares; null where it is missing.
 * Anything else is refused: a value that merely looks like a number is none.
 */
export function readFigure(cell: unknown, exponent: number, field: string, origin: Origin): number | null {
  const written = typeof cell === "string" ? cell.trim() : cell;
  if (MISSING.includes(written)) return null;
  const digits = typeof written === "number" ? String(written) : written;
  if (typeof digits === "string" && GROUPED.test(digits)) {
    // Shifting the decimal point in the text is exact; multiplying 0.29 by 1e8 is not.
    const value = Number(`${digits.replaceAll(",", "")}e${exponent}`) + 0;
    if (value >= 0 && value <= Number.MAX_SAFE_INTEGER) return value;
  }
  throw wrongField(origin, field, cell, {
    zh: "不小于 0 的数字，如 1,234.56",
    en: "a number from 0 up, such as 1,234.56",
  });
}
