import { CsvError, parse } from "csv-parse/sync";
import { decodeText } from "./decode-text.ts";
import { ImportError } from "./import-error.ts";
import { MOST_CELLS, MOST_ROWS, tooManyRows } from "./limits.ts";
import { BOX_SIDE, cutMarginSection } from "./margin-section.ts";

export interface DelimitedText {
  readonly rows: readonly (readonly string[])[];
  readonly endsAbruptly: boolean;
}

/** A line longer than this is no row of a table. */
const LONGEST_LINE = 65_536;

/** The rows of a text table: comma, tab, semicolon or the `│` of terminal boxes between the cells. */
export function readDelimited(bytes: Uint8Array): DelimitedText {
  const text = cutMarginSection(decodeText(bytes));
  refuseWebPage(text);
  const delimiter = delimiterOf(text);
  if (countOf(text, "\n") > MOST_ROWS || countOf(text, delimiter) > MOST_CELLS) throw tooManyRows(null);
  return { rows: split(text, delimiter), endsAbruptly: text.includes("\n") && !/[\r\n]\s*$/.test(text) };
}

function split(text: string, delimiter: string): string[][] {
  // Boxes hold no quotes; and a row number must be a line number.
  if (delimiter === BOX_SIDE)
    return text.split(/\r?\n/).map((line) => (line.includes(BOX_SIDE) ? cellsOfBox(line) : [line.trim()]));
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_LINE,
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ImportError(
      {
        zh: `文件无法按表格读出（约第 ${String(cause["lines"])} 行引号不成对，或一行过长）：请检查该行，或在 Excel 中另存为 .xlsx。`,
        en: `The file cannot be read as a table (near line ${String(cause["lines"])} a quote is not closed, or a line is too long): check that line, or save the file as .xlsx in Excel.`,
      },
      { cause },
    );
  }
}

const cellsOfBox = (line: string): string[] =>
  line
    .trim()
    .replace(/^│|│$/g, "")
    .split(BOX_SIDE)
    .map((cell) => cell.trim());

function refuseWebPage(text: string): void {
  if (!/^\s*<(!doctype|html|\?xml|table|meta|head|body)/i.test(text)) return;
  throw new ImportError({
    zh: "文件内容是网页而不是表格：请在 Excel 中打开并另存为 .xlsx，或重新下载数据文件。",
    en: "The file holds a web page, not a table: open it in Excel and save it as .xlsx, or download the data again.",
  });
}

function delimiterOf(text: string): string {
  if (text.includes(BOX_SIDE)) return BOX_SIDE;
  const head = text.split(/\r?\n/, 40);
  if (head.some((line) => line.includes("\t"))) return "\t";
  const count = (mark: string): number => head.reduce((sum, line) => sum + line.split(mark).length - 1, 0);
  return count(";") > count(",") ? ";" : ",";
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
