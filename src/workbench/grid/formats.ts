import { ObjectMatrix, type ICellData, type IStyleData, type Nullable, type Worksheet } from "@univerjs/core";
import { SetRangeValuesMutation, SetStyleCommand, SetWorksheetColWidthMutation } from "@univerjs/sheets";
import type { Area, CellFormat } from "../host/grid.ts";
import { formatOf, GENERAL, numberFormatOf, numberStyleOf, styleOf } from "./cell-style.ts";
import { requireShape, type Cells } from "./cells.ts";
import { clipped, MAX_COLUMNS, MAX_ROWS, rangeOf, type Engine } from "./engine.ts";

const MIN_WIDTH = 36;
const MAX_WIDTH = 480;
/** Room for the filter button of a table heading and the cell's padding. */
const PADDING = 20;
const DEFAULT_FONT_SIZE = 11;
/** Width of a Latin letter as a part of the font size in pixels; Chinese characters are about square. */
const NARROW = 0.56;
const WIDE = 1;
/** Where the blocks of Chinese characters and their punctuation begin. */
const FIRST_WIDE = 0x2e80;
const PIXELS_PER_POINT = 4 / 3;

/** How cells look: number formats, fonts, fills, widths. */
export class Formats {
  constructor(
    private readonly engine: Engine,
    private readonly cells: Cells,
  ) {}

  /** The format that counts: the cell's own, else the one that the result of an add-in's function brought along. */
  numberFormats(area: Area): string[][] {
    return this.map(area, (row, column) => this.numberFormat(area.sheet, row, column));
  }

  numberFormat(sheetId: string, row: number, column: number): string {
    const sheet = this.engine.sheet(sheetId);
    const own = numberFormatOf(ownStyle(sheet, row, column));
    return own === GENERAL ? (this.cells.note(sheet, row, column).numberFormat ?? GENERAL) : own;
  }

  setNumberFormats(area: Area, formats: (string | null)[][]): void {
    requireShape(area, formats);
    this.setStyles(area, (r, c) => {
      const format = formats[r]?.[c];
      return format === null || format === undefined ? null : numberStyleOf(format);
    });
  }

  /** The format of the first cell. */
  format(area: Area): CellFormat {
    return formatOf(ownStyle(this.engine.sheet(area.sheet), area.row, area.column));
  }

  setFormat(area: Area, format: CellFormat): void {
    const style = styleOf(format);
    this.setStyles(area, () => style);
  }

  clear(area: Area, what: "all" | "contents" | "formats"): void {
    const sheet = this.engine.sheet(area.sheet);
    const empty: ICellData = {
      ...(what === "formats" ? {} : { v: null, t: null, f: null, si: null, p: null, custom: null }),
      ...(what === "contents" ? {} : { s: null }),
    };
    const cells = new ObjectMatrix<ICellData>();
    const { startRow, endRow, startColumn, endColumn } = rangeOf(area);
    sheet.getCellMatrix().forValue((row, column) => {
      const inside = row >= startRow && row <= endRow && column >= startColumn && column <= endColumn;
      if (inside) cells.setValue(row, column, { ...empty });
    });
    if (cells.getSizeOf() === 0) return;
    const trigger = what === "formats" ? { trigger: SetStyleCommand.id } : {};
    this.engine.runOn(area.sheet, SetRangeValuesMutation.id, { cellValue: cells.getMatrix(), ...trigger });
  }

  columnWidth(sheet: string, column: number): number {
    return this.engine.sheet(sheet).getColumnWidth(column);
  }

  setColumnWidth(sheet: string, column: number, columns: number, pixels: number): void {
    this.engine.ensureSize(sheet, 0, column + columns);
    const ranges = [rangeOf({ row: 0, column, rows: this.engine.sheet(sheet).getRowCount(), columns })];
    this.engine.runOn(sheet, SetWorksheetColWidthMutation.id, { ranges, colWidth: pixels });
  }

  /** Widths are estimated from the texts, so that they are the same with and without a screen. */
  autofitColumns(area: Area): void {
    const sheet = this.engine.sheet(area.sheet);
    const rows = Math.min(area.row + area.rows, sheet.getRowCount()) - area.row;
    for (let c = 0; c < area.columns; c++) {
      const column = area.column + c;
      const texts = this.cells.texts({ ...area, rows, column, columns: 1 });
      const widths = texts.map(([text = ""], r) => {
        if (text === "") return 0;
        return textWidth(text, formatOf(ownStyle(sheet, area.row + r, column)).fontSize);
      });
      const widest = widths.reduce((a, b) => Math.max(a, b), 0);
      if (widest === 0) continue;
      this.setColumnWidth(area.sheet, column, 1, Math.min(Math.max(Math.ceil(widest) + PADDING, MIN_WIDTH), MAX_WIDTH));
    }
  }

  private setStyles(given: Area, style: (r: number, c: number) => Nullable<IStyleData>): void {
    const area = this.sensible(given);
    this.engine.ensureSize(area.sheet, area.row + area.rows, area.column + area.columns);
    const cells = new ObjectMatrix<ICellData>();
    for (let r = 0; r < area.rows; r++) {
      for (let c = 0; c < area.columns; c++) {
        const s = style(r, c);
        if (s) cells.setValue(area.row + r, area.column + c, { s: { ...s } });
      }
    }
    if (cells.getSizeOf() === 0) return;
    const cellValue = cells.getMatrix();
    this.engine.runOn(area.sheet, SetRangeValuesMutation.id, { cellValue, trigger: SetStyleCommand.id });
  }

  /** Whole rows and columns are formatted as far as the sheet goes. */
  private sensible(area: Area): Area {
    const isWhole = area.rows >= MAX_ROWS || area.columns >= MAX_COLUMNS;
    return isWhole ? clipped(area, this.engine.sheet(area.sheet)) : area;
  }

  private map<T>(area: Area, read: (row: number, column: number) => T): T[][] {
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (_, c) => read(area.row + r, area.column + c)),
    );
  }
}

/** The style of the cell, its row and its column, without what tables and conditional formats draw over it. */
export function ownStyle(sheet: Worksheet, row: number, column: number): IStyleData {
  return sheet.getComposedCellStyleByCellData(row, column, sheet.getCellRaw(row, column));
}

function textWidth(text: string, fontSize = DEFAULT_FONT_SIZE): number {
  const letters = Array.from(text, (letter) => ((letter.codePointAt(0) ?? 0) >= FIRST_WIDE ? WIDE : NARROW));
  const units = letters.reduce<number>((sum, width) => sum + width, 0);
  return units * fontSize * PIXELS_PER_POINT;
}
