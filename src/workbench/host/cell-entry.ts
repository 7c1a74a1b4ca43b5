import type { CellValue, ErrorCode } from "./grid.ts";
import { invalidArgument } from "./rich-api-error.ts";

/** What a cell holds after an add-in wrote to it, and the number format that writing it brought along. */
export interface Entry {
  readonly value: CellValue;
  readonly numberFormat?: string;
}

const errorCodes: readonly string[] = ["#N/A", "#VALUE!", "#NUM!", "#REF!", "#NAME?", "#DIV/0!", "#NULL!"];
const number = /^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;

/** Whether Excel may make of this value something else than is written here, depending on the cell's number format. */
export function needsReading(value: unknown): boolean {
  return typeof value === "string" && /^[\s'#=+\-\d.@tf]/i.test(value);
}

/**
 * Excel reads text that an add-in assigns as if it had been typed: `"600519"` becomes a number and loses its zeros, `"2026-09-18"` a date,
 * unless the cell is formatted as text (`@`) or the text begins with an apostrophe.
 */
export function readEntry(value: unknown, numberFormat: string): Entry {
  if (typeof value !== "string") return { value: plainValue(value) };
  if (value.startsWith("'")) return { value };
  if (numberFormat === "@") return { value: literal(value) };
  if (value.startsWith("=")) return { value };
  return readTyped(value.trim(), numberFormat) ?? { value: literal(value) };
}

function readTyped(text: string, numberFormat: string): Entry | null {
  if (number.test(text)) return { value: Number(text) };
  if (grouped.test(text)) return withFormat(Number(text.replaceAll(",", "")), numberFormat, "#,##0");
  if (text.endsWith("%") && number.test(text.slice(0, -1))) return readPercent(text.slice(0, -1), numberFormat);
  if (/^(true|false)$/i.test(text)) return { value: text.toUpperCase() === "TRUE" };
  if (errorCodes.includes(text.toUpperCase())) return { value: { error: text.toUpperCase() as ErrorCode } };
  const serial = readDate(text);
  if (serial !== null) return withFormat(serial, numberFormat, "yyyy/m/d");
  return /^[+-]./.test(text) ? { value: `=${text}` } : null;
}

function readPercent(digits: string, numberFormat: string): Entry {
  return withFormat(Number(digits) / 100, numberFormat, digits.includes(".") ? "0.00%" : "0%");
}

function withFormat(value: number, current: string, brought: string): Entry {
  return current === "General" ? { value, numberFormat: brought } : { value };
}

function readDate(text: string): number | null {
  const [, year, month, day] = date.exec(text) ?? [];
  if (year === undefined) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(time).getUTCMonth() !== Number(month) - 1) return null;
  return time / 86_400_000 + 25_569;
}

/** Text that the grid takes as it stands. */
function literal(text: string): string {
  return /^['=]/.test(text) ? `'${text}` : text;
}

function plainValue(value: unknown): CellValue {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  throw invalidArgument(`A cell takes a number, a text or a truth value, not ${JSON.stringify(value)}.`);
}
