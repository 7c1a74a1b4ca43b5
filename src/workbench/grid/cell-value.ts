import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { ErrorType } from "@univerjs/engine-formula";
import type { Card, CellError, CellValue, ErrorCode } from "../host/grid.ts";

/** The engine's errors by Excel's names; it has a few that Excel does not know. */
const ERROR_CODES: Readonly<Record<string, ErrorCode>> = {
  [ErrorType.NA]: "#N/A",
  [ErrorType.VALUE]: "#VALUE!",
  [ErrorType.NUM]: "#NUM!",
  [ErrorType.REF]: "#REF!",
  [ErrorType.NAME]: "#NAME?",
  [ErrorType.DIV_BY_ZERO]: "#DIV/0!",
  [ErrorType.NULL]: "#NULL!",
  [ErrorType.SPILL]: "#SPILL!",
  [ErrorType.CALC]: "#CALC!",
  [ErrorType.CONNECT]: "#BUSY!",
  [ErrorType.CYCLE]: "#CALC!",
  [ErrorType.ERROR]: "#VALUE!",
};

/** What a result of an add-in's function leaves in its cell beside the value; it moves with the cell. */
export interface ResultNote {
  readonly numberFormat?: string;
  readonly message?: string;
  readonly card?: Card;
}

export function noteOf(cell: Nullable<ICellData>): ResultNote {
  const custom = cell?.custom;
  return {
    ...(typeof custom?.["numberFormat"] === "string" ? { numberFormat: custom["numberFormat"] } : {}),
    ...(typeof custom?.["message"] === "string" ? { message: custom["message"] } : {}),
    ...(typeof custom?.["card"] === "object" ? { card: custom["card"] as Card } : {}),
  };
}

export function isCellError(value: unknown): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}

/** The error that a text stands for, if it is one. */
export function errorCodeOf(text: string): ErrorCode | undefined {
  return Object.hasOwn(ERROR_CODES, text) ? ERROR_CODES[text] : undefined;
}

export function valueOf(cell: Nullable<ICellData>): CellValue {
  if (!cell) return null;
  if (cell.v === null || cell.v === undefined) return richTextOf(cell);
  if (cell.t === CellValueType.BOOLEAN) return cell.v === 1 || cell.v === true || cell.v === "1";
  if (cell.t === CellValueType.NUMBER) return Number(cell.v);
  const error = typeof cell.v === "string" ? errorCodeOf(cell.v) : undefined;
  if (error) {
    const { message } = noteOf(cell);
    return message === undefined ? { error } : { error, message };
  }
  return cell.t === undefined || cell.t === null ? cell.v : String(cell.v);
}

function richTextOf(cell: ICellData): string | null {
  const text = cell.p?.body?.dataStream.replace(/\r\n$/, "").replace(/\r/g, "\n");
  return text ? text : null;
}

/** Replaces whatever the cell held, and keeps its format. */
const EMPTY = { v: null, t: null, f: null, si: null, p: null, custom: null } satisfies ICellData;

/** The engine's form of a value to be written. A leading apostrophe is Excel's mark for text and is not part of it. */
export function cellDataOf(value: Exclude<CellValue, null>): ICellData {
  if (value === "") return { ...EMPTY };
  if (typeof value === "string" && value.startsWith("=") && value.length > 1) return { ...EMPTY, f: value };
  return { ...EMPTY, ...constantOf(value) };
}

function constantOf(value: Exclude<CellValue, null>): ICellData {
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (isCellError(value)) return { v: value.error, t: CellValueType.STRING };
  return { v: value.startsWith("'") ? value.slice(1) : value, t: CellValueType.STRING };
}
