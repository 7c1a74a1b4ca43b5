import type { ImportPreview } from "../../../contracts/import.ts";
import type { Text } from "../../../core/text.ts";
import type { Heading } from "./read-heading.ts";

/** Something of the file that is not stored, and why. */
export type LeftOut = ImportPreview["left_out"][number];

const WHY_COLUMN: Readonly<Partial<Record<Heading["role"], Text>>> = {
  percent: {
    zh: "是百分比，不是金额或数量；比率由程序按原始数字计算",
    en: "a percentage, no amount; ratios are computed from the figures themselves",
  },
};

const SECOND: Text = { zh: "这类列已有一列", en: "there is such a column already" };
const UNKNOWN: Text = { zh: "不是披露的两融数字", en: "none of the disclosed margin figures" };

/** A column that is not used, by what its heading says. */
export function columnLeftOut(heading: string, role: Heading["role"]): LeftOut {
  const isSecond = role === "date" || role === "code" || role === "name" || role === "exchange";
  return { what: column(heading), why: isSecond ? SECOND : (WHY_COLUMN[role] ?? UNKNOWN) };
}

/** A column of a field that is not kept of this kind of table: a price beside market totals, a repayment beside quotes. */
export const foreignColumnLeftOut = (heading: string): LeftOut => ({
  what: column(heading),
  why: { zh: "这类表不保存这一项", en: "it is not kept of this kind of table" },
});

/** A column of quotes in a unit that cannot be turned into shares or 元. */
export const unitLeftOut = (heading: string, unit: string): LeftOut => ({
  what: column(heading),
  why: { zh: `单位“${unit}”无法换算`, en: `its unit “${unit}” cannot be converted` },
});

export const lineLeftOut = (row: number, text: string): LeftOut => ({
  what: { zh: `第 ${row} 行“${text}”`, en: `row ${row} “${text}”` },
  why: { zh: "是来源、说明或合计，不是数据", en: "a source, a note or a sum, no data" },
});

export const contradictionLeftOut = (row: number, why: Text): LeftOut => ({
  what: { zh: `第 ${row} 行`, en: `row ${row}` },
  why,
});

export const dayLeftOut = (row: number, day: string): LeftOut => ({
  what: { zh: `第 ${row} 行（${day}）`, en: `row ${row} (${day})` },
  why: { zh: "没有任何数字", en: "it has no figure" },
});

export const sheetLeftOut = (name: string, isTable: boolean): LeftOut => ({
  what: { zh: `工作表“${name}”`, en: `sheet “${name}”` },
  why: isTable
    ? { zh: "一次只读一张表", en: "one table at a time is read" }
    : { zh: "没有认得的表头", en: "no known headings" },
});

const column = (heading: string): Text => ({ zh: `列“${heading}”`, en: `column “${heading}”` });
