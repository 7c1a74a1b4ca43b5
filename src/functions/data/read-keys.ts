import { securityKey, type SecurityKey } from "../../client/data/security-key.ts";
import { isFault, type Fault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { resolveField } from "../../core/fields/resolve-field.ts";
import { parseSecurityCode } from "../../core/market/security-code.ts";
import { missingArgument, wrongArgument } from "../../core/metrics/argument-errors.ts";
import type { KeysParameter } from "../../core/metrics/parameter.ts";
import { badInput } from "../../core/metrics/no-answer.ts";
import { readCell } from "../cell.ts";
import { toRows } from "../read-arguments.ts";
import * as parameters from "./parameters.ts";

/** More than any market needs: a whole column was given, and most of it is empty. */
const MOST_CELLS = 1_000_000;
/** Written forms that are remembered; a workbook writes a code in few ways. */
const MOST_REMEMBERED = 100_000;

const knownSecurities = new Map<unknown, SecurityKey>();
const knownFields = new Map<unknown, AnyField | Fault>();

/** The security that a cell names. */
export function readSecurity(cell: unknown, parameter: KeysParameter = parameters.securities): SecurityKey | Fault {
  const known = knownSecurities.get(cell);
  if (known !== undefined) return known;
  const written = codeOf(cell);
  const content = readCell(written);
  // Hosts hand over a blank cell as 0.
  if (content === null || content === 0) return missingArgument(parameter);
  if (isFault(content)) return content;
  const code = typeof content === "boolean" ? null : parseSecurityCode(content);
  return code ? remember(knownSecurities, written, securityKey(code)) : wrongArgument(parameter, quote(content));
}

/** The field that a cell names. */
export function readField(cell: unknown, parameter: KeysParameter = parameters.fields): AnyField | Fault {
  const known = knownFields.get(cell);
  if (known !== undefined) return known;
  const content = readCell(cell);
  if (content === null || content === 0) return missingArgument(parameter);
  return isFault(content) ? content : remember(knownFields, cell, resolveField(String(content)));
}

/** The keys of a range in reading order. */
export function readKeys<Key>(
  argument: unknown,
  parameter: KeysParameter,
  read: (cell: unknown, parameter: KeysParameter) => Key | Fault,
): readonly (Key | Fault)[] | Fault {
  const cells = toRows(argument).flat();
  if (cells.length > MOST_CELLS) return tooMany(parameter, cells.length);
  if (cells.length === 0) return missingArgument(parameter);
  return cells.map((cell) => read(cell, parameter));
}

/** A fault where the answer would have more cells than one call may fill. */
export function limitCells(rows: number, columns: number): Fault | null {
  if (rows * columns <= MOST_CELLS) return null;
  const given = `${rows} × ${columns}`;
  return badInput(
    `一次调用最多填 ${MOST_CELLS} 格，${given} 超出；请分成几个公式，或减少字段`,
    `one call fills ${MOST_CELLS} cells at most, ${given} are more; divide it into several formulas, or take fewer fields`,
  );
}

/** The key of a single cell. */
export function readKey<Key>(
  argument: unknown,
  parameter: KeysParameter,
  read: (cell: unknown, parameter: KeysParameter) => Key | Fault,
): Key | Fault {
  const cells = toRows(argument).flat();
  return cells.length === 1 ? read(cells[0], parameter) : wrongArgument(parameter, `${cells.length}`);
}

/** An entity card of a security stands for the security. */
function codeOf(cell: unknown): unknown {
  if (typeof cell !== "object" || cell === null || !("properties" in cell)) return cell;
  const properties = cell.properties as Readonly<Record<string, unknown>> | null;
  return properties?.["证券代码"] ?? cell;
}

/** Only for what is the same whichever parameter it stands for: the text of most faults names it. */
function remember<Key>(known: Map<unknown, Key>, cell: unknown, key: Key): Key {
  if (typeof cell === "object" && cell !== null) return key;
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(cell, key);
  return key;
}

function quote(content: string | number | boolean): string {
  return typeof content === "string" ? `"${content.slice(0, 40)}"` : String(content).toUpperCase();
}

function tooMany({ name, label }: KeysParameter, count: number) {
  return badInput(
    `${label.zh}（${name}）一次最多 ${MOST_CELLS} 个，给出的区域有 ${count} 格；请只选有代码的区域，不要选整列`,
    `${name} (${label.zh}) may be ${MOST_CELLS} at most in one call, the range has ${count} cells; select the cells with codes, not the whole column`,
  );
}
