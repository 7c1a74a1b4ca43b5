import type { FieldId } from "../../../core/fields/catalogue.ts";
import { brokenCell, negativeCell, scaledTwice, strayCell, truncatedRow } from "./cell-errors.ts";
import type { FoundTable } from "./find-table.ts";
import { lineLeftOut, type LeftOut } from "./left-out.ts";
import type { Columns, FigureColumn } from "./read-columns.ts";
import { readDate } from "./read-date.ts";
import { isMissing, readFigure, type Figure } from "./read-figure.ts";
import type { Cell } from "./read-sheets.ts";

/** One row of data: its figures in 元 and shares; a field that the file lacks, or leaves blank, is absent. */
export interface DataRow {
  /** As the user's program numbers it. */
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly figures: ReadonlyMap<FieldId, Figure>;
}

export interface DataRows {
  readonly rows: readonly DataRow[];
  /** Lines that are no data: sources, notes, sums. */
  readonly dropped: readonly LeftOut[];
  readonly notes: readonly string[];
}

const FOOTER =
  /^(数据来源|资料来源|来源|数据截止|注|备注|说明|免责|声明|制表|单位|日期:|信用交易日期:|合计|总计|小计|平均|均值|最大值|最小值)/;
const RULED_LINE = /^[\s─━┌┐└┘├┤┬┴┼│]*$/;
const LONGEST_NOTE = 60;

/** Upstream derives what was repaid or returned from the balances, so that a transfer of rights can turn it negative. */
const MAY_BE_NEGATIVE: readonly FieldId[] = ["financing_repay", "short_returned"];

/** Reads every row under the heading. A cell that is neither a number nor missing refuses the whole file. */
export function readRows({ sheet, headingRow }: FoundTable, columns: Columns): DataRows {
  const rows: DataRow[] = [];
  const dropped: LeftOut[] = [];
  const notes: string[] = [];
  for (let index = headingRow + 1; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index] ?? [];
    if (columns.describingRows.includes(index) || isBlank(cells)) continue;
    if (isNote(cells, columns)) {
      notes.push(lineText(cells));
      dropped.push(lineLeftOut(index + 1, lineText(cells).slice(0, LONGEST_NOTE)));
    } else rows.push(readRow(cells, columns, index + 1, sheet.name === null));
  }
  return { rows, dropped, notes };
}

const isBlank = (cells: readonly Cell[]): boolean =>
  cells.every((cell) => cell === null || (typeof cell === "string" && RULED_LINE.test(cell)));

/** A known footer, or a lone text where a date or a code would stand. */
function isNote(cells: readonly Cell[], { roles }: Columns): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  const first = filled[0];
  if (typeof first !== "string") return false;
  if (FOOTER.test(first.normalize("NFKC").trim())) return true;
  const isDay = roles.date !== undefined && readDate(cells[roles.date]) !== null;
  const isCode = roles.code !== undefined && /^\W*[A-Z]{0,2}\.?\d{1,6}/i.test(String(cells[roles.code] ?? ""));
  return filled.length === 1 && !isDay && !isCode && /\p{Script=Han}/u.test(first);
}

const lineText = (cells: readonly Cell[]): string =>
  cells
    .filter((cell) => cell !== null && cell !== "")
    .join(" ")
    .trim();

function readRow(cells: readonly Cell[], columns: Columns, row: number, isText: boolean): DataRow {
  const stray = cells.slice(columns.width).find((cell) => cell !== null && cell !== "") ?? null;
  if (stray !== null) throw strayCell(row, stray, columns.width);
  const last = Math.max(...columns.figures.map(({ index }) => index));
  if (isText && cells.length <= last) throw truncatedRow(row, cells.length, columns.width);
  const figures = new Map<FieldId, Figure>();
  for (const column of columns.figures) {
    const cell = cells[column.index];
    if (!isMissing(cell)) figures.set(column.field, readCell(column, cell, row));
  }
  return { row, cells, figures };
}

function readCell(column: FigureColumn, cell: string | number, row: number): Figure {
  const figure = readFigure(cell, column.unit?.exponent ?? 0);
  if (!figure) throw brokenCell(column, cell, row);
  if (figure.selfScaled && (column.unit?.exponent ?? 0) > 0) throw scaledTwice(column, cell, row);
  if (figure.value < 0 && !MAY_BE_NEGATIVE.includes(column.field)) throw negativeCell(column, cell, row);
  return figure;
}
