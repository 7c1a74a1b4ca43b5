import { read, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { checkArchive } from "./check-archive.ts";
import { ImportError } from "./import-error.ts";
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS, damaged, refuseOversize, tooManyRows } from "./limits.ts";
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
  /** The text does not end with its line, as it does where a download was cut off. */
  readonly endsAbruptly: boolean;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const GZIP = [0x1f, 0x8b];

/** The sheets of a workbook (.xlsx, .xls) or the one table of a text file, told apart by content: exports often bear a wrong suffix. */
export function readSheets(bytes: Uint8Array): Sheet[] {
  refuseOversize(bytes.length);
  if (bytes.length === 0) {
    throw new ImportError({
      zh: "文件是空的：请重新导出后再试。",
      en: "The file is empty: export it again.",
    });
  }
  if (startsWith(bytes, GZIP)) throw packed();
  if (startsWith(bytes, ZIP)) {
    checkArchive(bytes);
    return readWorkbook(bytes);
  }
  if (startsWith(bytes, COMPOUND_FILE)) return readWorkbook(bytes);
  return [{ name: null, serialOffset: 0, ...readDelimited(bytes) }];
}

function readWorkbook(bytes: Uint8Array): Sheet[] {
  const book = openWorkbook(bytes);
  const serialOffset = book.Workbook?.WBProps?.date1904 ? 1462 : 0;
  return book.SheetNames.map((name) => ({
    name,
    rows: sheetRows(name, book.Sheets[name]),
    serialOffset,
    endsAbruptly: false,
  }));
}

function openWorkbook(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: "buffer",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      sheetRows: MOST_ROWS + 1,
    });
  } catch (cause) {
    throw damaged(cause);
  }
}

function sheetRows(name: string, sheet: WorkSheet | undefined): Cell[][] {
  const data = (sheet?.["!data"] ?? []) as (CellObject[] | undefined)[];
  const rows: Cell[][] = [];
  let cells = 0;
  for (let index = 0; index < data.length; index++) {
    const row = data[index] ?? [];
    const width = Math.min(row.length, MOST_COLUMNS);
    cells += width;
    if (cells > MOST_CELLS || (index >= MOST_ROWS && width > 0)) throw tooManyRows(name);
    rows.push(Array.from({ length: width }, (_, column) => cellValue(row[column])));
  }
  return rows;
}

function cellValue(cell: CellObject | undefined): Cell {
  if (!cell || cell.t === "z" || cell.v === undefined) return null;
  if (cell.t === "e") return cell.w ?? ERRORS[Number(cell.v)] ?? "#ERROR";
  return typeof cell.v === "number" ? cell.v : String(cell.v);
}

/** How Excel shows the errors it stores as numbers. */
const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

const packed = (): ImportError =>
  new ImportError({
    zh: "文件是 gzip 压缩包：请先解压，再导入其中的表格。",
    en: "The file is packed with gzip: unpack it first and import the table inside.",
  });

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);
