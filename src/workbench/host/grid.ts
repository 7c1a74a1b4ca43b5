/** What the host side of Office.js needs from a spreadsheet engine. `src/workbench/grid` implements it over Univer, in the browser and in Node alike. Rows and columns count from 0. */

export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type ErrorCode =
  "#N/A" | "#VALUE!" | "#NUM!" | "#REF!" | "#NAME?" | "#DIV/0!" | "#NULL!" | "#SPILL!" | "#CALC!" | "#BUSY!";

/** An error in a cell, with the text that the host shows for it. */
export interface CellError {
  readonly error: ErrorCode;
  readonly message?: string;
}

export type CellValue = string | number | boolean | null | CellError;

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
}

export interface TableColumnInfo {
  /** Stable for the life of the column, whatever its name or place. */
  readonly id: number;
  readonly name: string;
}

export interface TableInfo {
  readonly id: string;
  readonly name: string;
  readonly style: string;
  /** Header row included. */
  readonly area: Area;
  readonly columns: readonly TableColumnInfo[];
}

export interface NameInfo {
  readonly name: string;
  /** `=Sheet1!$A$1:$B$2`, kept right by the engine when rows and columns move. */
  readonly formula: string;
  readonly visible: boolean;
}

export interface CellFormat {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fontColor?: string;
  readonly fontSize?: number;
  /** "" = no fill. */
  readonly fillColor?: string;
  readonly horizontalAlignment?: "General" | "Left" | "Center" | "Right";
  readonly wrapText?: boolean;
}

export type GridEvent =
  | { readonly type: "changed"; readonly area: Area; readonly origin: "user" | "addin" }
  | { readonly type: "calculated"; readonly sheet: string }
  | { readonly type: "selected"; readonly area: Area }
  | { readonly type: "sheetActivated" | "sheetAdded" | "sheetDeleted"; readonly sheet: string };

/**
 * A method that mutates resolves when the change, and every calculation it caused that needs no answer from an add-in, is done.
 * What the grid refuses is an Error with `code`: "notFound", "invalidArgument" or "notAllowed".
 */
export interface Grid {
  sheets(): readonly SheetInfo[];
  activeSheet(): string;
  activateSheet(sheet: string): Promise<void>;
  addSheet(name?: string): Promise<SheetInfo>;
  renameSheet(sheet: string, name: string): Promise<void>;
  deleteSheet(sheet: string): Promise<void>;

  selection(): Area;
  select(area: Area): Promise<void>;
  /** Smallest area with every cell that holds something (spilled cells count); null on an empty sheet. */
  usedArea(sheet: string): Area | null;

  /** Raw values, spilled ones included; null = empty. */
  values(area: Area): CellValue[][];
  /** As `values`, but a formula where a cell has one. */
  formulas(area: Area): CellValue[][];
  /** What the cells show. */
  texts(area: Area): string[][];
  /**
   * Text starting with `=` is a formula; other text stays text, digits and all; null leaves a cell as it is, "" empties it.
   * A leading apostrophe makes what follows it text, whatever it begins with, and is itself not part of that text.
   */
  write(area: Area, cells: CellValue[][]): Promise<void>;
  clear(area: Area, what: "all" | "contents" | "formats"): Promise<void>;
  insertCells(area: Area, shift: "down" | "right"): Promise<void>;
  deleteCells(area: Area, shift: "up" | "left"): Promise<void>;

  numberFormats(area: Area): string[][];
  setNumberFormats(area: Area, formats: (string | null)[][]): Promise<void>;
  format(area: Area): CellFormat;
  setFormat(area: Area, format: CellFormat): Promise<void>;
  columnWidth(sheet: string, column: number): number;
  setColumnWidth(sheet: string, column: number, columns: number, pixels: number): Promise<void>;
  autofitColumns(area: Area): Promise<void>;
  freeze(sheet: string, rows: number, columns: number): Promise<void>;

  tables(): readonly TableInfo[];
  addTable(area: Area, name: string, style: string): Promise<TableInfo>;
  changeTable(id: string, change: { name?: string; style?: string; area?: Area }): Promise<void>;
  /** Inserts whole table rows before `index` (0 = first data row; the number of rows = at the end); cells below move down. */
  insertTableRows(id: string, index: number, count: number): Promise<void>;
  deleteTableRows(id: string, index: number, count: number): Promise<void>;
  deleteTable(id: string): Promise<void>;

  names(): readonly NameInfo[];
  setName(name: string, formula: string, visible: boolean): Promise<void>;
  deleteName(name: string): Promise<void>;

  recalculate(): Promise<void>;
  /** Starts sending events; returns how to stop. */
  listen(listener: (event: GridEvent) => void): () => void;
  /** Makes the add-in's functions part of the formula language. */
  connectFunctions(functions: readonly FunctionDescription[], port: FunctionPort): void;
}

/** One entry of the add-in's functions.json, under its full name (`RZRQ.MARGIN_RATIO`). */
export interface FunctionDescription {
  readonly id: string;
  readonly fullName: string;
  readonly description: string;
  readonly parameters: readonly {
    name: string;
    description: string;
    optional: boolean;
    dimensionality: "scalar" | "matrix";
  }[];
  readonly cancelable: boolean;
  /** A call stays open, and brings another result whenever there is one, until it is cancelled. */
  readonly streaming?: boolean;
}

export interface FunctionCall {
  readonly invocation: number;
  readonly id: string;
  /** A missing argument is null; every other one is a block of values. */
  readonly args: readonly (CellValue[][] | null)[];
  /** `Sheet1!B2` */
  readonly address: string;
}

/** What stands behind a cell that shows the name of an entity. */
export interface Card {
  readonly title: string;
  readonly fields: readonly CardField[];
}

export interface CardField {
  readonly label: string;
  readonly value: CellValue;
  readonly numberFormat?: string;
}

/** One cell of a result: a value, by itself or with the number format or the card that it brings along. */
export type FunctionCell =
  | CellValue
  | { readonly value: CellValue; readonly numberFormat: string }
  | { readonly value: CellValue; readonly card: Card };

export type FunctionResult = FunctionCell[][];

/** The way from formulas to the add-in: all calls of one dependency level go in one message. */
export interface FunctionPort {
  invoke(calls: readonly FunctionCall[]): void;
  cancel(invocation: number): void;
  onResult(listener: (invocation: number, result: FunctionResult) => void): void;
}
