import { fileFunctionName, shownFunctionName } from "./future-functions.ts";

/** Translates formulas between what a person types (`=RZRQ.LEVERAGE_WARN(…)`) and what a file holds. */
export interface FormulaText {
  /** @param table name of the table in which the cell stands, for `[@column]` */
  toFile(formula: string, table?: string): string;
  fromFile(text: string): string;
  callsAddin(formula: string): boolean;
}

/** @param addinFunctions the full names of the add-in's functions, `RZRQ.LEVERAGE_WARN` */
export function formulaText(addinFunctions: readonly string[]): FormulaText {
  const toFile = new Map(addinFunctions.map((name) => [name.toUpperCase(), addinFileName(name)]));
  const fromFile = new Map(addinFunctions.map((name) => [addinFileName(name).toUpperCase(), name]));
  return {
    toFile: (formula, table) =>
      replaceTokens(formula.replace(/^=/, ""), {
        functionName: (name) => toFile.get(name.toUpperCase()) ?? fileFunctionName(name),
        tableReference: (owner, brackets) => fullTableReference(owner, brackets, table),
      }),
    fromFile: (text) =>
      `=${replaceTokens(text, {
        functionName: (name) => fromFile.get(name.toUpperCase()) ?? shownFunctionName(name),
        tableReference: (owner, brackets) => owner + brackets,
      })}`,
    callsAddin: (formula) => functionNames(formula).some((name) => toFile.has(name.toUpperCase())),
  };
}

/** How Excel names the functions of an add-in in a file: `_xldudf_RZRQ_MARGIN_RATIO`. On opening it connects no other name to the add-in. */
function addinFileName(name: string): string {
  return `_xldudf_${name.replaceAll(".", "_")}`;
}

interface TokenReplacer {
  functionName(name: string): string;
  tableReference(owner: string, brackets: string): string;
}

/** Text in quotes, a sheet name in quotes, a table reference, the name of a called function. */
const token =
  /("(?:[^"]|"")*"|'(?:[^']|'')*')|([\p{L}\p{N}_.\\]*)(\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\])|([\p{L}_][\p{L}\p{N}_.]*)(?=\()/gu;

function replaceTokens(formula: string, replacer: TokenReplacer): string {
  return formula.replace(
    token,
    (whole: string, quoted?: string, owner?: string, brackets?: string, functionName?: string) => {
      if (functionName !== undefined) return replacer.functionName(functionName);
      if (brackets !== undefined) return replacer.tableReference(owner ?? "", brackets);
      return quoted ?? whole;
    },
  );
}

function functionNames(formula: string): string[] {
  return [...formula.matchAll(token)].flatMap((match) => match[4] ?? []);
}

/** A file holds no `[@column]`: it spells out the table and `#This Row`. */
function fullTableReference(owner: string, brackets: string, table: string | undefined): string {
  const name = owner || table;
  const otherWorkbook = /^\[\d+\]$/.test(brackets);
  if (!name || otherWorkbook) return owner + brackets;
  if (!brackets.startsWith("[@")) return name + brackets;
  const columns = brackets.slice(2, -1);
  if (columns === "") return `${name}[#This Row]`;
  return `${name}[[#This Row],${columns.startsWith("[") ? columns : `[${columns}]`}]`;
}
