import type { Block } from "../core/columns/block.ts";
import { isFault, type Fault } from "../core/columns/fault.ts";
import { dateOfDayNumber } from "../core/market/trading-date.ts";
import { missingArgument, wrongShape } from "../core/metrics/argument-errors.ts";
import type { Input, TableInput } from "../core/metrics/metric.ts";
import type { OptionParameter, Parameter, TableParameter } from "../core/metrics/parameter.ts";
import { isBlank, readCell, type CellContent } from "./cell.ts";
import { readChoice, readDay, readNumber, readTruth } from "./read-value.ts";

type Rows = readonly (readonly unknown[])[];
type Reader = (content: Exclude<CellContent, Fault | null>) => number | Fault;

const ONE_VALUE = { zh: "一个值", en: "one value" };

/** Reads what the host hands over, in the order of the parameters: bare values or ranges, an invocation object last or not. */
export function readArguments(parameters: readonly Parameter[], args: readonly unknown[]): Input[] {
  const given = withoutInvocation(args);
  return parameters.map((parameter, index) => readArgument(parameter, given[index]));
}

/** The arguments of the formula alone: the host puts an invocation object behind them, or does not. */
export function withoutInvocation(args: readonly unknown[]): readonly unknown[] {
  return isInvocation(args.at(-1)) ? args.slice(0, -1) : args;
}

/** A cell that is an object says its type, its value or its error code; the invocation object has none of them. */
function isInvocation(argument: unknown): boolean {
  if (typeof argument !== "object" || argument === null || Array.isArray(argument)) return false;
  return !["type", "basicValue", "code"].some((key) => key in argument);
}

/** Reads one argument. */
export function readArgument(parameter: Parameter, argument: unknown): Input {
  const rows = toRows(argument);
  if (isOmitted(rows)) return undefined;
  if (parameter.kind === "element") return readBlock(rows, readerOf(parameter));
  if (isMissing(rows)) return missingArgument(parameter);
  switch (parameter.kind) {
    case "series":
    case "list":
      return readBlock(rows, readerOf(parameter));
    case "table":
      return readTable(rows, parameter);
    case "option":
      return readOption(rows, parameter);
  }
}

/** A bare value is a range of one cell. */
export function toRows(argument: unknown): Rows {
  if (!Array.isArray(argument)) return [[argument]];
  const list: readonly unknown[] = argument;
  return list.every((row) => Array.isArray(row)) ? (list as Rows) : [list];
}

function isOmitted(rows: Rows): boolean {
  return (rows[0]?.length ?? 0) === 0 || (isOneCell(rows) && isBlank(rows[0]![0]));
}

/** `-` or NaN stands where a figure should: it is not left out, and no default takes its place. */
function isMissing(rows: Rows): boolean {
  return isOneCell(rows) && readCell(rows[0]![0]) === null;
}

function isOneCell(rows: Rows): boolean {
  return rows.length === 1 && rows[0]!.length === 1;
}

function readerOf(parameter: Exclude<Parameter, { kind: "table" }>): Reader {
  if (!("type" in parameter)) return (content) => readNumber(content, parameter);
  switch (parameter.type) {
    case "date":
      return (content) => readDay(content, parameter);
    case "choice":
      return (content) => readChoice(content, parameter);
    default:
      return (content) => readNumber(content, parameter);
  }
}

function readBlock(rows: Rows, read: Reader): Block {
  const columns = rows[0]!.length;
  const values = new Float64Array(rows.length * columns);
  const faults = new Map<number, Fault>();
  for (let row = 0, index = 0; row < rows.length; row++) {
    for (let column = 0; column < columns; column++, index++) {
      const content = readCell(rows[row]![column]);
      const value = content === null ? NaN : isFault(content) ? content : read(content);
      if (typeof value === "number") values[index] = value;
      else {
        values[index] = NaN;
        faults.set(index, value);
      }
    }
  }
  return { rows: rows.length, columns, values, faults: faults.size > 0 ? faults : null };
}

function readTable(rows: Rows, parameter: TableParameter): TableInput {
  return {
    rows: rows.map((row) =>
      row.map((cell, index) => {
        const content = readCell(cell);
        const column = parameter.columns[index];
        if (content === null || isFault(content)) return content;
        return column?.type === "number" ? readNumber(content, column) : String(content);
      }),
    ),
  };
}

function readOption(rows: Rows, parameter: OptionParameter): Input {
  const isOne = isOneCell(rows);
  const content = readCell(rows[0]![0]);
  const takesMany = parameter.type === "numbers" || parameter.type === "choiceOrNumbers";
  if (!isOne && !takesMany) return wrongShape(parameter, ONE_VALUE, { rows: rows.length, columns: rows[0]!.length });
  if (!isOne || content === null) return readNumbers(rows, parameter);
  return isFault(content) ? content : readOne(content, parameter, rows);
}

function readOne(content: Exclude<CellContent, Fault | null>, parameter: OptionParameter, rows: Rows): Input {
  switch (parameter.type) {
    case "number":
      return readNumber(content, parameter);
    case "boolean":
      return readTruth(content, parameter);
    case "date":
      return mapNumber(readDay(content, parameter), dateOfDayNumber);
    case "choice":
      return mapNumber(readChoice(content, parameter), (index) => parameter.choices[index]!.id);
    case "numbers":
      return readNumbers(rows, parameter);
    case "choiceOrNumbers": {
      const numbers = readNumbers(rows, parameter);
      return isFault(numbers)
        ? mapNumber(readChoice(content, parameter), (index) => parameter.choices[index]!.id)
        : numbers;
    }
  }
}

function mapNumber<T>(value: number | Fault, map: (value: number) => T): T | Fault {
  return isFault(value) ? value : map(value);
}

function readNumbers(rows: Rows, parameter: OptionParameter): Float64Array | Fault {
  const block = readBlock(rows, (content) => readNumber(content, parameter));
  return block.faults?.values().next().value ?? block.values;
}
