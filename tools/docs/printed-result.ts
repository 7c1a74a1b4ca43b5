import { format, parseNumber } from "numfmt";
import type { Example, Metric } from "../../src/core/metrics/metric.ts";
import type { Language } from "../../src/core/text.ts";
import type { FormattedNumber } from "../../src/functions/cell.ts";
import { createCustomFunctions } from "../../src/functions/table.ts";

/** A cell of an answer: what it shows, what it holds, and the text that explains an error. */
export interface PrintedCell {
  readonly shown: string;
  readonly value: number | string | boolean;
  readonly message?: string;
}

interface ErrorCell {
  readonly code: string;
  readonly message: string;
}

const functions = {
  zh: createCustomFunctions({ language: "zh", formattedNumbers: true }),
  en: createCustomFunctions({ language: "en", formattedNumbers: true }),
};

/** The answer to an example as the cells of a sheet in that language show it. */
export function printResult(metric: Metric, example: Example, language: Language): PrintedCell[][] {
  return answer(metric, example, language).map((row) => row.map(printCell));
}

/** Whether the cell shows less than it holds: a level reads as a word, a number is rounded. */
export function hidesValue({ shown, value }: PrintedCell): boolean {
  if (typeof value !== "number") return false;
  const read = parseNumber(shown)?.v;
  return typeof read !== "number" || Math.abs(read - value) > 1e-9 * Math.max(1, Math.abs(value));
}

/** A number with the digits that are worth printing; other values as they are. */
export function printValue(value: PrintedCell["value"]): string {
  return typeof value === "number" ? String(Number(value.toPrecision(10))) : String(value).toUpperCase();
}

function answer({ id }: Metric, example: Example, language: Language): unknown[][] {
  const { run } = functions[language].find((candidate) => candidate.id === id)!;
  try {
    return run(...example.args) as unknown[][];
  } catch (error) {
    if (isErrorCell(error)) return [[error]];
    throw error;
  }
}

function printCell(cell: unknown): PrintedCell {
  if (isErrorCell(cell)) return { shown: cell.code, value: cell.code, message: cell.message };
  if (isFormatted(cell)) return { shown: format(cell.numberFormat, cell.basicValue), value: cell.basicValue };
  if (typeof cell === "number") return { shown: format("General", cell), value: cell };
  if (typeof cell === "boolean") return { shown: String(cell).toUpperCase(), value: cell };
  if (typeof cell === "string") return { shown: cell, value: cell };
  throw new TypeError(`No cell shows ${JSON.stringify(cell)}`);
}

function isErrorCell(cell: unknown): cell is ErrorCell {
  return typeof cell === "object" && cell !== null && "code" in cell && "message" in cell;
}

function isFormatted(cell: unknown): cell is FormattedNumber {
  return typeof cell === "object" && cell !== null && "basicValue" in cell && "numberFormat" in cell;
}
