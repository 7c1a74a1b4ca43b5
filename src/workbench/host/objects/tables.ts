import { intersect } from "../area.ts";
import type { Book } from "../book.ts";
import type { Area, TableInfo } from "../grid.ts";
import type { HostClass } from "../host-object.ts";
import { eventMethods, eventType, workbookTarget } from "../registrations.ts";
import { integerArgument } from "../arguments.ts";
import { invalidArgument, itemNotFound } from "../rich-api-error.ts";
import { areaArgument } from "./range.ts";
import { nameHeaders } from "./table-headers.ts";

/** The tables of one sheet, or of all. */
interface Tables {
  readonly book: Book;
  readonly sheet: string | null;
}

const standardStyle = "TableStyleMedium2";

export const tablesClass: HostClass<Tables> = {
  name: "TableCollection",
  properties: { Count: { get: (tables) => list(tables).length } },
  methods: {
    Add: async ({ book, sheet }, address, hasHeaders) => {
      const given = areaArgument(book, address, sheet ?? book.activeSheet);
      if (sheet !== null && given.sheet !== sheet) throw invalidArgument("The address is on another sheet.");
      const area = await prepare(book, given, hasHeaders === true);
      const table = await (await book.grid()).addTable(area, freeName(book), standardStyle);
      return book.tableObject(table.id);
    },
    GetCount: (tables) => list(tables).length,
    GetItemAt: (tables, index) => {
      const table = list(tables)[integerArgument(index, "index")];
      if (table === undefined) throw itemNotFound("table at", index);
      return tables.book.tableObject(table.id);
    },
    GetItemOrNullObject: (tables, key) => {
      const table = find(tables, key);
      return table === undefined ? null : tables.book.tableObject(table.id);
    },
    ...eventMethods<Tables>(
      { DataChanged: eventType.tableChanged, Added: eventType.tableAdded, Deleted: eventType.tableDeleted },
      ({ book, sheet }) => ({ registrations: book.registrations, id: sheet ?? workbookTarget }),
    ),
  },
  items: (tables) => list(tables).map((table) => tables.book.tableObject(table.id)),
  item: (tables, key) => {
    const table = find(tables, key);
    if (table === undefined) throw itemNotFound("table", key);
    return tables.book.tableObject(table.id);
  },
};

function list({ book, sheet }: Tables): readonly TableInfo[] {
  return sheet === null ? book.tables : book.tables.filter((table) => table.area.sheet === sheet);
}

function find(tables: Tables, key: unknown): TableInfo | undefined {
  const name = String(key).toLowerCase();
  return list(tables).find(({ id }) => id === key) ?? list(tables).find((table) => table.name.toLowerCase() === name);
}

/** Gives the area a header row with distinct texts and at least one row below it, as Excel does. */
async function prepare(book: Book, given: Area, hasHeaders: boolean): Promise<Area> {
  const area = hasHeaders ? { ...given, rows: Math.max(2, given.rows) } : { ...given, rows: given.rows + 1 };
  const other = book.tables.find((table) => intersect(table.area, given) !== null);
  if (other !== undefined) throw invalidArgument(`A table cannot overlap another table (${other.name}).`);
  if (!hasHeaders) {
    const added = { ...given, rows: 1 };
    await (await book.grid()).insertCells(added, "down");
    book.references.inserted(added, "down");
  }
  await nameHeaders(book, { ...area, rows: 1 });
  return area;
}

function freeName(book: Book): string {
  const taken = new Set([...book.tables, ...book.names].map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`table${number}`)) number += 1;
  return `Table${number}`;
}
