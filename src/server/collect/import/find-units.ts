import { field, type FieldId } from "../../../core/fields/catalogue.ts";
import type { Cell } from "./read-sheets.ts";
import { parseUnit, type Unit } from "./units.ts";

export interface FoundUnits {
  /** Rows under the heading that describe columns and hold no data, by index. */
  readonly describingRows: readonly number[];
  /** The unit that stands outside the heading; null where there is none. */
  unitOf(column: number, field: FieldId): Unit | null;
}

/** Choice and Wind put these under the names of their series. */
const DESCRIPTION = /^(单位|频率|来源|指标ID|指标代码|更新时间|起始时间|截止时间|时间区间)[:：]?$/;
const ROWS_BELOW = 8;

/** Looks for a row of units under the heading, and for a line such as “单位：亿元、万股” above it. */
export function findUnits(rows: readonly (readonly Cell[])[], headingRow: number): FoundUnits {
  const describingRows = rowsBelow(rows, headingRow).filter((index) => describesColumns(rows[index]!));
  const unitRow = describingRows.map((index) => rows[index]!).find(isUnitRow);
  const stated = rows.slice(0, headingRow).flat().flatMap(statedUnits);
  return {
    describingRows,
    unitOf: (column, id) =>
      parseUnit(plain(unitRow?.[column])) ?? stated.find(({ measures }) => measures === field(id).unit) ?? null,
  };
}

function rowsBelow(rows: readonly (readonly Cell[])[], headingRow: number): number[] {
  const last = Math.min(rows.length, headingRow + 1 + ROWS_BELOW);
  return Array.from({ length: Math.max(0, last - headingRow - 1) }, (_, offset) => headingRow + 1 + offset);
}

function describesColumns(row: readonly Cell[]): boolean {
  return row.some((cell) => DESCRIPTION.test(plain(cell))) || isUnitRow(row);
}

function isUnitRow(row: readonly Cell[]): boolean {
  const filled = row.map(plain).filter(Boolean);
  const units = filled.filter((text) => parseUnit(text) !== null);
  const others = filled.filter((text) => parseUnit(text) === null && !/^(单位:?|%|-+|点|年月日)$/.test(text));
  return units.length > 0 && others.length === 0;
}

function statedUnits(cell: Cell): Unit[] {
  const list = /单位:([^)\]]*)/.exec(plain(cell))?.[1] ?? "";
  return list.split(/[,、;]/).flatMap((text) => parseUnit(text) ?? []);
}

const plain = (cell: Cell | undefined): string =>
  typeof cell === "string" ? cell.normalize("NFKC").replace(/\s/g, "") : "";
