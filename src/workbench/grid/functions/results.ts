import {
  ArrayValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { CellValue, ErrorCode, FunctionCell, FunctionResult } from "../../host/grid.ts";
import type { ResultNote } from "../cell-value.ts";

const ERROR_TYPES: Readonly<Record<ErrorCode, ErrorType>> = {
  "#N/A": ErrorType.NA,
  "#VALUE!": ErrorType.VALUE,
  "#NUM!": ErrorType.NUM,
  "#REF!": ErrorType.REF,
  "#NAME?": ErrorType.NAME,
  "#DIV/0!": ErrorType.DIV_BY_ZERO,
  "#NULL!": ErrorType.NULL,
  "#SPILL!": ErrorType.SPILL,
  "#CALC!": ErrorType.CALC,
  "#BUSY!": ErrorType.CONNECT,
};

/** What a cell holds while its function is on the way. */
export function waitingValue(): BaseValueObject {
  return new ErrorValueObject(ErrorType.CONNECT).withCustomData({});
}

/** A result in the engine's terms: one value, or a block that spills. */
export function valueObjectOf(result: FunctionResult, place: { row: number; column: number }): BaseValueObject {
  const columns = result.reduce((widest, line) => Math.max(widest, line.length), 0);
  if (columns === 0) return new ErrorValueObject(ErrorType.CALC).withCustomData({});
  if (result.length === 1 && columns === 1) return cellObjectOf(result[0]?.[0]);
  return ArrayValueObject.create({
    calculateValueList: result.map((line) => Array.from({ length: columns }, (_, c) => cellObjectOf(line[c]))),
    rowCount: result.length,
    columnCount: columns,
    unitId: "",
    sheetId: "",
    ...place,
  });
}

/** Values get objects of their own: the engine shares those that it creates itself, and a note would spread. */
function cellObjectOf(cell: FunctionCell | undefined): BaseValueObject {
  if (cell === undefined) return primitiveOf({ error: "#N/A" }).withCustomData({});
  if (typeof cell !== "object" || cell === null) return primitiveOf(cell).withCustomData({});
  if ("value" in cell) {
    const { value, ...note } = cell;
    return primitiveOf(value).withCustomData({ ...messageOf(value), ...note });
  }
  return primitiveOf(cell).withCustomData({ ...messageOf(cell) });
}

function messageOf(value: CellValue): ResultNote {
  return typeof value === "object" && value?.message !== undefined ? { message: value.message } : {};
}

function primitiveOf(value: CellValue): BaseValueObject {
  // An empty cell in a result shows nothing; the engine would show a 0 for its own null.
  if (value === null) return new StringValueObject("");
  if (typeof value === "string") return new StringValueObject(value);
  if (typeof value === "boolean") return new BooleanValueObject(value);
  if (typeof value === "number") {
    return Number.isFinite(value) ? new NumberValueObject(value) : new ErrorValueObject(ErrorType.NUM);
  }
  return new ErrorValueObject(ERROR_TYPES[value.error]);
}
