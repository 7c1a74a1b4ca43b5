import { CsvError, parse } from "csv-parse/sync";
import { decodeText } from "./decode-text.ts";
import { ImportError } from "./import-error.ts";

/** The rows of a text table: comma, tab, semicolon or the `│` of terminal boxes between the cells. */
export function readDelimited(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes);
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) {
    throw new ImportError({
      zh: "文件内容是网页而不是表格：请在 Excel 中打开并另存为 .xlsx，或重新下载数据文件。",
      en: "The file holds a web page, not a table: open it in Excel and save it as .xlsx, or download the data again.",
    });
  }
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, bom: true });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ImportError(
      {
        zh: `文件无法按表格读出（约第 ${String(cause["lines"])} 行引号不成对）：请检查该行，或在 Excel 中另存为 .xlsx。`,
        en: `The file cannot be read as a table (a quote is not closed near line ${String(cause["lines"])}): check that line, or save the file as .xlsx in Excel.`,
      },
      { cause },
    );
  }
}

function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 20);
  if (head.some((line) => line.includes("│"))) return "│";
  if (head.some((line) => line.includes("\t"))) return "\t";
  const count = (mark: string): number => head.reduce((sum, line) => sum + line.split(mark).length - 1, 0);
  return count(";") > count(",") ? ";" : ",";
}
