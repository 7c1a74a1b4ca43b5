import type { ImportAnswers, ImportColumn } from "../../../contracts/import.ts";
import { field, type FieldId } from "../../../core/fields/catalogue.ts";
import type { FoundTable } from "./find-table.ts";
import { findUnits, type FoundUnits } from "./find-units.ts";
import { ImportError } from "./import-error.ts";
import { columnLeftOut, unitLeftOut, type LeftOut } from "./left-out.ts";
import type { Origin } from "./origins.ts";
import { readHeading, type Heading, type Role } from "./read-heading.ts";
import type { Cell } from "./read-sheets.ts";
import { measureOf, parseUnit, PLAIN_UNITS, type Unit } from "./units.ts";

/** A column of figures. */
export interface FigureColumn {
  readonly index: number;
  readonly heading: string;
  readonly field: FieldId;
  /** Null where nothing says it: then each cell must (1.59万亿), or the user. */
  readonly unit: Unit | null;
  readonly unitFrom: ImportColumn["unit_from"];
}

export interface Columns {
  /** Index of the column of each role. */
  readonly roles: Readonly<Partial<Record<Role, number>>>;
  readonly figures: readonly FigureColumn[];
  readonly leftOut: readonly LeftOut[];
  /** Number of columns with a heading, up to the last. */
  readonly width: number;
  /** Rows under the heading that describe columns (unit, frequency), by index. */
  readonly describingRows: readonly number[];
}

/** The columns of the table, each with its unit from the heading, a row of units, a line above, the origin, or the user. */
export function readColumns(table: FoundTable, origin: Origin, answers: ImportAnswers): Columns {
  const cells = table.sheet.rows[table.headingRow] ?? [];
  const headings = cells.map((cell) => readHeading(String(cell ?? ""), origin.names));
  const units = findUnits(table);
  const unknownUnits: LeftOut[] = [];
  const figures = headings.flatMap((heading, index) => {
    if (heading.role !== "figure" || units.isPercent(index)) return [];
    if (isQuoteInUnknownUnit(heading)) {
      unknownUnits.push(unitLeftOut(headingText(cells[index]), heading.unitText ?? ""));
      return [];
    }
    return [figureColumn(heading, index, headingText(cells[index]), { units, origin, answers })];
  });
  refuseTwice(figures);
  const used = new Set(figures.map(({ index }) => index));
  const roles = rolesOf(headings);
  for (const index of Object.values(roles)) used.add(index);
  return {
    roles,
    figures,
    leftOut: [
      ...unknownUnits,
      ...cells.flatMap((cell, index) => {
        const { role } = headings[index]!;
        const text = headingText(cell);
        if (text === "" || used.has(index) || (role === "figure" && !units.isPercent(index))) return [];
        return [columnLeftOut(text, units.isPercent(index) ? "percent" : role)];
      }),
    ],
    width: cells.findLastIndex((cell) => headingText(cell) !== "") + 1,
    describingRows: units.describingRows,
  };
}

const headingText = (cell: Cell | undefined): string =>
  String(cell ?? "")
    .replace(/\s+/g, " ")
    .trim();

function rolesOf(headings: readonly Heading[]): Columns["roles"] {
  const roles: Partial<Record<Role, number>> = {};
  for (const [index, { role }] of headings.entries())
    if (role !== "figure" && role !== "percent" && role !== "other") roles[role] ??= index;
  return roles;
}

type FigureHeading = Extract<Heading, { role: "figure" }>;

/** 成交量 is often given in 手, whose size differs by market; the margin figures of the table do not depend on it. */
const isQuoteInUnknownUnit = ({ field: id, unit, unitText }: FigureHeading): boolean =>
  unitText !== null && unit === null && field(id).datasets.includes("quotes");

interface UnitClues {
  readonly units: FoundUnits;
  readonly origin: Origin;
  readonly answers: ImportAnswers;
}

function figureColumn(
  { field: id, unit, unitText }: FigureHeading,
  index: number,
  heading: string,
  clues: UnitClues,
): FigureColumn {
  const found = unitText === null ? unitElsewhere(index, id, clues) : unit && { unit, from: "heading" as const };
  const { name } = field(id);
  const measures = measureOf(id);
  if ((unitText !== null && !found) || (found && found.unit.measures !== measures)) {
    const [zh, en] =
      measures === "CNY" ? ["元、万元或亿元", "元, 万元 or 亿元"] : ["股、万股或亿股", "股, 万股 or 亿股"];
    const given = unitText ?? found?.unit.label;
    throw new ImportError({
      zh: `“${heading}”一列的单位“${given}”不适用于${name.zh}：应为${zh}；请改正表头，或删去该列。`,
      en: `The unit “${given}” of the column “${heading}” does not fit ${name.zh} (${name.en}): expected ${en}; correct the heading or remove the column.`,
    });
  }
  return { index, heading, field: id, unit: found?.unit ?? null, unitFrom: found?.from ?? null };
}

function unitElsewhere(
  index: number,
  id: FieldId,
  { units, origin, answers }: UnitClues,
): { unit: Unit; from: Exclude<ImportColumn["unit_from"], null> } | null {
  const outside = units.unitOf(index, id);
  if (outside) return outside;
  if (id === "close") return { unit: PLAIN_UNITS.CNY, from: "field" };
  const measures = measureOf(id);
  if (origin.plainUnits) return { unit: PLAIN_UNITS[measures], from: "origin" };
  const answer = parseUnit((measures === "CNY" ? answers.amount_unit : answers.volume_unit) ?? "");
  return answer && { unit: answer, from: "answer" };
}

function refuseTwice(columns: readonly FigureColumn[]): void {
  for (const column of columns) {
    const other = columns.find((candidate) => candidate.field === column.field);
    if (!other || other === column) continue;
    throw new ImportError({
      zh: `“${other.heading}”与“${column.heading}”两列都是${field(column.field).name.zh}：请只保留一列。`,
      en: `The columns “${other.heading}” and “${column.heading}” are both ${field(column.field).name.zh}: keep only one of them.`,
    });
  }
}
