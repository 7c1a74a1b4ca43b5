import { intersect } from "../area.ts";
import type { Book } from "../book.ts";
import type { Area, TableInfo } from "../grid.ts";
import type { HostClass } from "../host-object.ts";
import { itemNotFound } from "../rich-api-error.ts";

interface Scope {
  readonly book: Book;
  readonly area: Area;
  /** Only tables that lie wholly inside. */
  readonly whole: boolean;
}

/** `range.getTables()` */
export const tableScopeClass: HostClass<Scope> = {
  name: "TableScopedCollection",
  methods: {
    GetCount: async (scope) => (await tablesIn(scope)).length,
    GetFirst: async (scope) => {
      const [first] = await tablesIn(scope);
      if (first === undefined) throw itemNotFound("table in this range:", "the first");
      return scope.book.tableObject(first.id);
    },
  },
  items: async (scope) => (await tablesIn(scope)).map((table) => scope.book.tableObject(table.id)),
  item: async (scope, key) => {
    const table = (await tablesIn(scope)).find(({ id, name }) => id === key || name === key);
    if (table === undefined) throw itemNotFound("table", key);
    return scope.book.tableObject(table.id);
  },
};

async function tablesIn({ book, area, whole }: Scope): Promise<TableInfo[]> {
  const grid = await book.grid();
  return grid.tables().filter((table) => {
    const shared = intersect(table.area, area);
    return shared !== null && (!whole || (shared.rows === table.area.rows && shared.columns === table.area.columns));
  });
}
