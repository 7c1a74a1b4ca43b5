import { blockArgument, integerArgument, textArgument } from "../arguments.ts";
import type { Book } from "../book.ts";
import type { Area, TableColumnInfo } from "../grid.ts";
import { HostObject, type HostClass } from "../host-object.ts";
import { invalidArgument, itemNotFound, RichApiError } from "../rich-api-error.ts";

interface Columns {
  readonly book: Book;
  readonly table: string;
}

interface ColumnTarget extends Columns {
  readonly column: number;
}

const columnClass: HostClass<ColumnTarget> = {
  name: "TableColumn",
  identity: ({ column }) => ({ Id: column }),
  properties: {
    Id: { get: ({ column }) => column },
    Index: { get: indexOf },
    Name: {
      get: ({ book, table, column }) => book.table(table).columns.find(({ id }) => id === column)?.name,
      set: async (target, name) => {
        const text = textArgument(name, "name");
        if (text === "") throw invalidArgument("A table column needs a name.");
        const header = { ...areaOf(target), rows: 1 };
        await (await target.book.grid()).write(header, [[`'${text}`]]);
      },
    },
    Values: {
      get: (target) => target.book.rangeObject(areaOf(target)).read("Values"),
      set: (target, values) => {
        const area = areaOf(target);
        return target.book.writeCells(area, blockArgument(values, area.rows, 1));
      },
    },
  },
  methods: {
    GetRange: (target) => target.book.rangeObject(areaOf(target)),
    GetHeaderRowRange: (target) => target.book.rangeObject({ ...areaOf(target), rows: 1 }),
    GetDataBodyRange: (target) => {
      const area = areaOf(target);
      return target.book.rangeObject({ ...area, row: area.row + 1, rows: area.rows - 1 });
    },
    Delete: async (target) => {
      const { book, table } = target;
      const { columns, area } = book.table(table);
      if (columns.length === 1) throw new RichApiError("InvalidOperation", "A table needs at least one column.");
      const deleted = areaOf(target);
      await (await book.grid()).deleteCells(deleted, "left");
      book.references.deleted(deleted, "left");
      await ensureArea(book, table, { ...area, columns: area.columns - 1 });
    },
  },
};

export const columnsClass: HostClass<Columns> = {
  name: "TableColumnCollection",
  properties: { Count: { get: ({ book, table }) => book.table(table).columns.length } },
  methods: {
    Add: async ({ book, table }, index, values, name) => {
      const { area } = book.table(table);
      const at = index === null || index === undefined || index === -1 ? area.columns : integerArgument(index, "index");
      const added = { ...area, column: area.column + at, columns: 1 };
      await (await book.grid()).insertCells(added, "right");
      book.references.inserted(added, "right");
      await ensureArea(book, table, { ...area, columns: area.columns + 1 });
      if (values !== null && values !== undefined) await book.writeCells(added, blockArgument(values, area.rows, 1));
      const columns = await settledColumns(book, table);
      const column = new HostObject(columnClass, { book, table, column: columnAt(columns, at).id });
      if (typeof name === "string") await column.write("Name", name);
      return column;
    },
    GetCount: ({ book, table }) => book.table(table).columns.length,
    GetItemAt: ({ book, table }, index) => {
      const column = columnAt(book.table(table).columns, integerArgument(index, "index"));
      return new HostObject(columnClass, { book, table, column: column.id });
    },
    GetItemOrNullObject: async (columns, key) => {
      const column = find(await settledColumns(columns.book, columns.table), key);
      return column === undefined ? null : new HostObject(columnClass, { ...columns, column: column.id });
    },
  },
  items: async (columns) =>
    (await settledColumns(columns.book, columns.table)).map(
      ({ id }) => new HostObject(columnClass, { ...columns, column: id }),
    ),
  item: async (columns, key) => {
    const column = find(await settledColumns(columns.book, columns.table), key);
    if (column === undefined) throw itemNotFound("table column", key);
    return new HostObject(columnClass, { ...columns, column: column.id });
  },
};

/** The columns once waiting writes, which may hold new headings, have reached the grid. */
async function settledColumns(book: Book, table: string): Promise<readonly TableColumnInfo[]> {
  await book.grid();
  return book.table(table).columns;
}

function find(columns: readonly TableColumnInfo[], key: unknown): TableColumnInfo | undefined {
  if (typeof key === "number") return columns.find(({ id }) => id === key);
  return columns.find(({ name }) => name.toLowerCase() === String(key).toLowerCase());
}

function columnAt(columns: readonly TableColumnInfo[], index: number): TableColumnInfo {
  const column = columns[index];
  if (column === undefined) throw itemNotFound("table column at", index);
  return column;
}

function indexOf({ book, table, column }: ColumnTarget): number {
  const index = book.table(table).columns.findIndex(({ id }) => id === column);
  if (index < 0) throw itemNotFound("table column", column);
  return index;
}

function areaOf(target: ColumnTarget): Area {
  const { area } = target.book.table(target.table);
  return { ...area, column: area.column + indexOf(target), columns: 1 };
}

async function ensureArea(book: Book, table: string, area: Area): Promise<void> {
  if (book.table(table).area.columns !== area.columns) await (await book.grid()).changeTable(table, { area });
}
