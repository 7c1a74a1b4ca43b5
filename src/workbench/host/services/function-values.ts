import type { CellError, CellValue, ErrorCode, FunctionCell, FunctionResult } from "../grid.ts";
import { readCard, type Entity } from "./entity-card.ts";

/** The codes with which the client reports a call that failed. */
const errorOfCode: Readonly<Record<number, ErrorCode>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

const errorCodes: readonly ErrorCode[] = ["#N/A", "#VALUE!", "#NUM!", "#REF!", "#NAME?", "#DIV/0!", "#NULL!"];

/** Excel shows the text of these errors only. */
const errorsWithText: readonly string[] = ["#N/A", "#VALUE!"];

/** An argument as the client takes it: errors as the objects from which it makes `CustomFunctions.Error`. */
export function wireArgument(block: CellValue[][] | null, dimensionality: "scalar" | "matrix"): unknown {
  if (block === null) return null;
  const cells = block.map((row) => row.map(wireCell));
  return dimensionality === "matrix" ? cells : cells[0]?.[0];
}

function wireCell(value: CellValue): unknown {
  return typeof value === "object" && value !== null ? { type: "CustomFunctionError", code: value.error } : value;
}

/** What a call came back with: a value, a block of values, or an error. */
export function readResult(succeeded: boolean, value: unknown, errorCode: unknown): FunctionResult {
  if (!succeeded) return [[failure(errorOfCode[Number(errorCode)] ?? "#VALUE!", value)]];
  if (!Array.isArray(value)) return [[readCell(value)]];
  const rows: readonly unknown[] = value;
  if (isBlock(rows)) return rows.map((row) => row.map(readCell));
  return [[failure("#VALUE!", "The function returned an array that is not a block of rows.")]];
}

function isBlock(value: readonly unknown[]): value is readonly (readonly unknown[])[] {
  const width = Array.isArray(value[0]) ? value[0].length : 0;
  return width > 0 && value.every((row) => Array.isArray(row) && row.length === width);
}

function readCell(value: unknown): FunctionCell {
  // Excel shows a cell for which a function gave nothing as 0.
  if (value === null || value === undefined) return 0;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "object") return readRichValue(value);
  return failure("#VALUE!", null);
}

interface RichValue extends Omit<Entity, "text"> {
  readonly type?: string;
  readonly valueType?: string;
  readonly code?: string;
  readonly basicValue?: unknown;
  readonly numberFormat?: string;
  readonly message?: string;
  /** What the cell of an entity shows. */
  readonly text?: unknown;
}

function readRichValue(rich: RichValue): FunctionCell {
  if (rich.valueType === "CustomFunctionError" || rich.type === "Error") {
    return failure(rich.code ?? rich.basicValue, rich.message);
  }
  if (rich.type === "Entity" && typeof rich.text === "string") {
    const { text } = rich;
    return { value: text, card: readCard({ ...rich, text }) };
  }
  const { basicValue, numberFormat } = rich;
  if (typeof basicValue !== "number" && typeof basicValue !== "string" && typeof basicValue !== "boolean") {
    return failure("#VALUE!", null);
  }
  return numberFormat === undefined ? basicValue : { value: basicValue, numberFormat };
}

function failure(code: unknown, message: unknown): CellError {
  const error = errorCodes.find((known) => known === code) ?? "#VALUE!";
  const isShown = typeof message === "string" && message !== "" && errorsWithText.includes(error);
  return isShown ? { error, message } : { error };
}
