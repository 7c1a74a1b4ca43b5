import type { Book } from "../book.ts";
import type { HostClass } from "../host-object.ts";
import { eventMethods, eventType, workbookTarget } from "../registrations.ts";
import { itemNotFound } from "../rich-api-error.ts";
import { checkSheetName } from "./worksheet.ts";

export const worksheetsClass: HostClass<Book> = {
  name: "WorksheetCollection",
  methods: {
    Add: async (book, name) => {
      const grid = await book.grid();
      const sheet = await (typeof name === "string" ? grid.addSheet(checkSheetName(book, name)) : grid.addSheet());
      return book.worksheetObject(sheet.id);
    },
    GetActiveWorksheet: (book) => book.worksheetObject(book.activeSheet),
    GetCount: (book) => book.sheets.length,
    GetFirst: (book) => book.worksheetObject(sheetAt(book, 0)),
    GetLast: (book) => book.worksheetObject(sheetAt(book, -1)),
    GetItemOrNullObject: (book, key) => {
      const sheet = book.findSheet(key);
      return sheet === undefined ? null : book.worksheetObject(sheet.id);
    },
    ...eventMethods<Book>(
      {
        DataChanged: eventType.worksheetChanged,
        SelectionChanged: eventType.worksheetSelectionChanged,
        Activated: eventType.worksheetActivated,
        Deactivated: eventType.worksheetDeactivated,
        Calculated: eventType.worksheetCalculated,
        Added: eventType.worksheetAdded,
        Deleted: eventType.worksheetDeleted,
      },
      (book) => ({ registrations: book.registrations, id: workbookTarget }),
    ),
  },
  items: (book) => book.sheets.map((sheet) => book.worksheetObject(sheet.id)),
  item: (book, key) => {
    const sheet = book.findSheet(key);
    if (sheet === undefined) throw itemNotFound("worksheet", key);
    return book.worksheetObject(sheet.id);
  },
};

function sheetAt(book: Book, index: number): string {
  const sheet = book.sheets.at(index);
  if (sheet === undefined) throw itemNotFound("worksheet", index);
  return sheet.id;
}
