import type { CellErrorValue, CellValue as FileValue } from "@cj-tech-master/excelts";
import type { CellError, CellValue, ErrorCode } from "../host/grid.ts";
import { decodeXstring, encodeXstring } from "./xstring.ts";

/** What of a value fits a file. */
export function fileValue(value: CellValue): string | number | boolean | CellErrorValue | null {
  if (isError(value)) return { error: fileError(value.error) };
  return typeof value === "string" ? encodeXstring(value) : value;
}

/** The plain value; text that carries several fonts or a link becomes plain text. Dates are left to the caller: their exact number stands in the file. */
export function modelValue(value: FileValue): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return decodeXstring(value);
  if (typeof value !== "object") return value;
  if (value instanceof Date) return serialOf(value);
  if ("error" in value) return { error: knownError(value.error) };
  if ("richText" in value) return decodeXstring(value.richText.map((run) => run.text).join(""));
  if ("hyperlink" in value) return modelValue(value.text);
  if ("checkbox" in value) return value.checkbox;
  return modelValue(value.result);
}

export function isError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

const fileErrors = ["#N/A", "#VALUE!", "#NUM!", "#REF!", "#NAME?", "#DIV/0!", "#NULL!"] as const;
const errors: readonly ErrorCode[] = [...fileErrors, "#SPILL!", "#CALC!", "#BUSY!"];

/** A file names only the seven errors of old; Excel too writes #VALUE! for the younger ones. */
function fileError(code: ErrorCode): CellErrorValue["error"] {
  return fileErrors.find((known) => known === code) ?? "#VALUE!";
}

function knownError(code: string): ErrorCode {
  return errors.find((known) => known === code) ?? "#VALUE!";
}

const dayZero = Date.UTC(1899, 11, 30);

function serialOf(date: Date): number {
  return (date.getTime() - dayZero) / 86_400_000;
}
