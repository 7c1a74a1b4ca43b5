import { writeBlocks } from "./blocks.ts";
import type { TableOnSheet } from "./read-table.ts";
import type { RefreshPlan } from "./refresh-plan.ts";

/** Excel leaves a cell to itself (and to the formula of its column) where it is given null; its typings omit that. */
const LEAVE = null as unknown as string;

/** Queues the adding and removing of rows, so that the table has the rows of the plan. New rows are still empty. */
export function reshapeTable(onSheet: TableOnSheet, plan: RefreshPlan): void {
  const { table, columnCount } = onSheet;
  const ours = new Set([...onSheet.columns.values()].map(({ index }) => index));
  const blankRow = Array.from({ length: columnCount }, (_, column) => (ours.has(column) ? "" : LEAVE));

  for (const { at, count } of insertions(plan).reverse()) {
    for (const block of writeBlocks(count, columnCount)) {
      const rows = Array.from({ length: block.rows }, () => blankRow);
      table.rows.add(at === onSheet.rows.length ? -1 : at, rows);
    }
  }
  const shift = shifts(onSheet.rows.length, plan);
  for (const index of [...plan.removed].reverse()) table.rows.getItemAt(index + shift[index]!).delete();
}

/** Runs of new rows, each before the old row `at` (or at the end). */
function insertions(plan: RefreshPlan): { at: number; count: number }[] {
  const runs: { at: number; count: number }[] = [];
  let at = 0;
  for (const row of plan.rows) {
    if (row.old !== null) {
      at = row.old + 1;
      continue;
    }
    const run = runs.at(-1);
    if (run?.at === at) run.count++;
    else runs.push({ at, count: 1 });
  }
  return runs;
}

/** How far each old row has moved down by the insertions above it. */
function shifts(rows: number, plan: RefreshPlan): number[] {
  const moved = Array.from({ length: rows }, () => 0);
  for (const { at, count } of insertions(plan)) for (let row = at; row < rows; row++) moved[row]! += count;
  return moved;
}
