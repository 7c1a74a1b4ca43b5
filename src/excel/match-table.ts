import type { Link, LinkedColumn } from "./link.ts";
import type { ColumnId } from "./table-content.ts";

export interface Named<Id> {
  readonly id: Id;
  readonly name: string;
}

/** The table of a link: by Excel's id, which outlives renaming, or by name, which outlives a file that was written elsewhere. */
export function matchTable<Table extends Named<string>>(
  link: Pick<Link, "table">,
  tables: readonly Table[],
): { table: Table; by: "id" | "name" } | null {
  const byId = tables.find((table) => table.id === link.table.id);
  const byName = tables.find((table) => table.name === link.table.name);
  if (byId && (byId === byName || !byName)) return { table: byId, by: "id" };
  return byName ? { table: byName, by: "name" } : null;
}

/** Our columns that are still there, with their place in the table. A column that the user deleted is not among them. */
export function matchColumns<Column extends Named<number>>(
  linked: readonly LinkedColumn[],
  columns: readonly Column[],
  by: "id" | "name",
): Map<ColumnId, { column: Column; index: number }> {
  const found = new Map<ColumnId, { column: Column; index: number }>();
  for (const { column, id, name } of linked) {
    const index = columns.findIndex((candidate) => (by === "id" ? candidate.id === id : candidate.name === name));
    if (index >= 0) found.set(column, { column: columns[index]!, index });
  }
  return found;
}
