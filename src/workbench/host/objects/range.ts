import { formatAddress } from "../address.ts";
import { integerArgument, oneOf } from "../arguments.ts";
import {
  boundingArea,
  intersect,
  isOnSheet,
  isWholeColumns,
  isWholeRows,
  sheetColumns,
  sheetRows,
  type Shift,
} from "../area.ts";
import type { Book } from "../book.ts";
import type { Area, CellValue } from "../grid.ts";
import { HostObject, targetOf, type HostClass } from "../host-object.ts";
import type { Place } from "../references.ts";
import { invalidArgument, itemNotFound } from "../rich-api-error.ts";
import { resolveAddress } from "../resolve-address.ts";
import { formatClass } from "./range-format.ts";
import { rangeContents } from "./range-contents.ts";
import { tableScopeClass } from "./table-scope.ts";

interface RangeTarget {
  readonly book: Book;
  readonly place: Place;
}

export const rangeClass: HostClass<RangeTarget> = {
  name: "Range",
  identity: ({ place }) => (place.referenceId === null ? {} : { _ReferenceId: place.referenceId }),
  properties: {
    ...rangeContents,
    Address: { get: ({ book, place: { area } }) => formatAddress(book.sheet(area.sheet).name, area) },
    RowIndex: { get: ({ place }) => place.area.row },
    ColumnIndex: { get: ({ place }) => place.area.column },
    RowCount: { get: ({ place }) => place.area.rows },
    ColumnCount: { get: ({ place }) => place.area.columns },
    CellCount: { get: ({ place }) => place.area.rows * place.area.columns },
    IsEntireColumn: { get: ({ place }) => isWholeColumns(place.area) },
    IsEntireRow: { get: ({ place }) => isWholeRows(place.area) },
    _ReferenceId: { get: ({ place }) => place.referenceId },
  },
  objects: {
    Format: (target) => new HostObject(formatClass, target),
    Worksheet: ({ book, place }) => book.worksheetObject(place.area.sheet),
  },
  methods: {
    GetCell: (target, row, column) =>
      derive(target, (area) => ({
        ...area,
        row: area.row + integerArgument(row, "row"),
        column: area.column + integerArgument(column, "column"),
        rows: 1,
        columns: 1,
      })),
    GetRow: (target, row) => derive(target, (area) => inside(area, rowsOf(area, integerArgument(row, "row"), 1))),
    GetColumn: (target, column) =>
      derive(target, (area) => inside(area, columnsOf(area, integerArgument(column, "column"), 1))),
    GetLastRow: (target) => derive(target, (area) => rowsOf(area, area.rows - 1, 1)),
    GetLastColumn: (target) => derive(target, (area) => columnsOf(area, area.columns - 1, 1)),
    GetLastCell: (target) => derive(target, (area) => columnsOf(rowsOf(area, area.rows - 1, 1), area.columns - 1, 1)),
    GetRowsAbove: (target, count) => derive(target, (area) => beside(area, "row", -countOr1(count))),
    GetRowsBelow: (target, count) => derive(target, (area) => beside(area, "row", countOr1(count))),
    GetColumnsBefore: (target, count) => derive(target, (area) => beside(area, "column", -countOr1(count))),
    GetColumnsAfter: (target, count) => derive(target, (area) => beside(area, "column", countOr1(count))),
    GetEntireRow: (target) => derive(target, (area) => ({ ...area, column: 0, columns: sheetColumns })),
    GetEntireColumn: (target) => derive(target, (area) => ({ ...area, row: 0, rows: sheetRows })),
    GetOffsetRange: (target, rows, columns) =>
      derive(target, (area) => ({
        ...area,
        row: area.row + integerArgument(rows, "rowOffset"),
        column: area.column + integerArgument(columns, "columnOffset"),
      })),
    GetResizedRange: (target, rows, columns) =>
      derive(target, (area) => ({
        ...area,
        rows: area.rows + integerArgument(rows, "deltaRows"),
        columns: area.columns + integerArgument(columns, "deltaColumns"),
      })),
    GetAbsoluteResizedRange: (target, rows, columns) =>
      derive(target, (area) => ({
        ...area,
        rows: integerArgument(rows, "numRows"),
        columns: integerArgument(columns, "numColumns"),
      })),
    GetBoundingRect: (target, other) => derive(target, (area) => boundingArea(area, areaOf(target, other))),
    GetIntersection: (target, other) => {
      const shared = intersect(target.place.area, areaOf(target, other));
      if (shared === null) throw itemNotFound("intersection of the ranges with", "each other");
      return target.book.rangeObject(shared);
    },
    GetIntersectionOrNullObject: (target, other) => {
      const shared = intersect(target.place.area, areaOf(target, other));
      return shared && target.book.rangeObject(shared);
    },
    GetUsedRange: async (target) => {
      const used = await usedPart(target);
      return used ?? derive(target, (area) => ({ ...area, rows: 1, columns: 1 }));
    },
    GetUsedRangeOrNullObject: usedPart,
    GetTables: ({ book, place }, fullyContained) =>
      new HostObject(tableScopeClass, { book, area: place.area, whole: fullyContained === true }),
    Insert: async ({ book, place }, shift) => {
      const { area } = place;
      const towards = oneOf(shift, "shift", ["Down", "Right"]).toLowerCase() as "down" | "right";
      await (await book.grid()).insertCells(area, towards);
      book.references.inserted(area, towards);
      return book.rangeObject(area);
    },
    Delete: async ({ book, place }, shift) => {
      const { area } = place;
      const towards: Shift = oneOf(shift, "shift", ["Up", "Left"]) === "Up" ? "up" : "left";
      await (await book.grid()).deleteCells(area, towards);
      book.references.deleted(area, towards);
    },
    Clear: async ({ book, place }, applyTo) => {
      const what = oneOf(applyTo ?? "All", "applyTo", ["All", "Contents", "Formats"]);
      await (await book.grid()).clear(place.area, what.toLowerCase() as "all" | "contents" | "formats");
    },
    Select: async ({ book, place }) => {
      const grid = await book.grid();
      if (grid.activeSheet() !== place.area.sheet) await grid.activateSheet(place.area.sheet);
      await grid.select(place.area);
    },
    Calculate: async ({ book }) => (await book.grid()).recalculate(),
    _KeepReference: ({ book, place }) => {
      book.references.keep(place);
    },
    _ValidateArraySize: ({ place: { area } }, rows, columns) => {
      if (rows === area.rows && columns === area.columns) return;
      throw invalidArgument(
        `The number of rows or columns in the input array (${String(rows)} × ${String(columns)}) doesn't match the size or dimensions of the range (${area.rows} × ${area.columns}).`,
      );
    },
  },
};

/** An argument that is an address or a range. */
export function areaArgument(book: Book, argument: unknown, sheet: string): Area {
  return typeof argument === "string"
    ? resolveAddress(book, argument, sheet)
    : targetOf(rangeClass, argument).place.area;
}

function derive({ book, place }: RangeTarget, change: (area: Area) => Area): HostObject {
  const area = change(place.area);
  if (isOnSheet(area)) return book.rangeObject(area);
  throw invalidArgument("This range would lie outside of the sheet.");
}

function areaOf({ book, place }: RangeTarget, other: unknown): Area {
  const area = areaArgument(book, other, place.area.sheet);
  if (area.sheet !== place.area.sheet) throw invalidArgument("The two ranges are on different sheets.");
  return area;
}

function inside(outer: Area, inner: Area): Area {
  if (inner.row >= outer.row && inner.column >= outer.column && intersect(outer, inner) !== null) return inner;
  throw invalidArgument("The row or column is outside of the range.");
}

const rowsOf = (area: Area, first: number, count: number): Area => ({ ...area, row: area.row + first, rows: count });

const columnsOf = (area: Area, first: number, count: number): Area => ({
  ...area,
  column: area.column + first,
  columns: count,
});

function countOr1(count: unknown): number {
  return count === undefined || count === null ? 1 : integerArgument(count, "count");
}

function beside(area: Area, axis: "row" | "column", count: number): Area {
  const size = axis === "row" ? "rows" : "columns";
  const start = count > 0 ? area[axis] + area[size] : area[axis] + count;
  return { ...area, [axis]: start, [size]: Math.abs(count) };
}

/** The smallest area with every cell that is not empty. */
function filledPart(area: Area, values: readonly (readonly CellValue[])[]): Area | null {
  const rows = values.flatMap((row, index) => (row.some((cell) => cell !== null) ? [index] : []));
  const columns = values[0]?.flatMap((_, index) => (values.some((row) => row[index] !== null) ? [index] : [])) ?? [];
  const [top, bottom, left, right] = [rows.at(0), rows.at(-1), columns.at(0), columns.at(-1)];
  if (top === undefined || bottom === undefined || left === undefined || right === undefined) return null;
  return columnsOf(rowsOf(area, top, bottom - top + 1), left, right - left + 1);
}

async function usedPart({ book, place }: RangeTarget): Promise<HostObject | null> {
  const grid = await book.grid();
  const used = grid.usedArea(place.area.sheet);
  const shared = used && intersect(used, place.area);
  const filled = shared && filledPart(shared, grid.values(shared));
  return filled && book.rangeObject(filled);
}
