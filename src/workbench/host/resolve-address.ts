import { parseReference } from "./address.ts";
import type { Book } from "./book.ts";
import type { Area } from "./grid.ts";
import { invalidArgument, itemNotFound } from "./rich-api-error.ts";

/** The cells that an address or a defined name means, seen from `sheet`. */
export function resolveAddress(book: Book, text: string, sheet: string): Area {
  const found = findArea(book, text, sheet) ?? findNamedArea(book, text);
  if (found !== null) return found;
  throw invalidArgument(`"${text}" is neither an address such as "A1:B2" nor a defined name.`);
}

/** The cells that a defined name means; null when there is no such name or it stands for something else. */
export function findNamedArea(book: Book, name: string): Area | null {
  const item = book.names.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  return item === undefined ? null : findArea(book, item.formula.replace(/^=/, ""), book.activeSheet);
}

function findArea(book: Book, text: string, sheet: string): Area | null {
  const reference = parseReference(text);
  if (reference === null) return null;
  const { sheetName, ...place } = reference;
  if (sheetName === null) return { sheet, ...place };
  const info = book.sheets.find(({ name }) => name.toLowerCase() === sheetName.toLowerCase());
  if (info === undefined) throw itemNotFound("worksheet", sheetName);
  return { sheet: info.id, ...place };
}
