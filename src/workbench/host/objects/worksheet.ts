import { integerArgument, textArgument } from "../arguments.ts";
import { intersect, wholeSheet } from "../area.ts";
import type { Book } from "../book.ts";
import { HostObject, type Answer, type HostClass } from "../host-object.ts";
import { eventMethods, eventType } from "../registrations.ts";
import { resolveAddress } from "../resolve-address.ts";
import { invalidArgument, itemNotFound, RichApiError } from "../rich-api-error.ts";
import { freezePanesClass } from "./freeze-panes.ts";
import { tablesClass } from "./tables.ts";

interface SheetTarget {
  readonly book: Book;
  readonly sheet: string;
}

export const worksheetClass: HostClass<SheetTarget> = {
  name: "Worksheet",
  identity: ({ sheet }) => ({ Id: sheet }),
  properties: {
    Id: { get: ({ sheet }) => sheet },
    Name: {
      get: ({ book, sheet }) => book.sheet(sheet).name,
      set: async ({ book, sheet }, name) => {
        const wanted = textArgument(name, "name");
        if (wanted === book.sheet(sheet).name) return;
        await (await book.grid()).renameSheet(sheet, checkSheetName(book, wanted));
      },
    },
    Position: { get: ({ book, sheet }) => book.sheets.findIndex(({ id }) => id === sheet) },
    Visibility: { get: () => "Visible" },
  },
  objects: {
    Tables: (target) => new HostObject(tablesClass, target),
    FreezePanes: (target) => new HostObject(freezePanesClass, target),
  },
  methods: {
    Activate: async ({ book, sheet }) => (await book.grid()).activateSheet(sheet),
    Delete: async ({ book, sheet }) => {
      if (book.sheets.length === 1) throw new RichApiError("InvalidOperation", "A workbook needs at least one sheet.");
      await (await book.grid()).deleteSheet(book.sheet(sheet).id);
      book.references.sheetDeleted(sheet);
    },
    Calculate: async ({ book }) => (await book.grid()).recalculate(),
    GetCell: ({ book, sheet }, row, column) =>
      book.rangeObject({
        sheet,
        row: integerArgument(row, "row"),
        column: integerArgument(column, "column"),
        rows: 1,
        columns: 1,
      }),
    GetRange: ({ book, sheet }, address) =>
      book.rangeObject(
        typeof address === "string" && address !== "" ? resolveAddress(book, address, sheet) : wholeSheet(sheet),
      ),
    GetRangeByIndexes: ({ book, sheet }, row, column, rows, columns) =>
      book.rangeObject({
        sheet,
        row: integerArgument(row, "startRow"),
        column: integerArgument(column, "startColumn"),
        rows: integerArgument(rows, "rowCount"),
        columns: integerArgument(columns, "columnCount"),
      }),
    GetUsedRange: async (target) => {
      const { book, sheet } = target;
      return (await usedRange(target)) ?? book.rangeObject({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
    },
    GetUsedRangeOrNullObject: usedRange,
    GetNext: (target) => neighbour(target, 1) ?? missingNeighbour("after", target.sheet),
    GetNextOrNullObject: (target) => neighbour(target, 1),
    GetPrevious: (target) => neighbour(target, -1) ?? missingNeighbour("before", target.sheet),
    GetPreviousOrNullObject: (target) => neighbour(target, -1),
    _GetSheetById: ({ book }, id) => book.worksheetObject(book.sheet(String(id)).id),
    ...eventMethods<SheetTarget>(
      {
        DataChanged: eventType.worksheetChanged,
        SelectionChanged: eventType.worksheetSelectionChanged,
        Activated: eventType.worksheetActivated,
        Deactivated: eventType.worksheetDeactivated,
        Calculated: eventType.worksheetCalculated,
      },
      ({ book, sheet }) => ({ registrations: book.registrations, id: sheet }),
    ),
  },
};

/** Excel's rules for the name of a sheet. */
export function checkSheetName(book: Book, name: string): string {
  const isLegal = name !== "" && name.length <= 31 && !/[:\\/?*[\]]|^'|'$/.test(name);
  if (!isLegal) {
    throw invalidArgument(`"${name}" cannot name a sheet: 1 to 31 characters without : \\ / ? * [ ] are allowed.`);
  }
  if (book.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) {
    throw new RichApiError("ItemAlreadyExists", `There is a sheet "${name}" already.`);
  }
  return name;
}

async function usedRange({ book, sheet }: SheetTarget): Promise<HostObject | null> {
  const used = (await book.grid()).usedArea(sheet);
  const area = used && intersect(used, wholeSheet(sheet));
  return area && book.rangeObject(area);
}

function neighbour({ book, sheet }: SheetTarget, step: 1 | -1): HostObject | null {
  const index = book.sheets.findIndex(({ id }) => id === sheet);
  const next = book.sheets[index + step];
  return next === undefined ? null : book.worksheetObject(next.id);
}

function missingNeighbour(where: string, sheet: string): Answer {
  throw itemNotFound(`worksheet ${where}`, sheet);
}
