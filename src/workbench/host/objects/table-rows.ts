import { blockArgument, integerArgument } from "../arguments.ts";
import type { Book } from "../book.ts";
import type { Area } from "../grid.ts";
import { HostObject, targetOf, type HostClass } from "../host-object.ts";
import { invalidArgument, itemNotFound } from "../rich-api-error.ts";

interface Rows {
  readonly book: Book;
  readonly table: string;
}

interface RowTarget extends Rows {
  readonly index: number;
}

const rowClass: HostClass<RowTarget> = {
  name: "TableRow",
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (target) => target.book.rangeObject(areaOf(target)).read("Values"),
      set: (target, values) => {
        const area = areaOf(target);
        return target.book.writeCells(area, blockArgument(values, 1, area.columns));
      },
    },
  },
  methods: {
    GetRange: (target) => target.book.rangeObject(areaOf(target)),
    Delete: (target) => deleteRows(target, target.index, 1),
  },
};

export const rowsClass: HostClass<Rows> = {
  name: "TableRowCollection",
  properties: { Count: { get: countRows } },
  methods: {
    Add: async (rows, index, values) => {
      const at = await addRows(rows, index, values);
      return new HostObject(rowClass, { ...rows, index: at });
    },
    DeleteRowsAt: (rows, index, count) =>
      deleteRows(rows, integerArgument(index, "index"), integerArgument(count ?? 1, "count")),
    DeleteRows: async (rows, given) => {
      const indexes = (Array.isArray(given) ? (given as readonly unknown[]) : [given]).map(indexArgument);
      for (const index of indexes.sort((a, b) => b - a)) await deleteRows(rows, index, 1);
    },
    GetCount: countRows,
    GetItemAt: async (rows, index) => {
      const at = integerArgument(index, "index");
      if (at < 0 || at >= (await countRows(rows))) throw itemNotFound("table row", index);
      return new HostObject(rowClass, { ...rows, index: at });
    },
  },
  items: async (rows) =>
    Array.from({ length: await countRows(rows) }, (_, index) => new HostObject(rowClass, { ...rows, index })),
};

/** Excel shows a blank row in a table without data, and does not count it. */
async function countRows({ book, table }: Rows): Promise<number> {
  const grid = await book.grid();
  const body = bodyOf(book.table(table).area);
  const isEmpty = body.rows === 1 && grid.formulas(body)[0]?.every((cell) => cell === null || cell === "") === true;
  return isEmpty ? 0 : body.rows;
}

async function addRows(rows: Rows, index: unknown, values: unknown): Promise<number> {
  const { book, table } = rows;
  const count = await countRows(rows);
  const at = index === null || index === undefined || index === -1 ? count : integerArgument(index, "index");
  if (at < 0 || at > count) throw invalidArgument(`index must be from 0 to ${count}, not ${at}.`);

  const { columns } = book.table(table).area;
  const block = values === null || values === undefined ? null : rowBlock(values, columns);
  const added = block?.length ?? 1;
  await insertRows(rows, at, count === 0 ? added - 1 : added);
  const body = bodyOf(book.table(table).area);
  if (block !== null) await book.writeCells({ ...body, row: body.row + at, rows: added }, block);
  return at;
}

async function insertRows({ book, table }: Rows, index: number, count: number): Promise<void> {
  if (count === 0) return;
  const body = bodyOf(book.table(table).area);
  await (await book.grid()).insertTableRows(table, index, count);
  book.references.inserted({ ...body, row: body.row + index, rows: count }, "down");
}

/** One row of values may come without its outer array. */
function rowBlock(values: unknown, columns: number): readonly (readonly unknown[])[] {
  if (!Array.isArray(values)) return blockArgument(values, 1, columns);
  const list = values as readonly unknown[];
  const rows = list.every((row): row is readonly unknown[] => Array.isArray(row)) ? list : [list];
  if (rows.length > 0 && rows.every((row) => row.length === columns)) return rows;
  throw invalidArgument(`values must be rows of ${columns} cells, as many as the table has columns.`);
}

async function deleteRows({ book, table }: Rows, index: number, count: number): Promise<void> {
  const total = await countRows({ book, table });
  if (index < 0 || count < 1 || index + count > total) throw itemNotFound("table row", index + count - 1);
  const grid = await book.grid();
  const body = bodyOf(book.table(table).area);
  const isLast = count === total;
  if (isLast) await grid.clear({ ...body, rows: 1 }, "contents");
  const from = isLast ? index + 1 : index;
  const taken = isLast ? count - 1 : count;
  if (taken === 0) return;
  await grid.deleteTableRows(table, from, taken);
  book.references.deleted({ ...body, row: body.row + from, rows: taken }, "up");
}

function bodyOf(area: Area): Area {
  return { ...area, row: area.row + 1, rows: area.rows - 1 };
}

function areaOf({ book, table, index }: RowTarget): Area {
  const body = bodyOf(book.table(table).area);
  if (index >= body.rows) throw itemNotFound("table row", index);
  return { ...body, row: body.row + index, rows: 1 };
}

function indexArgument(value: unknown): number {
  return typeof value === "number" ? value : targetOf(rowClass, value).index;
}
