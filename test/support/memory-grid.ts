import { afterDelete, afterInsert } from "../../src/workbench/host/area.ts";
import type {
  Area,
  CellFormat,
  CellValue,
  FunctionDescription,
  FunctionPort,
  Grid,
  GridEvent,
  NameInfo,
  SheetInfo,
  TableInfo,
} from "../../src/workbench/host/grid.ts";
import { nameAfter } from "./memory-name.ts";
import { MemorySheet } from "./memory-sheet.ts";
import { tableAfter } from "./memory-table.ts";

const done = Promise.resolve();

/** A grid that keeps what is written and calculates nothing. */
export class MemoryGrid implements Grid {
  functions: readonly FunctionDescription[] = [];
  port: FunctionPort | null = null;
  writes = 0;
  readonly frozen = (sheet: string): { rows: number; columns: number } => this.page(sheet).frozen;
  private readonly pages = new Map<string, MemorySheet>();
  private tableList: TableInfo[] = [];
  private nameList: NameInfo[] = [];
  private readonly listeners = new Set<(event: GridEvent) => void>();
  private active: string;
  private selected: Area;
  private nextId = 1;

  constructor() {
    const first = this.createSheet("Sheet1");
    this.active = first.id;
    this.selected = { sheet: first.id, row: 0, column: 0, rows: 1, columns: 1 };
  }

  /** Writes as a person would. */
  async type(area: Area, cells: CellValue[][]): Promise<void> {
    this.store(area, cells);
    this.emit({ type: "changed", area, origin: "user" });
    return done;
  }

  sheets(): readonly SheetInfo[] {
    return [...this.pages].map(([id, { name }]) => ({ id, name }));
  }
  activeSheet(): string {
    return this.active;
  }
  activateSheet(sheet: string): Promise<void> {
    this.active = sheet;
    this.selected = { ...this.selected, sheet };
    this.emit({ type: "sheetActivated", sheet });
    return done;
  }
  addSheet(name?: string): Promise<SheetInfo> {
    const sheet = this.createSheet(name ?? `Sheet${this.pages.size + 1}`);
    this.emit({ type: "sheetAdded", sheet: sheet.id });
    return Promise.resolve(sheet);
  }
  renameSheet(sheet: string, name: string): Promise<void> {
    const before = this.page(sheet).name;
    this.page(sheet).name = name;
    this.nameList = this.nameList.map((item) => ({
      ...item,
      formula: item.formula.replace(`=${before}!`, `=${name}!`),
    }));
    return done;
  }
  async deleteSheet(sheet: string): Promise<void> {
    this.pages.delete(sheet);
    this.tableList = this.tableList.filter((table) => table.area.sheet !== sheet);
    if (this.active === sheet) await this.activateSheet(this.sheets()[0]?.id ?? "");
    this.emit({ type: "sheetDeleted", sheet });
  }

  selection(): Area {
    return this.selected;
  }
  select(area: Area): Promise<void> {
    this.selected = area;
    this.emit({ type: "selected", area });
    return done;
  }
  usedArea(sheet: string): Area | null {
    const used = this.page(sheet)
      .entries()
      .filter(({ cell }) => cell.value !== null || cell.formula !== null);
    if (used.length === 0) return null;
    const row = Math.min(...used.map((entry) => entry.row));
    const column = Math.min(...used.map((entry) => entry.column));
    const rows = Math.max(...used.map((entry) => entry.row)) - row + 1;
    return { sheet, row, column, rows, columns: Math.max(...used.map((entry) => entry.column)) - column + 1 };
  }

  values(area: Area): CellValue[][] {
    return this.page(area.sheet).read(area, (cell) => cell.value);
  }
  formulas(area: Area): CellValue[][] {
    return this.page(area.sheet).read(area, (cell) => cell.formula ?? cell.value);
  }
  texts(area: Area): string[][] {
    return this.page(area.sheet).read(area, ({ value }) =>
      value === null ? "" : typeof value === "object" ? value.error : String(value),
    );
  }
  write(area: Area, cells: CellValue[][]): Promise<void> {
    this.writes += 1;
    this.store(area, cells);
    this.emit({ type: "changed", area, origin: "addin" });
    this.emit({ type: "calculated", sheet: area.sheet });
    return done;
  }
  clear(area: Area, what: "all" | "contents" | "formats"): Promise<void> {
    this.eachCell(area, (row, column) => {
      if (what !== "formats") this.page(area.sheet).change(row, column, { value: null, formula: null });
      if (what !== "contents") this.page(area.sheet).change(row, column, { numberFormat: "General", format: {} });
    });
    this.emit({ type: "changed", area, origin: "addin" });
    return done;
  }
  insertCells(area: Area, shift: "down" | "right"): Promise<void> {
    this.page(area.sheet).rearrange((row, column) => afterInsert(this.cellArea(area, row, column), area, shift));
    this.tableList = this.tableList.map((table) =>
      tableAfter(this.headings, table, afterInsert(table.area, area, shift), area),
    );
    this.moveNames(area.sheet, (named) => afterInsert(named, area, shift));
    this.emit({ type: "changed", area, origin: "addin" });
    return done;
  }
  deleteCells(area: Area, shift: "up" | "left"): Promise<void> {
    this.page(area.sheet).rearrange((row, column) => afterDelete(this.cellArea(area, row, column), area, shift));
    this.tableList = this.tableList.flatMap((table) => {
      const left = afterDelete(table.area, area, shift);
      return left === null ? [] : [tableAfter(this.headings, table, left, area)];
    });
    this.moveNames(area.sheet, (named) => afterDelete(named, area, shift));
    this.emit({ type: "changed", area, origin: "addin" });
    return done;
  }

  numberFormats(area: Area): string[][] {
    return this.page(area.sheet).read(area, (cell) => cell.numberFormat);
  }
  setNumberFormats(area: Area, formats: (string | null)[][]): Promise<void> {
    this.eachCell(area, (row, column) => {
      const numberFormat = formats[row - area.row]?.[column - area.column] ?? null;
      if (numberFormat !== null) this.page(area.sheet).change(row, column, { numberFormat });
    });
    return done;
  }
  format(area: Area): CellFormat {
    return this.page(area.sheet).get(area.row, area.column).format;
  }
  setFormat(area: Area, format: CellFormat): Promise<void> {
    const page = this.page(area.sheet);
    this.eachCell(area, (row, column) => {
      page.change(row, column, { format: { ...page.get(row, column).format, ...format } });
    });
    return done;
  }
  columnWidth(sheet: string, column: number): number {
    return this.page(sheet).widths.get(column) ?? 64;
  }
  setColumnWidth(sheet: string, column: number, columns: number, pixels: number): Promise<void> {
    for (let index = 0; index < columns; index += 1) this.page(sheet).widths.set(column + index, pixels);
    return done;
  }
  autofitColumns(area: Area): Promise<void> {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const longest = Math.max(...this.texts({ ...area, column, columns: 1 }).map(([text = ""]) => text.length));
      this.page(area.sheet).widths.set(column, 8 * longest + 10);
    }
    return done;
  }
  freeze(sheet: string, rows: number, columns: number): Promise<void> {
    this.page(sheet).frozen = { rows, columns };
    return done;
  }

  tables(): readonly TableInfo[] {
    return this.tableList;
  }
  addTable(area: Area, name: string, style: string): Promise<TableInfo> {
    const columns = this.headings(area).map((heading, index) => ({ id: index + 1, name: heading }));
    const table: TableInfo = { id: `table-${this.nextId++}`, name, style, area, columns };
    this.tableList.push(table);
    this.emit({ type: "changed", area, origin: "addin" });
    return Promise.resolve(table);
  }
  changeTable(id: string, change: { name?: string; style?: string; area?: Area }): Promise<void> {
    this.tableList = this.tableList.map((table) =>
      table.id === id
        ? tableAfter(this.headings, { ...table, ...change, area: table.area }, change.area ?? table.area)
        : table,
    );
    return done;
  }
  insertTableRows(id: string, index: number, count: number): Promise<void> {
    const { area } = this.findTable(id);
    const atEnd = index === area.rows - 1;
    void this.insertCells({ ...area, row: area.row + 1 + index, rows: count }, "down");
    if (atEnd) void this.changeTable(id, { area: { ...area, rows: area.rows + count } });
    return done;
  }
  deleteTableRows(id: string, index: number, count: number): Promise<void> {
    const { area } = this.findTable(id);
    return this.deleteCells({ ...area, row: area.row + 1 + index, rows: count }, "up");
  }
  deleteTable(id: string): Promise<void> {
    const { area } = this.findTable(id);
    this.tableList = this.tableList.filter((table) => table.id !== id);
    this.emit({ type: "changed", area, origin: "addin" });
    return done;
  }

  names(): readonly NameInfo[] {
    return this.nameList;
  }
  setName(name: string, formula: string, visible: boolean): Promise<void> {
    this.nameList = [...this.nameList.filter((item) => item.name !== name), { name, formula, visible }];
    return done;
  }
  deleteName(name: string): Promise<void> {
    this.nameList = this.nameList.filter((item) => item.name !== name);
    return done;
  }

  recalculate(): Promise<void> {
    this.emit({ type: "calculated", sheet: this.active });
    return done;
  }
  listen(listener: (event: GridEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  connectFunctions(functions: readonly FunctionDescription[], port: FunctionPort): void {
    this.functions = functions;
    this.port = port;
  }

  private createSheet(name: string): SheetInfo {
    const id = `sheet-${this.nextId++}`;
    this.pages.set(id, new MemorySheet(name));
    return { id, name };
  }

  private page(id: string): MemorySheet {
    const page = this.pages.get(id);
    if (page === undefined) throw new Error(`no sheet ${id}`);
    return page;
  }

  private findTable(id: string): TableInfo {
    const table = this.tableList.find((candidate) => candidate.id === id);
    if (table === undefined) throw new Error(`no table ${id}`);
    return table;
  }

  private emit(event: GridEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private eachCell(area: Area, visit: (row: number, column: number) => void): void {
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1) visit(row, column);
    }
  }

  private cellArea({ sheet }: Area, row: number, column: number): Area {
    return { sheet, row, column, rows: 1, columns: 1 };
  }

  private store(area: Area, cells: CellValue[][]): void {
    this.eachCell(area, (row, column) => {
      const given = cells[row - area.row]?.[column - area.column] ?? null;
      if (given === null) return;
      if (given === "") this.page(area.sheet).change(row, column, { value: null, formula: null });
      else if (typeof given === "string") this.storeText(area.sheet, row, column, given);
      else this.page(area.sheet).change(row, column, { value: given, formula: null });
    });
    this.tableList = this.tableList.map((table) => tableAfter(this.headings, table, table.area));
  }

  private storeText(sheet: string, row: number, column: number, text: string): void {
    const isFormula = text.startsWith("=");
    const value = text.startsWith("'") ? text.slice(1) : text;
    this.page(sheet).change(row, column, isFormula ? { value: 0, formula: text } : { value, formula: null });
  }

  private readonly headings = (area: Area): string[] => this.texts({ ...area, rows: 1 })[0] ?? [];

  private moveNames(sheet: string, move: (area: Area) => Area | null): void {
    const { name } = this.page(sheet);
    this.nameList = this.nameList.map((item) => nameAfter(item, { id: sheet, name }, move));
  }
}
