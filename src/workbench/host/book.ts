import type { Area, Grid, NameInfo, SheetInfo, TableInfo } from "./grid.ts";
import type { HostObject } from "./host-object.ts";
import { PendingWrites } from "./pending-writes.ts";
import { References, type Place } from "./references.ts";
import { Registrations } from "./registrations.ts";
import { invalidArgument, itemNotFound } from "./rich-api-error.ts";

/** How the classes of the API make objects of each other. */
interface ObjectMakers {
  worksheet(book: Book, sheet: string): HostObject;
  range(book: Book, place: Place): HostObject;
  table(book: Book, table: string): HostObject;
}

/** The open workbook as the host sees it: the grid, and what the host itself keeps. */
export class Book {
  readonly references = new References();
  readonly registrations = new Registrations();
  /** `workbook.settings`: kept in the file. */
  readonly settings = new Map<string, unknown>();
  private readonly rawGrid: Grid;
  private readonly makers: ObjectMakers;
  private readonly pending: PendingWrites;

  constructor(grid: Grid, makers: ObjectMakers) {
    this.rawGrid = grid;
    this.makers = makers;
    this.pending = new PendingWrites(grid);
  }

  /** The grid with everything in it that was written so far. */
  async grid(): Promise<Grid> {
    await this.pending.flush();
    return this.rawGrid;
  }

  writeCells(area: Area, rows: readonly (readonly unknown[])[]): Promise<void> {
    return this.pending.addCells(area, rows);
  }

  writeNumberFormats(area: Area, rows: readonly (readonly unknown[])[]): Promise<void> {
    const wrong = rows.flat().find((format) => format !== null && typeof format !== "string");
    if (wrong !== undefined) throw invalidArgument(`A number format is a text, not ${JSON.stringify(wrong)}.`);
    return this.pending.addNumberFormats(area, rows);
  }

  get sheets(): readonly SheetInfo[] {
    return this.rawGrid.sheets();
  }

  get activeSheet(): string {
    return this.rawGrid.activeSheet();
  }

  get tables(): readonly TableInfo[] {
    return this.rawGrid.tables();
  }

  get names(): readonly NameInfo[] {
    return this.rawGrid.names();
  }

  sheet(id: string): SheetInfo {
    const sheet = this.sheets.find((candidate) => candidate.id === id);
    if (sheet === undefined) throw itemNotFound("worksheet", id);
    return sheet;
  }

  findSheet(key: unknown): SheetInfo | undefined {
    const name = String(key).toLowerCase();
    return this.sheets.find((sheet) => sheet.id === key) ?? this.sheets.find((s) => s.name.toLowerCase() === name);
  }

  table(id: string): TableInfo {
    const table = this.tables.find((candidate) => candidate.id === id);
    if (table === undefined) throw itemNotFound("table", id);
    return table;
  }

  worksheetObject(sheet: string): HostObject {
    return this.makers.worksheet(this, sheet);
  }

  rangeObject(area: Area): HostObject {
    return this.placeObject(this.references.follow(area));
  }

  placeObject(place: Place): HostObject {
    return this.makers.range(this, place);
  }

  tableObject(id: string): HostObject {
    return this.makers.table(this, id);
  }
}
