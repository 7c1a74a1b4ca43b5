import { ImportError } from "./import-error.ts";
import type { FigureColumn } from "./read-columns.ts";

type Value = string | number;

export const brokenCell = ({ heading }: FigureColumn, cell: Value, row: number): ImportError =>
  new ImportError({
    zh: `第 ${row} 行“${heading}”的值“${cell}”不是数字：应为完整的数字（如 1,495,185,799,372 或 1495185799372），没有数据请留空或写 -；请改正后重试，文件未导入。`,
    en: `Row ${row}, “${heading}”: “${cell}” is not a number; expected all its digits (such as 1,495,185,799,372 or 1495185799372), or blank or - where there is no figure; correct it and try again, nothing was imported.`,
  });

export const scaledTwice = ({ heading }: FigureColumn, cell: Value, row: number): ImportError =>
  new ImportError({
    zh: `第 ${row} 行“${heading}”的值“${cell}”自带单位，与表头的单位重复：请只保留一处；文件未导入。`,
    en: `Row ${row}, “${heading}”: “${cell}” carries a unit besides the one in the heading; keep one of the two; nothing was imported.`,
  });

export const negativeCell = ({ heading }: FigureColumn, cell: Value, row: number): ImportError =>
  new ImportError({
    zh: `第 ${row} 行“${heading}”的值“${cell}”为负：该项不会小于 0；请核对后重试，文件未导入。`,
    en: `Row ${row}, “${heading}”: “${cell}” is negative, which this figure never is; check it and try again, nothing was imported.`,
  });

/** Digits grouped by commas without quotes fall into several cells. */
export const strayCell = (row: number, cell: Value, width: number): ImportError =>
  new ImportError({
    zh: `第 ${row} 行在第 ${width} 列（最后一个表头）之后还有“${cell}”：列已错位，多半是带逗号的数字没有加引号；请改正后重试，文件未导入。`,
    en: `Row ${row}: “${cell}” stands after column ${width}, the last with a heading; the cells have shifted, most likely by a number with commas without quotes; correct it and try again, nothing was imported.`,
  });

export const truncatedRow = (row: number, cells: number, width: number): ImportError =>
  new ImportError({
    zh: `第 ${row} 行只有 ${cells} 列，表头有 ${width} 列：文件不完整或列已错位；请重新导出后再试，文件未导入。`,
    en: `Row ${row} has ${cells} cells, the headings are ${width}: the file is incomplete or its cells have shifted; export it again, nothing was imported.`,
  });
