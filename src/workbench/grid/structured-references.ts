/** A structured reference in a formula: `Totals[[#This Row],[v]]` has the table `Totals` and the body `[#This Row],[v]`. */
interface StructuredReference {
  readonly table: string;
  readonly body: string;
}

const WORD = /[\p{L}\p{N}_.\\]/u;
/** Characters of a column's name that the engine's lexer would take for operators. */
const OPERATORS = /[!"$%&'()*+,\-/:;<=>?@^`{|}~[\]#]/g;

/** Signs that the name of a table may have and the engine's lexer does not expect in one. */
const UNEXPECTED_IN_TABLES = /[_.\\]/g;

/** The table's name as the engine knows it. */
export function engineTableName(name: string): string {
  return name.replace(UNEXPECTED_IN_TABLES, widened);
}

/** The column's name as the engine knows it: its lexer cannot read operators inside of brackets, so they are widened. */
export function engineColumnName(name: string): string {
  return name.replace(OPERATORS, widened);
}

function widened(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
}

/** The formula in the engine's terms: widened names, and `[[#This Row],[a]]` for the short form `[@a]`. */
export function engineFormula(formula: string): string {
  return mapReferences(formula, ({ table, body }) => {
    if (table === "") return null;
    return `${engineTableName(table)}[${mapColumns(longForm(body), engineColumnName)}]`;
  });
}

/** The formula with the table's name before every reference that leaves it out, as one may inside the table. */
export function withTableName(formula: string, table: string): string {
  return mapReferences(formula, (reference) => {
    return reference.table === "" && reference.body.startsWith("@") ? `${table}[${reference.body}]` : null;
  });
}

/** The formula after a column of a table has been renamed. */
export function withColumnRenamed(formula: string, table: string, from: string, to: string): string {
  return mapReferences(formula, (reference) => {
    if (reference.table.toLowerCase() !== table.toLowerCase()) return null;
    return `${reference.table}[${mapColumns(reference.body, (name) => (name === from ? to : name), escapeName)}]`;
  });
}

/** Calls back for every bracketed reference outside of texts and quoted sheet names; null leaves one as it is. */
function mapReferences(formula: string, map: (reference: StructuredReference) => string | null): string {
  let mapped = "";
  let at = 0;
  while (at < formula.length) {
    const sign = formula[at] ?? "";
    if (sign === '"' || sign === "'") {
      const end = formula.indexOf(sign, at + 1);
      const next = end < 0 ? formula.length : end + 1;
      mapped += formula.slice(at, next);
      at = next;
      continue;
    }
    const end = sign === "[" ? closingBracket(formula, at) : -1;
    if (end < 0) {
      mapped += sign;
      at += 1;
      continue;
    }
    const table = wordBefore(mapped);
    const replaced = map({ table, body: formula.slice(at + 1, end) });
    mapped =
      replaced === null
        ? mapped + formula.slice(at, end + 1)
        : mapped.slice(0, mapped.length - table.length) + replaced;
    at = end + 1;
  }
  return mapped;
}

function wordBefore(text: string): string {
  let start = text.length;
  while (start > 0 && WORD.test(text[start - 1] ?? "")) start -= 1;
  return text.slice(start);
}

/** Where the bracket that opens here closes; an apostrophe takes its meaning from the sign that follows. */
function closingBracket(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === "'") at += 1;
    else if (sign === "[") depth += 1;
    else if (sign === "]" && --depth === 0) return at;
  }
  return -1;
}

function longForm(body: string): string {
  if (!body.startsWith("@")) return body;
  const column = body.slice(1).trim();
  if (column === "") return "#This Row";
  return `[#This Row],${column.startsWith("[") ? column : `[${column}]`}`;
}

/** `a`, `@a`, `[a]:[b]`, `[#This Row],[a]`: sections begin with `#`, everything else is the name of a column. */
function mapColumns(body: string, map: (name: string) => string, write = (name: string): string => name): string {
  const mapName = (name: string): string => (name.trim().startsWith("#") ? name : write(map(plainName(name))));
  if (body.startsWith("@")) return `@${body.length > 1 ? mapColumns(body.slice(1), map, write) : ""}`;
  if (!body.startsWith("[")) return mapName(body);
  let mapped = "";
  let at = 0;
  while (at < body.length) {
    const end = body[at] === "[" ? closingBracket(body, at) : -1;
    mapped += end < 0 ? (body[at] ?? "") : `[${mapName(body.slice(at + 1, end))}]`;
    at = end < 0 ? at + 1 : end + 1;
  }
  return mapped;
}

function plainName(name: string): string {
  return name.replace(/'(.)/g, "$1");
}

function escapeName(name: string): string {
  return name.replace(/['[\]#@]/g, "'$&");
}
