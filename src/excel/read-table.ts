import type { ColumnId } from "./table-content.ts";
import type { Link } from "./link.ts";
import { matchColumns, matchTable } from "./match-table.ts";
import type { SheetRow } from "./refresh-plan.ts";
import { keyColumnsOf, readKey } from "./row-key.ts";
import { keyColumnGone } from "./sheet-error.ts";
import { SHEET_COLUMNS } from "./place.ts";

/** A linked table as it stands on its sheet, read before anything is changed. */
export interface TableOnSheet {
  readonly table: Excel.Table;
  readonly tableInfo: { readonly id: string; readonly name: string };
  readonly columnCount: number;
  readonly columns: ReadonlyMap<ColumnId, { readonly column: { id: number; name: string }; readonly index: number }>;
  readonly values: readonly (readonly unknown[])[];
  /** Number formats of the first row, which new rows take over. */
  readonly formats: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly canShift: boolean;
  readonly captionRange: Excel.Range | null;
  readonly captionRows: number;
}

/** Finds and reads the table of a link; null where the user has deleted it. */
export async function readTable(context: Excel.RequestContext, link: Link): Promise<TableOnSheet | null> {
  const { workbook } = context;
  workbook.tables.load("items/id,items/name");
  const captionItem = workbook.names.getItemOrNullObject(link.caption);
  captionItem.load("name");
  await context.sync();
  const match = matchTable(link, workbook.tables.items);
  if (!match) return null;

  const { table } = match;
  const body = table.getDataBodyRange();
  const firstRow = body.getRow(0);
  const captionRange = captionItem.isNullObject ? null : captionItem.getRangeOrNullObject();
  table.columns.load("items/id,items/name");
  body.load("values,rowIndex,columnIndex,rowCount,columnCount");
  firstRow.load("numberFormat");
  captionRange?.load("rowCount");
  await context.sync();

  const beside = await readBeside(context, table, body);
  const columns = matchColumns(link.columns, table.columns.items, match.by);
  const hasCaption = captionRange !== null && !captionRange.isNullObject;
  return {
    table,
    tableInfo: { id: table.id, name: table.name },
    columnCount: body.columnCount,
    columns,
    values: body.values as unknown[][],
    formats: (firstRow.numberFormat as string[][])[0]!,
    rows: readRows(link, columns, body.values as unknown[][], beside),
    canShift: beside.every((row) => !row),
    captionRange: hasCaption ? captionRange : null,
    captionRows: hasCaption ? captionRange.rowCount : 0,
  };
}

/** For each row of the table, whether the user has something left or right of it. */
async function readBeside(context: Excel.RequestContext, table: Excel.Table, body: Excel.Range): Promise<boolean[]> {
  const { rowIndex, rowCount, columnIndex } = body;
  const end = columnIndex + body.columnCount;
  const strips = [
    { from: 0, to: columnIndex },
    { from: end, to: SHEET_COLUMNS },
  ]
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => table.worksheet.getRangeByIndexes(rowIndex, from, rowCount, to - from))
    .map((strip) => strip.getUsedRangeOrNullObject(true).load("rowIndex,values"));
  await context.sync();

  const beside = Array.from({ length: rowCount }, () => false);
  for (const used of strips.filter((strip) => !strip.isNullObject)) {
    (used.values as unknown[][]).forEach((row, index) => {
      if (row.some(isFilled)) beside[used.rowIndex - rowIndex + index] = true;
    });
  }
  return beside;
}

function readRows(
  link: Link,
  columns: TableOnSheet["columns"],
  values: readonly (readonly unknown[])[],
  beside: readonly boolean[],
): SheetRow[] {
  const keyIndexes = keyColumnsOf(link.spec).map((id) => columns.get(id)?.index);
  const missing = keyColumnsOf(link.spec).filter((id) => !columns.has(id));
  if (missing.length > 0) {
    throw keyColumnGone(missing.map((id) => link.columns.find(({ column }) => column === id)?.name ?? id));
  }
  const ours = new Set([...columns.values()].map(({ index }) => index));
  return values.map((row, index) => ({
    key: readKey(
      link.spec,
      keyIndexes.map((column) => row[column!]),
    ),
    hasUserCells: beside[index]! || row.some((cell, column) => !ours.has(column) && isFilled(cell)),
    isBlank: !beside[index]! && !row.some(isFilled),
  }));
}

function isFilled(cell: unknown): boolean {
  return cell !== "" && cell !== null;
}
