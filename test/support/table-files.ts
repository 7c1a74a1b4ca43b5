import { utils, write, type BookType, type CellObject } from "@e965/xlsx";

export type TableCell = string | number | null | CellObject;

/** A workbook with one sheet a name. */
export function workbook(
  sheets: Readonly<Record<string, readonly TableCell[][]>>,
  bookType: BookType = "xlsx",
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.slice()), name);
  return new Uint8Array(write(book, { type: "buffer", bookType }) as Buffer);
}

/** A text table in UTF-8. */
export const textTable = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join("\r\n"));
