import { generateRandomId, ObjectMatrix, type ICellData } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import {
  AddSheetTableMutation,
  DeleteSheetTableCommand,
  SetSheetTableCommand,
  SetSheetTableMutation,
  TableManager,
} from "@univerjs/sheets-table";
import type { Area, TableInfo } from "../host/grid.ts";
import { cellDataOf, isCellError } from "./cell-value.ts";
import type { Cells } from "./cells.ts";
import { areaOf, rangeOf, type Engine } from "./engine.ts";
import { GridError } from "./grid-error.ts";
import { TableColumns } from "./table-columns.ts";
import { themeOf } from "./table-styles.ts";

type Table = NonNullable<ReturnType<TableManager["getTableById"]>>;

/** The tables of the workbook. */
export class Tables {
  readonly columns: TableColumns;
  private readonly manager: TableManager;
  /** The styles as they were named; the engine only knows the themes it draws. */
  private readonly styles = new Map<string, string>();

  constructor(
    private readonly engine: Engine,
    private readonly cells: Cells,
  ) {
    this.manager = engine.injector.get(TableManager);
    this.columns = new TableColumns(engine);
  }

  list(): readonly TableInfo[] {
    return this.manager.getTableList(this.engine.unitId).map(({ id }) => this.info(this.table(id)));
  }

  find(id: string): TableInfo {
    return this.info(this.table(id));
  }

  add(area: Area, name: string, style: string, tableId = generateRandomId()): TableInfo {
    this.requireName(name);
    const size = area.rows === 1 ? { ...area, rows: 2 } : area;
    this.requireFree(size);
    this.engine.ensureSize(size.sheet, size.row + size.rows, size.column + size.columns);
    this.fillHeadings(size);
    this.styles.set(tableId, style);
    this.engine.runOn(area.sheet, AddSheetTableMutation.id, {
      tableId,
      name,
      range: rangeOf(size),
      options: { tableStyleId: themeOf(style), showHeader: true },
    });
    return this.find(tableId);
  }

  change(id: string, change: { name?: string; style?: string; area?: Area }): void {
    const table = this.table(id);
    const { name, style, area } = change;
    if (name !== undefined && name !== table.getDisplayName()) {
      this.requireName(name, id);
      this.engine.run(SetSheetTableCommand.id, { unitId: this.engine.unitId, tableId: id, name });
    }
    if (style !== undefined) {
      this.styles.set(id, style);
      this.configure(id, { theme: themeOf(style) });
    }
    if (area !== undefined) this.resize(table, area);
  }

  /** Tells the engine of a new place or size; what stands in the cells is up to the caller. */
  setRange(id: string, area: Area): void {
    this.configure(id, { updateRange: { newRange: rangeOf(area) } });
  }

  /** As `setRange`, for a table that keeps its size. */
  move(id: string, area: Area): void {
    this.columns.moveAlong(this.table(id), rangeOf(area));
    this.setRange(id, area);
  }

  /** Adds a table of a file, which keeps its id and those of its columns. */
  restore({ id, name, style, area, columns }: TableInfo): void {
    this.columns.forget(id);
    this.add(area, name, style, id);
    this.columns.restoreIds(
      this.table(id),
      columns.map((column) => column.id),
    );
  }

  delete(id: string): void {
    const subUnitId = this.table(id).getSubunitId();
    this.engine.runOn(subUnitId, DeleteSheetTableCommand.id, { tableId: id });
  }

  private resize(table: Table, area: Area): void {
    const sheet = table.getSubunitId();
    const { startRow } = table.getRange();
    if (area.sheet !== sheet || area.row !== startRow || area.rows < 2) {
      throw new GridError("invalidArgument", {
        zh: `表格“${table.getDisplayName()}”的新区域须在同一工作表，标题行仍为第 ${startRow + 1} 行，并至少有一行数据。`,
        en: `The new area of the table "${table.getDisplayName()}" must be on the same sheet, keep row ${startRow + 1} as its header row and have at least one data row.`,
      });
    }
    this.requireFree(area, table.getId());
    this.engine.ensureSize(sheet, area.row + area.rows, area.column + area.columns);
    this.fillHeadings(area);
    this.setRange(table.getId(), area);
  }

  private configure(id: string, config: object): void {
    this.engine.runOn(this.table(id).getSubunitId(), SetSheetTableMutation.id, { tableId: id, config });
  }

  private table(id: string): Table {
    const table = this.manager.getTableById(this.engine.unitId, id);
    if (table) return table;
    throw new GridError("notFound", {
      zh: `没有标识为“${id}”的表格；它可能已被删除。`,
      en: `There is no table with the id "${id}"; it may have been deleted.`,
    });
  }

  private info(table: Table): TableInfo {
    return {
      id: table.getId(),
      name: table.getDisplayName(),
      style: this.styles.get(table.getId()) ?? table.getTableStyleId(),
      area: areaOf(table.getSubunitId(), table.getRange()),
      columns: this.columns.columnsOf(table).map((column) => ({ ...column })),
    };
  }

  /** Headings are texts, none of them empty and no two alike, as in Excel. */
  private fillHeadings(area: Area): void {
    const header = { ...area, rows: 1 };
    const before = this.cells.values(header)[0] ?? [];
    const texts = before.map((value) => (isCellError(value) ? value.error : String(value ?? "")));
    const taken = new Set<string>();
    const headings = texts.map((text, index) => {
      let heading = text || `Column${index + 1}`;
      for (let n = 2; taken.has(heading.toLowerCase()); n++) heading = `${text || "Column"}${n}`;
      taken.add(heading.toLowerCase());
      return heading;
    });
    const changed = headings.flatMap((heading, index) => (heading === before[index] ? [] : [{ heading, index }]));
    if (changed.length === 0) return;
    const cells = new ObjectMatrix<ICellData>();
    for (const { heading, index } of changed) cells.setValue(area.row, area.column + index, cellDataOf(`'${heading}`));
    this.engine.runOn(area.sheet, SetRangeValuesMutation.id, { cellValue: cells.getMatrix() });
  }

  private requireFree(area: Area, except?: string): void {
    const other = this.list().find((table) => table.id !== except && overlaps(table.area, area));
    if (!other) return;
    throw new GridError("notAllowed", {
      zh: `该区域与表格“${other.name}”重叠；表格不能重叠，请换一个区域。`,
      en: `The area overlaps the table "${other.name}"; tables cannot overlap, choose another area.`,
    });
  }

  private requireName(name: string, except?: string): void {
    const looksLikeCell = /^[a-z]{1,3}\d+$/i.test(name) || /^r\d*c\d*$/i.test(name);
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || looksLikeCell || name.length > 255) {
      throw new GridError("invalidArgument", {
        zh: `“${name}”不能作表格名；须以字母、汉字或下划线开头，只含字母、汉字、数字、点和下划线，且不像单元格地址。`,
        en: `"${name}" cannot be a table's name; start with a letter or underscore, use letters, digits, dots and underscores, and nothing that looks like a cell.`,
      });
    }
    const taken = this.list().some((table) => table.id !== except && table.name.toLowerCase() === name.toLowerCase());
    if (!taken) return;
    throw new GridError("invalidArgument", {
      zh: `已有名为“${name}”的表格；请换一个名称。`,
      en: `There is already a table named "${name}"; choose another name.`,
    });
  }
}

function overlaps(a: Area, b: Area): boolean {
  return (
    a.sheet === b.sheet &&
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}
