import type { Area, CellFormat, CellValue } from "../host/grid.ts";

/** A workbook as plain data: what a file holds, without knowing the spreadsheet engine. Rows and columns count from 0. */
export interface WorkbookModel {
  /** In the order of the tabs; at least one. */
  readonly sheets: readonly SheetModel[];
  /** Name of the sheet that is in front. */
  readonly activeSheet: string;
  readonly names: readonly NameModel[];
}

export interface SheetModel {
  readonly name: string;
  readonly hidden: boolean;
  /** Every cell that holds something or looks different from a new one, by row, then by column. */
  readonly cells: readonly CellModel[];
  /** Columns whose width was changed. */
  readonly columnWidths: readonly { readonly column: number; readonly pixels: number }[];
  /** Rows whose height was changed. */
  readonly rowHeights: readonly { readonly row: number; readonly pixels: number }[];
  /** Rows and columns that stay in view; 0 = none. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly merges: readonly SheetArea[];
  readonly tables: readonly TableModel[];
}

/** An area of the sheet that holds it. */
export type SheetArea = Omit<Area, "sheet">;

export interface CellModel {
  readonly row: number;
  readonly column: number;
  /** The value; beside a formula, its last result. Text stays text, whatever it looks like. null = empty (a format without a value). */
  readonly value: CellValue;
  /** `=A1*2`. */
  readonly formula?: string;
  /** Size of the area over which this cell's formula has spilled (itself included), where it is larger than one cell. */
  readonly spill?: { readonly rows: number; readonly columns: number };
  /** The value is here because the formula of another cell spilled over it. Loading ignores such a value: the formula brings it again. */
  readonly spilled?: true;
  /** Excel's code (`0.00%`); absent = General. */
  readonly numberFormat?: string;
  /** What the formula's result brought along, shown where there is no `numberFormat`. Loading ignores it: the formula brings it again, perhaps in another language. */
  readonly resultFormat?: string;
  readonly format?: CellFormat;
}

export interface TableModel {
  /** The id under which an add-in knows the table: the same after saving and opening. */
  readonly id: string;
  readonly name: string;
  /** Excel's name of the style (`TableStyleMedium2`); "" = none. */
  readonly style: string;
  /** Header row included. */
  readonly area: SheetArea;
  /** From left to right; the names are those that stand in the header row. */
  readonly columns: readonly { readonly id: number; readonly name: string }[];
}

export interface NameModel {
  readonly name: string;
  /** `=Sheet1!$A$1:$B$2` or any other formula. */
  readonly formula: string;
  readonly visible: boolean;
}
