import type { Book } from "../book.ts";
import { HostObject, type HostClass } from "../host-object.ts";
import { resolveAddress } from "../resolve-address.ts";
import { applicationClass } from "./application.ts";
import { namesClass } from "./names.ts";
import { settingsClass } from "./settings.ts";
import { tablesClass } from "./tables.ts";
import { worksheetsClass } from "./worksheets.ts";

export const workbookClass: HostClass<Book> = {
  name: "Workbook",
  objects: {
    Application: (book) => new HostObject(applicationClass, book),
    Worksheets: (book) => new HostObject(worksheetsClass, book),
    Tables: (book) => new HostObject(tablesClass, { book, sheet: null }),
    Names: (book) => new HostObject(namesClass, book),
    Settings: (book) => new HostObject(settingsClass, book),
  },
  methods: {
    GetSelectedRange: async (book) => book.rangeObject((await book.grid()).selection()),
    GetActiveCell: async (book) => book.rangeObject({ ...(await book.grid()).selection(), rows: 1, columns: 1 }),
    _GetRangeForEventByReferenceId: (book, address) =>
      book.rangeObject(resolveAddress(book, String(address), book.activeSheet)),
    _GetRangeOrNullObjectForEventByReferenceId: (book, address) =>
      typeof address === "string" ? book.rangeObject(resolveAddress(book, address, book.activeSheet)) : null,
    _RemoveReference: (book, id) => {
      book.references.release(String(id));
    },
    _RemoveAllReferences: (book) => {
      book.references.releaseAll();
    },
  },
};
