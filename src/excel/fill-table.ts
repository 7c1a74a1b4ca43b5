import type { TableOnSheet } from "./read-table.ts";
import type { PlannedRow, RefreshPlan } from "./refresh-plan.ts";
import { flush } from "./run-excel.ts";
import { writeBlocks } from "./blocks.ts";
import { KEY_HEADINGS } from "./headings.ts";
import type { CellContent, ColumnId, TableContent } from "./table-content.ts";

/** Null leaves a cell as it is; the empty text empties it. */
type Write = string | number | null;

/** Cells to write before they are sent, so that progress moves in a large table and a small one needs a single sync. */
const CELLS_A_SYNC = 6_000;

/** Writes our columns of a table that has the rows of the plan: only the cells whose value is another. Answers how many of them changed in old rows. */
export async function fillTable(
  context: Excel.RequestContext,
  onSheet: TableOnSheet,
  plan: RefreshPlan,
  content: TableContent,
  onWriting?: (done: number, total: number) => void,
): Promise<number> {
  const body = onSheet.table.getDataBodyRange();
  const total = onSheet.columns.size * plan.rows.length;
  let changed = 0;
  let done = 0;
  let queued = 0;
  for (const [id, { index }] of onSheet.columns) {
    const writes = plan.rows.map((row) => writeFor(row, id, index, onSheet, content));
    const column = body.getColumn(index);
    formatNewRows(column, plan, onSheet.formats[index]!);
    writeChanges(column, writes);
    changed += writes.filter((write, row) => write !== null && plan.rows[row]!.old !== null).length;
    done += writes.length;
    queued += writes.length;
    if (queued < CELLS_A_SYNC) continue;
    await flush(context);
    queued = 0;
    onWriting?.(done, total);
  }
  return changed;
}

/** What tells rows apart is not written again: the user may have formatted it in another way. */
function writeFor(row: PlannedRow, id: ColumnId, index: number, onSheet: TableOnSheet, content: TableContent): Write {
  const before = row.old === null ? undefined : onSheet.values[row.old]![index];
  if (row.content === null) return row.emptied && !(id in KEY_HEADINGS) && before !== "" ? "" : null;
  if (row.old !== null && id in KEY_HEADINGS && id !== "name") return null;
  const place = content.columns.findIndex((column) => column.id === id);
  const after: CellContent = place < 0 ? null : content.rows[row.content]![place]!;
  return before === (after ?? "") || isSameText(before, after) ? null : (after ?? "");
}

/** Excel hides the apostrophe that makes a value text. */
function isSameText(before: unknown, after: CellContent): boolean {
  return typeof after === "string" && after.startsWith("'") && before === after.slice(1);
}

function writeChanges(column: Excel.Range, writes: readonly Write[]): void {
  for (const { start, rows } of writeBlocks(writes.length, 1)) {
    const block = writes.slice(start, start + rows);
    if (block.every((write) => write === null)) continue;
    rowsOf(column, start, rows).values = block.map((write) => [write]);
  }
}

function formatNewRows(column: Excel.Range, plan: RefreshPlan, format: string): void {
  for (const { start, rows } of writeBlocks(plan.rows.length, 1)) {
    const block = plan.rows.slice(start, start + rows);
    if (block.every((row) => row.old !== null)) continue;
    rowsOf(column, start, rows).numberFormat = block.map((row) => [row.old === null ? format : null]);
  }
}

function rowsOf(column: Excel.Range, start: number, rows: number): Excel.Range {
  return column.getCell(start, 0).getResizedRange(rows - 1, 0);
}
