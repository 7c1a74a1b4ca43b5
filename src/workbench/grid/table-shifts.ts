import { SetSheetTableMutation } from "@univerjs/sheets-table";
import type { Area, TableInfo } from "../host/grid.ts";
import type { Engine } from "./engine.ts";
import { GridError } from "./grid-error.ts";
import type { Shifts } from "./shifts.ts";
import type { Tables } from "./tables.ts";

type Axis = "rows" | "columns";

/** What a shift does to a table. */
type Consequence =
  | { readonly kind: "move"; readonly table: TableInfo; readonly by: number }
  | { readonly kind: "resize"; readonly table: TableInfo; readonly at: number; readonly by: number }
  | { readonly kind: "delete"; readonly table: TableInfo };

/** Inserting and deleting cells where there are tables: they move along whole, grow and shrink, or refuse to be torn. */
export class TableShifts {
  constructor(
    private readonly engine: Engine,
    private readonly shifts: Shifts,
    private readonly tables: Tables,
  ) {}

  insert(area: Area, shift: "down" | "right"): void {
    const axis: Axis = shift === "down" ? "rows" : "columns";
    const consequences = this.affected(area, axis).flatMap((table) => insertion(table, area, axis));
    this.shifts.insert(area, shift);
    this.apply(consequences, axis);
  }

  delete(area: Area, shift: "up" | "left"): void {
    const axis: Axis = shift === "up" ? "rows" : "columns";
    const consequences = this.affected(area, axis).flatMap((table) => deletion(table, area, axis));
    consequences.filter(({ kind }) => kind === "delete").forEach(({ table }) => this.tables.delete(table.id));
    this.shifts.delete(area, shift);
    this.apply(consequences, axis);
  }

  /** The tables with cells that move or go. One that would move only in part would be torn apart. */
  private affected(area: Area, axis: Axis): TableInfo[] {
    const across: Axis = axis === "rows" ? "columns" : "rows";
    const reached = this.tables.list().filter((table) => {
      const meets = start(table.area, across) < end(area, across) && start(area, across) < end(table.area, across);
      return table.area.sheet === area.sheet && meets && end(table.area, axis) > start(area, axis);
    });
    const torn = reached.find((table) => {
      return start(table.area, across) < start(area, across) || end(table.area, across) > end(area, across);
    });
    if (!torn) return reached;
    throw new GridError("notAllowed", {
      zh: `该操作只会移动表格“${torn.name}”的一部分；请改选整个表格的宽度或高度，或先移开表格。`,
      en: `This would move only a part of the table "${torn.name}". Choose an area as wide or as high as the whole table, or move the table first.`,
    });
  }

  private apply(consequences: readonly Consequence[], axis: Axis): void {
    for (const consequence of consequences) {
      if (consequence.kind === "delete") continue;
      const { id, area } = this.tables.find(consequence.table.id);
      if (consequence.kind === "move") this.tables.move(id, moved(area, axis, consequence.by));
      if (consequence.kind === "resize" && axis === "rows") {
        this.tables.setRange(id, { ...area, rows: area.rows + consequence.by });
      }
      if (consequence.kind === "resize" && axis === "columns") this.resizeColumns(consequence);
    }
  }

  private resizeColumns({ table, at, by }: Consequence & { kind: "resize" }): void {
    const operationType = by > 0 ? "insert" : "delete";
    const rowColOperation = { operationType, rowColType: "column", index: at, count: Math.abs(by) };
    this.engine.runOn(table.area.sheet, SetSheetTableMutation.id, { tableId: table.id, config: { rowColOperation } });
  }
}

function insertion(table: TableInfo, area: Area, axis: Axis): Consequence[] {
  const at = start(area, axis);
  if (at <= start(table.area, axis)) return [{ kind: "move", table, by: area[axis] }];
  return [{ kind: "resize", table, at, by: area[axis] }];
}

function deletion(table: TableInfo, area: Area, axis: Axis): Consequence[] {
  const first = Math.max(start(area, axis), start(table.area, axis));
  const gone = Math.max(Math.min(end(area, axis), end(table.area, axis)) - first, 0);
  if (gone === table.area[axis]) return [{ kind: "delete", table }];
  if (gone === 0) return [{ kind: "move", table, by: -area[axis] }];
  const losesHeader = axis === "rows" && first === start(table.area, axis);
  const keepsNoData = axis === "rows" && table.area.rows - gone < 2;
  if (losesHeader || keepsNoData) {
    throw new GridError("notAllowed", {
      zh: `不能删除表格“${table.name}”的标题行或最后一行数据；请删除整个表格。`,
      en: `The header row and the last data row of the table "${table.name}" cannot be deleted; delete the whole table.`,
    });
  }
  const before = start(table.area, axis) - start(area, axis);
  const shrinks: Consequence = { kind: "resize", table, at: first, by: -gone };
  return before > 0 ? [shrinks, { kind: "move", table, by: -before }] : [shrinks];
}

function moved(area: Area, axis: Axis, by: number): Area {
  return axis === "rows" ? { ...area, row: area.row + by } : { ...area, column: area.column + by };
}

function start(area: Area, axis: Axis): number {
  return axis === "rows" ? area.row : area.column;
}

function end(area: Area, axis: Axis): number {
  return start(area, axis) + area[axis];
}
