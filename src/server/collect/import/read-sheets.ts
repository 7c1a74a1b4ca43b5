import { read, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { ImportError } from "./import-error.ts";
import { readDelimited } from "./read-delimited.ts";

/** What a cell holds; dates of a workbook are Excel serials. */
export type Cell = string | number | null;

export interface Sheet {
  /** Null in a text file, which has only one. */
  readonly name: string | null;
  /** From the first row of the sheet on, so that index + 1 is the row the user sees. */
  readonly rows: readonly (readonly Cell[])[];
  /** Days to add to its serials: 1462 in workbooks of the 1904 date system. */
  readonly serialOffset: number;
}

/** The sheets of a workbook (.xlsx, .xls) or the one table of a text file, told apart by content: exports often bear a wrong suffix. */
export function readSheets(bytes: Uint8Array): Sheet[] {
  if (bytes.length === 0) {
    throw new ImportError({
      zh: "文件是空的：请重新导出后再试。",
      en: "The file is empty: export it again.",
    });
  }
  const workbook = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
  return workbook ? readWorkbook(bytes) : [{ name: null, rows: readDelimited(bytes), serialOffset: 0 }];
}

function readWorkbook(bytes: Uint8Array): Sheet[] {
  const book = openWorkbook(bytes);
  const serialOffset = book.Workbook?.WBProps?.date1904 ? 1462 : 0;
  return book.SheetNames.map((name) => ({ name, rows: sheetRows(book.Sheets[name]), serialOffset }));
}

function openWorkbook(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: "buffer", dense: true, cellFormula: false, cellHTML: false });
  } catch (cause) {
    throw new ImportError(
      {
        zh: "无法打开该工作簿：文件已损坏或有密码保护；请在 Excel 中打开，去掉密码后另存为 .xlsx。",
        en: "The workbook cannot be opened: it is damaged or protected by a password; open it in Excel, remove the password and save it as .xlsx.",
      },
      { cause },
    );
  }
}

function sheetRows(sheet: WorkSheet | undefined): Cell[][] {
  const data = (sheet?.["!data"] ?? []) as (CellObject[] | undefined)[];
  return Array.from(data, (row) => Array.from(row ?? [], cellValue));
}

function cellValue(cell: CellObject | undefined): Cell {
  if (!cell || cell.t === "z" || cell.v === undefined) return null;
  if (cell.t === "e") return cell.w ?? "#ERROR";
  return typeof cell.v === "number" ? cell.v : String(cell.v);
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);
