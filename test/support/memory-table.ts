import type { Area, TableColumnInfo, TableInfo } from "../../src/workbench/host/grid.ts";

/** The table in its new area after something `changed`: columns keep their ids, those at the changed place come or go. */
export function tableAfter(
  headings: (area: Area) => string[],
  table: TableInfo,
  area: Area,
  changed: Area = area,
): TableInfo {
  const columns: TableColumnInfo[] = [...table.columns];
  const at = Math.max(0, Math.min(changed.column - table.area.column, columns.length));
  while (columns.length > area.columns) columns.splice(changed === area ? columns.length - 1 : at, 1);
  while (columns.length < area.columns) {
    const id = Math.max(0, ...columns.map((column) => column.id), ...table.columns.map((column) => column.id)) + 1;
    columns.splice(changed === area ? columns.length : at, 0, { id, name: `Column${id}` });
  }
  const shown = headings(area);
  return { ...table, area, columns: columns.map(({ id, name }, index) => ({ id, name: shown[index] || name })) };
}
