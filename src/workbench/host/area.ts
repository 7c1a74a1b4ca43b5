import type { Area } from "./grid.ts";

/** The size of a worksheet; an area that spans all of it in one direction is whole columns or whole rows. */
export const sheetRows = 1_048_576;
export const sheetColumns = 16_384;

export const isWholeColumns = (area: Area): boolean => area.rows === sheetRows;
export const isWholeRows = (area: Area): boolean => area.columns === sheetColumns;

export function isOnSheet(area: Area): boolean {
  const { row, column, rows, columns } = area;
  return (
    row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= sheetRows && column + columns <= sheetColumns
  );
}

export function wholeSheet(sheet: string): Area {
  return { sheet, row: 0, column: 0, rows: sheetRows, columns: sheetColumns };
}

export function intersect(a: Area, b: Area): Area | null {
  if (a.sheet !== b.sheet) return null;
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { sheet: a.sheet, row, column, rows, columns } : null;
}

export function boundingArea(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    sheet: a.sheet,
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

export type Shift = "down" | "right" | "up" | "left";

/** Where `area` lies after cells were inserted at `inserted`. */
export function afterInsert(area: Area, inserted: Area, shift: "down" | "right"): Area {
  if (area.sheet !== inserted.sheet) return area;
  if (shift === "down") {
    if (!spans(inserted.column, inserted.columns, area.column, area.columns)) return area;
    const [row, rows] = insertInto(area.row, area.rows, inserted.row, inserted.rows);
    return { ...area, row, rows };
  }
  if (!spans(inserted.row, inserted.rows, area.row, area.rows)) return area;
  const [column, columns] = insertInto(area.column, area.columns, inserted.column, inserted.columns);
  return { ...area, column, columns };
}

/** Where `area` lies after the cells of `deleted` were taken out; null when none of it is left. */
export function afterDelete(area: Area, deleted: Area, shift: "up" | "left"): Area | null {
  if (area.sheet !== deleted.sheet) return area;
  if (shift === "up") {
    if (!spans(deleted.column, deleted.columns, area.column, area.columns)) return area;
    const left = deleteFrom(area.row, area.rows, deleted.row, deleted.rows);
    return left && { ...area, row: left[0], rows: left[1] };
  }
  if (!spans(deleted.row, deleted.rows, area.row, area.rows)) return area;
  const left = deleteFrom(area.column, area.columns, deleted.column, deleted.columns);
  return left && { ...area, column: left[0], columns: left[1] };
}

function spans(start: number, count: number, innerStart: number, innerCount: number): boolean {
  return start <= innerStart && start + count >= innerStart + innerCount;
}

function insertInto(start: number, count: number, at: number, inserted: number): [number, number] {
  if (start >= at) return [start + inserted, count];
  return start + count > at ? [start, count + inserted] : [start, count];
}

function deleteFrom(start: number, count: number, at: number, deleted: number): [number, number] | null {
  const lostBefore = Math.max(0, Math.min(start, at + deleted) - at);
  const lostInside = Math.max(0, Math.min(start + count, at + deleted) - Math.max(start, at));
  return lostInside === count ? null : [start - lostBefore, count - lostInside];
}
