import { field, type FieldId } from "../../../core/fields/catalogue.ts";
import type { FoundTable } from "./find-table.ts";
import { ImportError } from "./import-error.ts";
import { readHeading, type Heading } from "./read-heading.ts";
import type { Cell } from "./read-sheets.ts";
import { findUnits } from "./find-units.ts";
import type { Unit } from "./units.ts";

/** A column of figures. */
export interface FigureColumn {
  readonly index: number;
  readonly heading: string;
  readonly field: FieldId;
  /** Null where nothing says it: then each cell must (1.59万亿). */
  readonly unit: Unit | null;
}

export interface Columns {
  readonly date: number | null;
  readonly code: number | null;
  readonly name: number | null;
  /** Has a closing price: the series of one security. */
  readonly close: number | null;
  readonly figures: readonly FigureColumn[];
  readonly ignored: readonly string[];
  /** Rows under the heading that describe columns (unit, frequency), by index. */
  readonly describingRows: readonly number[];
}

/** The columns of the table, each with its unit from the heading, a row of units, or a line above the table. */
export function readColumns({ sheet, headingRow }: FoundTable): Columns {
  const cells = sheet.rows[headingRow] ?? [];
  const headings = cells.map((cell) => readHeading(String(cell ?? "")));
  const units = findUnits(sheet.rows, headingRow);
  const figures = headings.flatMap((heading, index) => {
    if (heading.role !== "figure") return [];
    return [figureColumn(heading, index, headingText(cells[index]), units.unitOf(index, heading.field))];
  });
  refuseTwice(figures);
  return {
    date: indexOf(headings, "date"),
    code: indexOf(headings, "code"),
    name: indexOf(headings, "name"),
    close: indexOf(headings, "close"),
    figures: withOfficialVolumes(figures),
    ignored: cells.map(headingText).filter((text, index) => text && isUnused(headings, index)),
    describingRows: units.describingRows,
  };
}

const headingText = (cell: Cell | undefined): string =>
  String(cell ?? "")
    .replace(/\s+/g, " ")
    .trim();

function indexOf(headings: readonly Heading[], role: Heading["role"]): number | null {
  const index = headings.findIndex((heading) => heading.role === role);
  return index < 0 ? null : index;
}

function isUnused(headings: readonly Heading[], index: number): boolean {
  const role = headings[index]!.role;
  return role === "other" || role === "close" || (role !== "figure" && indexOf(headings, role) !== index);
}

function figureColumn(
  { field: id, unit, unitText }: Extract<Heading, { role: "figure" }>,
  index: number,
  heading: string,
  unitElsewhere: Unit | null,
): FigureColumn {
  const found = unitText === null ? unitElsewhere : unit;
  const { unit: measures, name } = field(id);
  if ((unitText !== null && !found) || (found && found.measures !== measures)) {
    const [zh, en] =
      measures === "CNY" ? ["元、万元或亿元", "元, 万元 or 亿元"] : ["股、万股或亿股", "股, 万股 or 亿股"];
    throw new ImportError({
      zh: `“${heading}”一列的单位“${unitText ?? found?.label}”不适用于${name.zh}：应为${zh}；请改正表头，或删去该列。`,
      en: `The unit “${unitText ?? found?.label}” of the column “${heading}” does not fit ${name.zh} (${name.en}): expected ${en}; correct the heading or remove the column.`,
    });
  }
  return { index, heading, field: id, unit: found };
}

/** The SSE's own file leaves the unit off its volumes, which are shares, and marks its amounts 元: only then are they taken so. */
function withOfficialVolumes(columns: readonly FigureColumn[]): FigureColumn[] {
  const amounts = columns.filter((column) => field(column.field).unit === "CNY");
  const inCny = amounts.length > 0 && amounts.every(({ unit }) => unit?.exponent === 0);
  const shares: Unit = { label: "股", measures: "shares", exponent: 0 };
  return columns.map((column) =>
    inCny && column.unit === null && field(column.field).unit === "shares" ? { ...column, unit: shares } : column,
  );
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
