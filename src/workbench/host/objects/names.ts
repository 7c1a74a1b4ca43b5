import { formatNameFormula, parseReference } from "../address.ts";
import { textArgument } from "../arguments.ts";
import type { Book } from "../book.ts";
import type { NameInfo } from "../grid.ts";
import { HostObject, type HostClass } from "../host-object.ts";
import { findNamedArea } from "../resolve-address.ts";
import { invalidArgument, itemNotFound, RichApiError } from "../rich-api-error.ts";
import { areaArgument } from "./range.ts";

interface NameTarget {
  readonly book: Book;
  readonly name: string;
}

const nameClass: HostClass<NameTarget> = {
  name: "NamedItem",
  identity: ({ name }) => ({ _Id: name }),
  properties: {
    Name: { get: (target) => info(target).name },
    Formula: {
      get: (target) => info(target).formula,
      set: async (target, formula) => {
        const { name, visible } = info(target);
        await (await target.book.grid()).setName(name, textArgument(formula, "formula"), visible);
      },
    },
    Visible: {
      get: (target) => info(target).visible,
      set: async (target, visible) => {
        const { name, formula } = info(target);
        await (await target.book.grid()).setName(name, formula, visible === true);
      },
    },
    Type: { get: (target) => (findNamedArea(target.book, target.name) === null ? "String" : "Range") },
    Value: { get: (target) => info(target).formula.replace(/^=/, "") },
    Scope: { get: () => "Workbook" },
  },
  methods: {
    Delete: async (target) => (await target.book.grid()).deleteName(info(target).name),
    GetRange: ({ book, name }) => {
      const area = findNamedArea(book, name);
      if (area === null) throw itemNotFound("range with the name", name);
      return book.rangeObject(area);
    },
    GetRangeOrNullObject: ({ book, name }) => {
      const area = findNamedArea(book, name);
      return area && book.rangeObject(area);
    },
  },
};

export const namesClass: HostClass<Book> = {
  name: "NamedItemCollection",
  methods: {
    Add: async (book, name, reference) => {
      const wanted = checkName(book, textArgument(name, "name"));
      await (await book.grid()).setName(wanted, formulaOf(book, reference), true);
      return new HostObject(nameClass, { book, name: wanted });
    },
    GetCount: (book) => book.names.length,
    GetItemOrNullObject: (book, name) => {
      const item = find(book, name);
      return item === undefined ? null : new HostObject(nameClass, { book, name: item.name });
    },
  },
  items: (book) => book.names.map(({ name }) => new HostObject(nameClass, { book, name })),
  item: (book, name) => {
    const item = find(book, name);
    if (item === undefined) throw itemNotFound("name", name);
    return new HostObject(nameClass, { book, name: item.name });
  },
};

function find(book: Book, name: unknown): NameInfo | undefined {
  const wanted = String(name).toLowerCase();
  return book.names.find((item) => item.name.toLowerCase() === wanted);
}

function info({ book, name }: NameTarget): NameInfo {
  const item = find(book, name);
  if (item === undefined) throw itemNotFound("name", name);
  return item;
}

/** Excel's rules for a defined name. */
function checkName(book: Book, name: string): string {
  const looksLikeCell = parseReference(name) !== null || /^(r|c|r\d*c\d*)$/i.test(name);
  if (looksLikeCell || name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) {
    throw invalidArgument(`"${name}" cannot be a name: it must start with a letter and not look like a cell.`);
  }
  if (find(book, name) !== undefined) {
    throw new RichApiError("ItemAlreadyExists", `There is a name "${name}" already.`);
  }
  return name;
}

function formulaOf(book: Book, reference: unknown): string {
  if (typeof reference === "number") return `=${reference}`;
  if (typeof reference === "string") {
    return reference.startsWith("=") ? reference : `="${reference.replaceAll('"', '""')}"`;
  }
  const area = areaArgument(book, reference, book.activeSheet);
  return formatNameFormula(book.sheet(area.sheet).name, area);
}
