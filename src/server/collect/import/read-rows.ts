import { field, type FieldId } from "../../../core/fields/catalogue.ts";
import type { FoundTable } from "./find-table.ts";
import { ImportError } from "./import-error.ts";
import type { Columns, FigureColumn } from "./read-columns.ts";
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
  readonly dropped: readonly string[];
}

const FOOTER =
  /^(数据来源|资料来源|来源|数据截止|注|备注|说明|免责|声明|制表|单位|日期[:：]|信用交易日期[:：]|合计|总计|小计|平均|均值|最大值|最小值)/;
const RULED_LINE = /^[\s─━┌┐└┘├┤┬┴┼│]*$/;

/** Upstream derives what was repaid or returned from the balances, so that a transfer of rights can turn it negative. */
const MAY_BE_NEGATIVE: readonly FieldId[] = ["financing_repay", "short_returned"];

/** Reads every row under the heading. A cell that is neither a number nor missing refuses the whole file. */
export function readRows({ sheet, headingRow }: FoundTable, columns: Columns): DataRows {
  const rows: DataRow[] = [];
  const dropped: string[] = [];
  for (let index = headingRow + 1; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index] ?? [];
    if (columns.describingRows.includes(index) || isBlank(cells)) continue;
    if (isFooter(cells)) dropped.push(lineText(cells));
    else rows.push({ row: index + 1, cells, figures: readFigures(columns.figures, cells, index + 1) });
  }
  return { rows, dropped };
}

const isBlank = (cells: readonly Cell[]): boolean =>
  cells.every((cell) => cell === null || (typeof cell === "string" && RULED_LINE.test(cell)));

const isFooter = (cells: readonly Cell[]): boolean =>
  FOOTER.test(String(cells.find((cell) => cell !== null && cell !== "") ?? "").trim());

const lineText = (cells: readonly Cell[]): string =>
  cells
    .filter((cell) => cell !== null && cell !== "")
    .join(" ")
    .slice(0, 60);

function readFigures(columns: readonly FigureColumn[], cells: readonly Cell[], row: number): Map<FieldId, Figure> {
  const figures = new Map<FieldId, Figure>();
  for (const column of columns) {
    const cell = cells[column.index];
    if (isMissing(cell)) continue;
    figures.set(column.field, readCell(column, cell as string | number, row));
  }
  return figures;
}

function readCell(column: FigureColumn, cell: string | number, row: number): Figure {
  const figure = readFigure(cell, column.unit?.exponent ?? 0);
  if (!figure) throw brokenCell(column, cell, row);
  if (column.unit === null && !figure.selfScaled && figure.value !== 0) throw unitMissing(column);
  if (figure.selfScaled && (column.unit?.exponent ?? 0) > 0) throw scaledTwice(column, cell, row);
  if (figure.value < 0 && !MAY_BE_NEGATIVE.includes(column.field)) throw negative(column, cell, row);
  return figure;
}

function brokenCell({ heading }: FigureColumn, cell: string | number, row: number): ImportError {
  return new ImportError({
    zh: `第 ${row} 行“${heading}”的值“${cell}”不是数字：应为完整的数字（如 1,495,185,799,372 或 1495185799372），没有数据请留空或写 -；请改正后重试，文件未导入。`,
    en: `Row ${row}, “${heading}”: “${cell}” is not a number; expected all its digits (such as 1,495,185,799,372 or 1495185799372), or blank or - where there is no figure; correct it and try again, nothing was imported.`,
  });
}

function unitMissing({ heading, field: id }: FigureColumn): ImportError {
  const [unit, others] = field(id).unit === "CNY" ? ["元", "万元, 亿元"] : ["股", "万股, 亿股"];
  return new ImportError({
    zh: `“${heading}”一列没有单位：请在表头写明，例如 ${heading}(${unit})（或 ${others.replace(", ", "、")}），然后重试；文件未导入。`,
    en: `The column “${heading}” has no unit: write it in the heading, such as ${heading}(${unit}) (or ${others}), and try again; nothing was imported.`,
  });
}

function scaledTwice({ heading }: FigureColumn, cell: string | number, row: number): ImportError {
  return new ImportError({
    zh: `第 ${row} 行“${heading}”的值“${cell}”自带单位，与表头的单位重复：请只保留一处；文件未导入。`,
    en: `Row ${row}, “${heading}”: “${cell}” carries a unit besides the one in the heading; keep one of the two; nothing was imported.`,
  });
}

function negative({ heading }: FigureColumn, cell: string | number, row: number): ImportError {
  return new ImportError({
    zh: `第 ${row} 行“${heading}”的值“${cell}”为负：该项不会小于 0；请核对后重试，文件未导入。`,
    en: `Row ${row}, “${heading}”: “${cell}” is negative, which this figure never is; check it and try again, nothing was imported.`,
  });
}
