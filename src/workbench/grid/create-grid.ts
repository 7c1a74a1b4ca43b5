import { Disposable, type Univer } from "@univerjs/core";
import { SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
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
} from "../host/grid.ts";
import { cardLines, type CardLines } from "./card-lines.ts";
import { Cells } from "./cells.ts";
import { Engine, rangeOf } from "./engine.ts";
import { clampedArea, Events } from "./events.ts";
import { Formats } from "./formats.ts";
import { AddInFunctions } from "./functions/add-in-functions.ts";
import { Names } from "./names.ts";
import { RowLooks } from "./row-looks.ts";
import { Sheets } from "./sheets.ts";
import { Shifts } from "./shifts.ts";
import { TableRows } from "./table-rows.ts";
import { TableShifts } from "./table-shifts.ts";
import { Tables } from "./tables.ts";
import { exportWorkbook } from "./workbook-export.ts";
import { loadWorkbook } from "./workbook-load.ts";
import type { WorkbookModel } from "./workbook-model.ts";

/** The grid over a Univer instance in which a workbook is open. */
export function createGrid(univer: Univer): UniverGrid {
  return new UniverGrid(new Engine(univer));
}

/** The grid that the host works on; every change goes through `engine.change`, one at a time. */
export class UniverGrid extends Disposable implements Grid {
  private readonly cells: Cells;
  private readonly sheetList: Sheets;
  private readonly looks: Formats;
  private readonly shifts: TableShifts;
  private readonly tableList: Tables;
  private readonly tableRows: TableRows;
  private readonly nameList: Names;
  private readonly events: Events;
  private readonly functions: AddInFunctions;

  constructor(private readonly engine: Engine) {
    super();
    this.cells = new Cells(engine);
    this.sheetList = new Sheets(engine);
    this.looks = new Formats(engine, this.cells);
    this.tableList = new Tables(engine, this.cells);
    this.shifts = new TableShifts(engine, new Shifts(engine), this.tableList);
    this.tableRows = new TableRows(engine, this.cells, this.shifts, this.tableList, new RowLooks(engine));
    this.nameList = new Names(engine);
    this.events = new Events(engine);
    this.functions = new AddInFunctions(engine, this.cells);
    [this.tableList.columns, this.events, this.functions].forEach((part) => this.disposeWithMe(part));
  }

  sheets(): readonly SheetInfo[] {
    return this.sheetList.list();
  }

  activeSheet(): string {
    return this.sheetList.active();
  }

  activateSheet(sheet: string): Promise<void> {
    return this.engine.inTurn(() => this.sheetList.activate(sheet));
  }

  addSheet(name?: string): Promise<SheetInfo> {
    return this.engine.change(() => this.sheetList.add(name));
  }

  renameSheet(sheet: string, name: string): Promise<void> {
    return this.engine.change(() => this.sheetList.rename(sheet, name));
  }

  deleteSheet(sheet: string): Promise<void> {
    return this.engine.change(() => this.sheetList.delete(sheet));
  }

  selection(): Area {
    const sheet = this.sheetList.active();
    const selections = this.engine.injector.get(SheetsSelectionsService).getWorkbookSelections(this.engine.unitId);
    const range = selections.getSelectionsOfWorksheet(sheet).at(-1)?.range;
    return range ? clampedArea(this.engine, sheet, range) : { sheet, row: 0, column: 0, rows: 1, columns: 1 };
  }

  select(area: Area): Promise<void> {
    return this.engine.inTurn(() => {
      if (this.sheetList.active() !== area.sheet) this.sheetList.activate(area.sheet);
      const range = rangeOf(area);
      const { startRow, startColumn } = range;
      const primary = {
        startRow,
        startColumn,
        endRow: startRow,
        endColumn: startColumn,
        actualRow: startRow,
        actualColumn: startColumn,
        isMerged: false,
        isMergedMainCell: false,
      };
      this.engine.runOn(area.sheet, SetSelectionsOperation.id, { selections: [{ range, primary, style: null }] });
    });
  }

  usedArea(sheet: string): Area | null {
    return this.cells.usedArea(sheet);
  }

  values(area: Area): CellValue[][] {
    return this.cells.values(area);
  }

  formulas(area: Area): CellValue[][] {
    return this.cells.formulas(area);
  }

  texts(area: Area): string[][] {
    return this.cells.texts(area);
  }

  /** Why the cell shows an error, in the words of the add-in's function. */
  errorText(sheet: string, row: number, column: number): string | null {
    return this.cells.note(this.engine.sheet(sheet), row, column).message ?? null;
  }

  /** What stands behind the name of an entity. */
  cardAt(sheet: string, row: number, column: number): CardLines | null {
    const { card } = this.cells.note(this.engine.sheet(sheet), row, column);
    return card ? cardLines(card) : null;
  }

  /** Tells of every press on the mark of a card; returns how to stop. */
  listenToCardMarks(listener: (sheet: string, row: number, column: number) => void): () => void {
    const marks = this.functions.cardMark$.subscribe(({ sheet, row, column }) => listener(sheet, row, column));
    return () => marks.unsubscribe();
  }

  write(area: Area, cells: CellValue[][]): Promise<void> {
    return this.engine.change(() => this.cells.write(area, cells));
  }

  clear(area: Area, what: "all" | "contents" | "formats"): Promise<void> {
    return this.engine.change(() => this.looks.clear(area, what));
  }

  insertCells(area: Area, shift: "down" | "right"): Promise<void> {
    return this.engine.change(() => this.shifts.insert(area, shift));
  }

  deleteCells(area: Area, shift: "up" | "left"): Promise<void> {
    return this.engine.change(() => this.shifts.delete(area, shift));
  }

  numberFormats(area: Area): string[][] {
    return this.looks.numberFormats(area);
  }

  setNumberFormats(area: Area, formats: (string | null)[][]): Promise<void> {
    return this.engine.change(() => this.looks.setNumberFormats(area, formats));
  }

  format(area: Area): CellFormat {
    return this.looks.format(area);
  }

  setFormat(area: Area, format: CellFormat): Promise<void> {
    return this.engine.change(() => this.looks.setFormat(area, format));
  }

  columnWidth(sheet: string, column: number): number {
    return this.looks.columnWidth(sheet, column);
  }

  setColumnWidth(sheet: string, column: number, columns: number, pixels: number): Promise<void> {
    return this.engine.change(() => this.looks.setColumnWidth(sheet, column, columns, pixels));
  }

  autofitColumns(area: Area): Promise<void> {
    return this.engine.change(() => this.looks.autofitColumns(area));
  }

  freeze(sheet: string, rows: number, columns: number): Promise<void> {
    return this.engine.inTurn(() => this.sheetList.freeze(sheet, rows, columns));
  }

  tables(): readonly TableInfo[] {
    return this.tableList.list();
  }

  addTable(area: Area, name: string, style: string): Promise<TableInfo> {
    return this.engine.change(() => this.tableList.add(area, name, style));
  }

  changeTable(id: string, change: { name?: string; style?: string; area?: Area }): Promise<void> {
    return this.engine.change(() => this.tableList.change(id, change));
  }

  insertTableRows(id: string, index: number, count: number): Promise<void> {
    return this.engine.change(() => this.tableRows.insert(id, index, count));
  }

  deleteTableRows(id: string, index: number, count: number): Promise<void> {
    return this.engine.change(() => this.tableRows.delete(id, index, count));
  }

  deleteTable(id: string): Promise<void> {
    return this.engine.change(() => this.tableList.delete(id));
  }

  names(): readonly NameInfo[] {
    return this.nameList.list();
  }

  setName(name: string, formula: string, visible: boolean): Promise<void> {
    return this.engine.change(() => this.nameList.set(name, formula, visible));
  }

  deleteName(name: string): Promise<void> {
    return this.engine.change(() => this.nameList.delete(name));
  }

  recalculate(): Promise<void> {
    return this.engine.inTurn(() => this.engine.calculation.queue({ forceCalculation: true }));
  }

  /** Resolves when all changes so far, the user's too, have been calculated; answers of an add-in are not waited for. */
  settled(): Promise<void> {
    return this.engine.settled();
  }

  /** Has the next calculation ask the add-in's functions again instead of using the answers they gave before. */
  forgetAnswers(): void {
    this.functions.forgetAnswers();
  }

  exportWorkbook(): WorkbookModel {
    const { engine, cells, tableList: tables, nameList: names } = this;
    return exportWorkbook({ engine, cells, tables, names });
  }

  /** Opens a workbook in place of the one that is open; the add-in's functions stay connected. */
  loadWorkbook(model: WorkbookModel): Promise<void> {
    const { engine, sheetList: sheets, tableList: tables, nameList: names } = this;
    return engine.change(() => loadWorkbook(model, { engine, sheets, tables, names }));
  }

  listen(listener: (event: GridEvent) => void): () => void {
    return this.events.listen(listener);
  }

  connectFunctions(functions: readonly FunctionDescription[], port: FunctionPort): void {
    this.functions.connect(functions, port);
  }
}
