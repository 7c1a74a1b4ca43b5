import type { Fault } from "../core/columns/fault.ts";
import { dayNumber, parseTradingDate } from "../core/market/trading-date.ts";
import { wrongArgument } from "../core/metrics/argument-errors.ts";
import type { Choice, ColumnParameter, Parameter } from "../core/metrics/parameter.ts";
import type { CellContent } from "./cell.ts";

type Present = Exclude<CellContent, Fault | null>;
type AnyParameter = Parameter | ColumnParameter;

/** A number as people write it: thousands grouped, a percent sign at the end. */
const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[+-]?\d+)?(%?)$/i;
/** 1970-01-01 in Excel's count of days; serials before March 1900 are off by one there, and no session is that old. */
const SERIAL_OF_EPOCH = 25_569;
const TRUTHS: ReadonlyMap<Present, boolean> = new Map<Present, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ["TRUE", true],
  ["FALSE", false],
  ["是", true],
  ["否", false],
]);

/** The content as error texts quote it: text in quotation marks. */
function quote(content: Present): string {
  return typeof content === "string" ? `"${content}"` : String(content).toUpperCase();
}

/** A number, or text that is one. A truth value is none: it is more likely a slip than a 1. */
export function readNumber(content: Present, parameter: AnyParameter): number | Fault {
  if (typeof content === "number") return content;
  const number = typeof content === "string" ? parseNumber(content) : null;
  return number ?? wrongArgument(parameter, quote(content));
}

/** A number as people write it, with grouped thousands or a percent sign; null where it is none. */
export function parseNumber(text: string): number | null {
  const match = NUMBER.exec(text);
  if (!match || (match[1] === undefined && match[3] === undefined)) return null;
  const number = Number(text.replaceAll(",", "").replace("%", ""));
  return match[5] ? number / 100 : number;
}

/** Days since 1970-01-01 of an Excel serial, a number 20250227, or a text date. */
export function readDay(content: Present, parameter: AnyParameter): number | Fault {
  if (typeof content === "number" && content > 0 && content < 2_958_466) return Math.floor(content) - SERIAL_OF_EPOCH;
  const date = typeof content === "boolean" ? null : parseTradingDate(String(content));
  return date ? dayNumber(date) : wrongArgument(parameter, quote(content));
}

/** TRUE or FALSE, also as 1 or 0. */
export function readTruth(content: Present, parameter: AnyParameter): boolean | Fault {
  const truth = TRUTHS.get(typeof content === "string" ? content.toUpperCase() : content);
  return truth ?? wrongArgument(parameter, quote(content));
}

/** Index of the choice that is written, as its id or as a caption in either language. */
export function readChoice(
  content: Present,
  parameter: AnyParameter & { readonly choices: readonly Choice[] },
): number | Fault {
  const written = String(content).toUpperCase();
  const index = parameter.choices.findIndex(({ id, caption }) =>
    [id, caption.zh, caption.en].some((name) => name.toUpperCase() === written),
  );
  return index >= 0 ? index : wrongArgument(parameter, quote(content));
}
