import { ImportError } from "./import-error.ts";
import { readHeading } from "./read-heading.ts";
import type { Cell, Sheet } from "./read-sheets.ts";

/** Where the table starts in the sheet. */
export interface FoundTable {
  readonly sheet: Sheet;
  /** Index of the row of headings. */
  readonly headingRow: number;
}

const ROWS_LOOKED_AT = 20;

/** The first sheet with a row of known headings; titles and notes may stand above it. */
export function findTable(sheets: readonly Sheet[], sheetName?: string): FoundTable {
  const candidates = sheetName === undefined ? sheets : sheets.filter((sheet) => sheet.name === sheetName);
  if (candidates.length === 0) throw noSuchSheet(sheets, sheetName ?? "");
  for (const sheet of candidates) {
    const headingRow = findHeadingRow(sheet);
    if (headingRow !== null) return { sheet, headingRow };
  }
  throw noKnownHeading(candidates);
}

/** The row that names most columns; a title such as “融资融券余额” alone is none. */
function findHeadingRow({ rows }: Sheet): number | null {
  const counts = rows.slice(0, ROWS_LOOKED_AT).map(countHeadings);
  const most = Math.max(0, ...counts);
  return most >= 2 ? counts.indexOf(most) : null;
}

function countHeadings(row: readonly Cell[]): number {
  const headings = row.map((cell) => (typeof cell === "string" ? readHeading(cell) : { role: "other" as const }));
  if (!headings.some(({ role }) => role === "figure")) return 0;
  return headings.filter(({ role }) => role !== "other").length;
}

function noSuchSheet(sheets: readonly Sheet[], given: string): ImportError {
  const names = sheets.map(({ name }) => name ?? "").filter(Boolean);
  return new ImportError({
    zh: `文件中没有名为“${given}”的工作表：${names.length ? `应为 ${names.join("、")} 之一` : "文本文件没有工作表，请去掉 --sheet"}。`,
    en: `The file has no sheet “${given}”: ${names.length ? `expected one of ${names.join(", ")}` : "a text file has no sheets, leave --sheet out"}.`,
  });
}

function noKnownHeading(sheets: readonly Sheet[]): ImportError {
  const seen = sheets.flatMap(({ rows }) => rows.slice(0, 1).flat()).filter((cell) => cell !== null && cell !== "");
  const first = seen.slice(0, 6).join("、").slice(0, 80) || "—";
  return new ImportError({
    zh: `前 ${ROWS_LOOKED_AT} 行中没有认得的表头（首行为：${first}）：需要“交易日期”和带单位的列名，例如 融资余额(元)、融券余额(元)；请补上表头后重试。`,
    en: `No known heading in the first ${ROWS_LOOKED_AT} rows (the first row reads: ${first}): expected 交易日期 and columns with units such as 融资余额(元), 融券余额(元); add the headings and try again.`,
  });
}
