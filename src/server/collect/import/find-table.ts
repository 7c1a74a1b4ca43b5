import { ImportError } from "./import-error.ts";
import type { Origin } from "./origins.ts";
import { readHeading } from "./read-heading.ts";
import type { Cell, Sheet } from "./read-sheets.ts";

/** Where the table starts in the sheet. */
export interface FoundTable {
  readonly sheet: Sheet;
  /** Index of the row of headings. */
  readonly headingRow: number;
}

/** Rows with content looked at: titles and notes may stand above the headings. */
const ROWS_LOOKED_AT = 100;

/** Every sheet, or the one of that name, that has a row of known headings; at least one. */
export function findTables(sheets: readonly Sheet[], origin: Origin, sheetName?: string): FoundTable[] {
  const candidates = sheetName === undefined ? sheets : sheets.filter((sheet) => sheet.name === sheetName);
  if (candidates.length === 0) throw noSuchSheet(sheets, sheetName ?? "");
  const found = candidates.flatMap((sheet) => {
    const headingRow = findHeadingRow(sheet, origin);
    return headingRow === null ? [] : [{ sheet, headingRow }];
  });
  if (found.length === 0) throw noKnownHeading(candidates);
  return found;
}

/** The row that names most columns; a title such as “融资融券余额” alone is none. */
function findHeadingRow({ rows }: Sheet, origin: Origin): number | null {
  let best = { row: 0, count: 0 };
  let filled = 0;
  for (let row = 0; row < rows.length && filled < ROWS_LOOKED_AT; row++) {
    const cells = rows[row]!;
    if (cells.every((cell) => cell === null || cell === "")) continue;
    filled++;
    const count = countHeadings(cells, origin);
    if (count > best.count) best = { row, count };
  }
  return best.count >= 2 ? best.row : null;
}

function countHeadings(row: readonly Cell[], { names }: Origin): number {
  const roles = row.map((cell) => (typeof cell === "string" ? readHeading(cell, names).role : "other"));
  return roles.includes("figure") ? roles.filter((role) => role !== "other").length : 0;
}

function noSuchSheet(sheets: readonly Sheet[], given: string): ImportError {
  const names = sheets.map(({ name }) => name ?? "").filter(Boolean);
  return new ImportError({
    zh: `文件中没有名为“${given}”的工作表：${names.length ? `应为 ${names.join("、")} 之一` : "文本文件没有工作表，请不要指明工作表"}。`,
    en: `The file has no sheet “${given}”: ${names.length ? `expected one of ${names.join(", ")}` : "a text file has no sheets, name none"}.`,
  });
}

function noKnownHeading(sheets: readonly Sheet[]): ImportError {
  const seen = sheets.flatMap(({ rows }) => rows.slice(0, 1).flat()).filter((cell) => cell !== null && cell !== "");
  const first = seen.slice(0, 6).join(" | ").slice(0, 80) || "—";
  return new ImportError({
    zh: `前 ${ROWS_LOOKED_AT} 行中没有认得的表头（首行为：${first}）：需要“交易日期”和带单位的列名，例如 融资余额(元)、融券余额(元)；请补上表头后重试。`,
    en: `No known heading in the first ${ROWS_LOOKED_AT} rows (the first row reads: ${first}): expected 交易日期 and columns with units such as 融资余额(元), 融券余额(元); add the headings and try again.`,
  });
}
