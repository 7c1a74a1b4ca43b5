import type { Column, Worksheet, WorksheetView } from "@cj-tech-master/excelts";
import type { SheetArea, SheetModel } from "../grid/workbook-model.ts";
import { parseReference } from "../host/address.ts";
import { pointsToPixels, widthToPixels } from "./size.ts";

/** Files like to set the width of all 16,384 columns: those beyond the data are left as they are. */
const emptyColumnsKept = 26;

export function readLayout(sheet: Worksheet): Omit<SheetModel, "cells" | "tables"> {
  // The library leaves `views` out where the file has none, whatever its types say.
  const view = (sheet.views as Partial<WorksheetView>[] | undefined)?.[0];
  const frozen = view?.state === "frozen" ? view : undefined;
  return {
    name: sheet.name,
    hidden: sheet.state !== "visible",
    columnWidths: columnWidths(sheet),
    rowHeights: rowHeights(sheet),
    frozenRows: frozen?.ySplit ?? 0,
    frozenColumns: frozen?.xSplit ?? 0,
    merges: (sheet.model.merges ?? []).flatMap((reference) => areaOf(reference) ?? []),
  };
}

function columnWidths(sheet: Worksheet): SheetModel["columnWidths"] {
  const last = Math.max(sheet.columnCount, emptyColumnsKept);
  return ((sheet.columns as Column[] | null) ?? []).slice(0, last).flatMap(({ width }, column) => {
    return width === undefined ? [] : [{ column, pixels: widthToPixels(width) }];
  });
}

function rowHeights(sheet: Worksheet): SheetModel["rowHeights"] {
  const heights: { row: number; pixels: number }[] = [];
  sheet.eachRow((row) => {
    if (row.height) heights.push({ row: row.number - 1, pixels: pointsToPixels(row.height) });
  });
  return heights;
}

function areaOf(reference: string): SheetArea | null {
  const place = parseReference(reference);
  return place && { row: place.row, column: place.column, rows: place.rows, columns: place.columns };
}
