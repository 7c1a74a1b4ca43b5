import { ErrorType, type BaseReferenceObject, type BaseValueObject } from "@univerjs/engine-formula";
import type { Nullable } from "@univerjs/core";
import type { CellValue } from "../../host/grid.ts";
import { errorCodeOf } from "../cell-value.ts";
import { readReference } from "./read-reference.ts";

type Argument = BaseValueObject | BaseReferenceObject;

/** An argument as the host passes it on: null where none was given, else a block of values. */
export type ArgumentBlock = CellValue[][] | null;

/** The arguments of a call; undefined while one of them still waits for another function's answer. */
export function readArguments(given: readonly Argument[]): ArgumentBlock[] | undefined {
  const blocks: ArgumentBlock[] = [];
  for (const argument of given) {
    const block = readArgument(argument);
    if (block?.some((line) => line.some(isWaiting))) return undefined;
    blocks.push(block);
  }
  while (blocks.at(-1) === null) blocks.pop();
  return blocks;
}

function readArgument(argument: Argument): ArgumentBlock {
  if (argument.isReferenceObject()) {
    const reference = argument as BaseReferenceObject;
    return readReference(reference) ?? readArray(reference.toArrayValueObject());
  }
  const value = argument as BaseValueObject;
  if (value.isArray()) return readArray(value);
  return value.isNull() ? null : [[readValue(value)]];
}

function readArray(array: BaseValueObject): CellValue[][] {
  return array.getArrayValue().map((line) => line.map(readValue));
}

function readValue(value: Nullable<BaseValueObject>): CellValue {
  if (!value || value.isNull()) return null;
  if (value.isError()) return { error: errorCodeOf(String(value.getValue())) ?? "#VALUE!" };
  if (value.isLambda()) return { error: "#VALUE!" };
  const raw = value.getValue();
  return value.isBoolean() ? Boolean(raw) : raw;
}

function isWaiting(value: CellValue): boolean {
  return typeof value === "object" && value !== null && value.error === WAITING;
}

const WAITING = errorCodeOf(ErrorType.CONNECT);
