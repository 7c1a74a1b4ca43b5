import { IncomingError, type Fault } from "../core/columns/fault.ts";
import type { MetricErrorKind } from "../core/errors.ts";
import type { Language } from "../core/text.ts";

/** The error values that a custom function can answer. */
const CODES = ["#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#NULL!"] as const;
type Code = (typeof CODES)[number];

/** Excel shows our own text for `#VALUE!` and `#N/A` only: whatever needs a reason is one of these. */
const CODE_OF_KIND: Readonly<Record<MetricErrorKind, Code>> = {
  badInput: "#VALUE!",
  missing: "#N/A",
  notAvailable: "#N/A",
  outOfRange: "#NUM!",
};

/** A cell that shows an error: the host's own class where there is a host. */
export interface CellError {
  readonly code: string;
  readonly message?: string;
}

class PlainCellError implements CellError {
  readonly code: Code;
  readonly message: string;

  constructor(code: Code, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** The error cell that stands for a fault, with its text in the language. */
export function toCellError(fault: Fault, language: Language): CellError {
  if (!(fault instanceof IncomingError)) return createError(CODE_OF_KIND[fault.kind], fault.text[language]);
  const code = CODES.find((known) => known === fault.code);
  const text = {
    zh: `参数中的单元格是错误值 ${fault.code}`,
    en: `A cell of the arguments holds the error ${fault.code}`,
  };
  return createError(code ?? "#VALUE!", text[language]);
}

function createError(code: Code, message: string): CellError {
  const host = (globalThis as { CustomFunctions?: { Error?: new (code: string, message: string) => CellError } })
    .CustomFunctions;
  return host?.Error ? new host.Error(code, message) : new PlainCellError(code, message);
}

/** Throws a lone error: only then does every host show its text. Any other matrix comes back as it is. */
export function throwLoneError(matrix: readonly (readonly unknown[])[]): void {
  const cell = matrix.length === 1 && matrix[0]!.length === 1 ? matrix[0]![0] : null;
  if (typeof cell === "object" && cell !== null && "code" in cell) throw cell;
}

/** Throws an error; rows of cells come back as they are. */
export function throwError<Cells extends readonly unknown[]>(answer: Cells | CellError): Cells {
  if (isCells(answer)) return answer;
  throw answer;
}

function isCells(answer: unknown): answer is readonly unknown[] {
  return Array.isArray(answer);
}

/** A number that brings its number format, as Excel's data types write it. */
export interface FormattedNumber {
  readonly type: "FormattedNumber";
  readonly basicValue: number;
  readonly numberFormat: string;
}

/** The number with its format. */
export function formattedNumber(basicValue: number, numberFormat: string): FormattedNumber {
  return { type: "FormattedNumber", basicValue, numberFormat };
}

/** What a cell holds, whatever shape the host gave it. Missing is null. */
export type CellContent = number | string | boolean | IncomingError | null;

const ERROR_TEXT = /^#([A-Z]+\/?[A-Z0-9]*[!?]?|GETTING_DATA)$/;
const MISSING_TEXTS: ReadonlySet<string> = new Set(["", "-", "--", "nan"]);

/** Reads a bare value, a formatted number or other data type (`{basicValue}`), or an error object. */
export function readCell(cell: unknown): CellContent {
  if (typeof cell === "number") return Number.isNaN(cell) ? null : cell;
  if (typeof cell === "string") return readText(cell);
  if (typeof cell === "boolean") return cell;
  if (cell === null || cell === undefined) return null;
  if (typeof cell !== "object") return new IncomingError("#VALUE!");
  if ("basicValue" in cell) return readCell(cell.basicValue);
  if ("code" in cell && typeof cell.code === "string") return new IncomingError(cell.code);
  if ("type" in cell && cell.type === "Empty") return null;
  return new IncomingError("#VALUE!");
}

/** True for an empty cell and for empty text: alone they leave an argument out, while `-` or NaN is a missing figure. */
export function isBlank(cell: unknown): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell === "string") return cell.trim() === "";
  if (typeof cell !== "object") return false;
  return "basicValue" in cell ? isBlank(cell.basicValue) : "type" in cell && cell.type === "Empty";
}

function readText(text: string): CellContent {
  const trimmed = text.trim();
  if (MISSING_TEXTS.has(trimmed.toLowerCase())) return null;
  return ERROR_TEXT.test(trimmed) ? new IncomingError(trimmed) : trimmed;
}
