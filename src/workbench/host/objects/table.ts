import { textArgument } from "../arguments.ts";
import { intersect } from "../area.ts";
import type { Book } from "../book.ts";
import type { Area, TableInfo } from "../grid.ts";
import { HostObject, type HostClass, type HostProperty } from "../host-object.ts";
import { eventMethods, eventType } from "../registrations.ts";
import { invalidArgument, RichApiError } from "../rich-api-error.ts";
import { areaArgument } from "./range.ts";
import { columnsClass } from "./table-columns.ts";
import { nameHeaders } from "./table-headers.ts";
import { rowsClass } from "./table-rows.ts";

interface TableTarget {
  readonly book: Book;
  readonly table: string;
}

export const tableClass: HostClass<TableTarget> = {
  name: "Table",
  identity: ({ table }) => ({ Id: table }),
  properties: {
    Id: { get: ({ table }) => table },
    Name: {
      get: (target) => info(target).name,
      set: async (target, name) => {
        const wanted = checkTableName(target, textArgument(name, "name"));
        await change(target, { name: wanted });
      },
    },
    Style: {
      get: (target) => info(target).style,
      set: (target, style) => change(target, { style: textArgument(style, "style") }),
    },
    ShowHeaders: always(true),
    ShowTotals: always(false),
    ShowBandedRows: always(true),
    ShowBandedColumns: always(false),
    HighlightFirstColumn: always(false),
    HighlightLastColumn: always(false),
    ShowFilterButton: always(true),
  },
  objects: {
    Columns: (target) => new HostObject(columnsClass, target),
    Rows: (target) => new HostObject(rowsClass, target),
    Worksheet: (target) => target.book.worksheetObject(info(target).area.sheet),
  },
  methods: {
    GetRange: (target) => target.book.rangeObject(info(target).area),
    GetHeaderRowRange: (target) => target.book.rangeObject({ ...info(target).area, rows: 1 }),
    GetDataBodyRange: (target) => {
      const { area } = info(target);
      return target.book.rangeObject({ ...area, row: area.row + 1, rows: area.rows - 1 });
    },
    Resize: async (target, range) => {
      const area = resized(target, areaArgument(target.book, range, info(target).area.sheet));
      await nameHeaders(target.book, { ...area, rows: 1 });
      await change(target, { area });
    },
    Delete: async (target) => {
      const { id, area } = info(target);
      const grid = await target.book.grid();
      await grid.deleteTable(id);
      await grid.clear(area, "all");
    },
    ConvertToRange: async (target) => {
      const { id, area } = info(target);
      await (await target.book.grid()).deleteTable(id);
      return target.book.rangeObject(area);
    },
    ...eventMethods<TableTarget>(
      { DataChanged: eventType.tableChanged, SelectionChanged: eventType.tableSelectionChanged },
      ({ book, table }) => ({ registrations: book.registrations, id: table }),
    ),
  },
};

function info({ book, table }: TableTarget): TableInfo {
  return book.table(table);
}

async function change({ book, table }: TableTarget, to: { name?: string; style?: string; area?: Area }): Promise<void> {
  await (await book.grid()).changeTable(book.table(table).id, to);
}

/** An option of Excel's tables that the grid draws in one way only. */
function always(value: boolean): HostProperty<TableTarget> {
  return {
    get: () => value,
    set: (_target, wanted) => {
      if (wanted !== value) throw invalidArgument("The workbench draws tables with this option as it stands only.");
    },
  };
}

function checkTableName({ book, table }: TableTarget, name: string): string {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || name.length > 255) {
    throw invalidArgument(`"${name}" cannot name a table: it starts with a letter and has no blanks.`);
  }
  const isTaken =
    book.tables.some((other) => other.id !== table && other.name.toLowerCase() === name.toLowerCase()) ||
    book.names.some((other) => other.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new RichApiError("ItemAlreadyExists", `There is a table or a name "${name}" already.`);
  return name;
}

function resized({ book, table }: TableTarget, wanted: Area): Area {
  const { area } = book.table(table);
  if (wanted.sheet !== area.sheet || wanted.row !== area.row || intersect(wanted, area) === null) {
    throw invalidArgument("A table keeps its header row, and its new range must overlap the old one.");
  }
  if (wanted.rows < 2) throw invalidArgument("A table needs a header row and at least one row below it.");
  const other = book.tables.find(({ id, area: taken }) => id !== table && intersect(taken, wanted) !== null);
  if (other !== undefined) throw invalidArgument(`A table cannot overlap another table (${other.name}).`);
  return wanted;
}
