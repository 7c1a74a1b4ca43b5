import type { FieldId } from "../../../core/fields/catalogue.ts";
import type { FoundTable } from "./find-table.ts";
import type { Cell } from "./read-sheets.ts";
import { plainText } from "./recognise-origin.ts";
import { measureOf, parseUnit, type Unit } from "./units.ts";

export interface FoundUnits {
  /** Rows under the heading that describe columns and hold no data, by index. */
  readonly describingRows: readonly number[];
  /** The unit that stands outside the heading, and where; null where there is none. */
  unitOf(column: number, field: FieldId): { readonly unit: Unit; readonly from: "row" | "line" } | null;
  /** The row of units says that the column is a percentage. */
  isPercent(column: number): boolean;
}

/** Choice and Wind put these under the names of their series. */
const DESCRIPTION = /^(单位|频率|来源|指标ID|指标代码|更新时间|起始时间|截止时间|时间区间):?$/;
const ROWS_BELOW = 8;

/** Looks for a row of units under the heading, and for a line such as “单位：亿元、万股” above it. */
export function findUnits({ sheet: { rows }, headingRow }: FoundTable): FoundUnits {
  const describingRows = rowsBelow(rows.length, headingRow).filter((index) => describesColumns(rows[index]!));
  const unitRow = describingRows.map((index) => rows[index]!).find(isUnitRow);
  const stated = rows.slice(0, headingRow).flat().flatMap(statedUnits);
  return {
    describingRows,
    unitOf(column, id) {
      const inRow = parseUnit(plainText(unitRow?.[column]));
      if (inRow) return { unit: inRow, from: "row" };
      const inLine = stated.find(({ measures }) => measures === measureOf(id));
      return inLine ? { unit: inLine, from: "line" } : null;
    },
    isPercent: (column) => plainText(unitRow?.[column]) === "%",
  };
}

function rowsBelow(rows: number, headingRow: number): number[] {
  const last = Math.min(rows, headingRow + 1 + ROWS_BELOW);
  return Array.from({ length: Math.max(0, last - headingRow - 1) }, (_, offset) => headingRow + 1 + offset);
}

function describesColumns(row: readonly Cell[]): boolean {
  return row.some((cell) => DESCRIPTION.test(plainText(cell))) || isUnitRow(row);
}

function isUnitRow(row: readonly Cell[]): boolean {
  if (row.some((cell) => typeof cell === "number")) return false;
  const filled = row.map(plainText).filter(Boolean);
  const units = filled.filter((text) => parseUnit(text) !== null);
  const others = filled.filter((text) => parseUnit(text) === null && !/^(单位:?|%|-+|点|年月日)$/.test(text));
  return units.length > 0 && others.length === 0;
}

function statedUnits(cell: Cell): Unit[] {
  const list = /单位:([^)\]]*)/.exec(plainText(cell))?.[1] ?? "";
  return list.split(/[,、;/和]/).flatMap((text) => parseUnit(text) ?? []);
}
