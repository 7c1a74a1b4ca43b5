import type { Query, QueryAnswer } from "../../contracts/api.ts";
import { subjectOf } from "../../core/fields/warning-lines.ts";
import { columnsOf } from "./block-columns.ts";
import { createFigureTable, type FigureTable } from "./figure-table.ts";

/** Some securities on some days, each pair a row. */
export interface PointTable extends FigureTable {
  /** -1 = it was asked for and is not served; null = it was not asked for. */
  rowOfPoint(code: string, date: string): number | null;
}

/** What it takes to know of a pair that it was asked for. */
const BYTES_A_PAIR = 100;

/** A table of what was asked for and answered. */
export function pointTable({ codes, dates }: Pick<Query, "codes" | "dates">, answer: QueryAnswer): PointTable {
  const { rows, fields } = answer;
  const places = new Map(rows.map(({ code, date }, row) => [`${code} ${date}`, row]));
  const asked = new Set(codes.map((code, place) => `${code} ${dates[place]!}`));
  const figures = fields.map(
    (id, place) => [id, () => Float64Array.from(rows, ({ values }) => figureOf(values[place]))] as const,
  );
  const labels = fields.map((id, place) => [id, () => rows.map(({ values }) => textOf(values[place]))] as const);
  const names = ["name", () => rows.map(({ name }) => name)] as const;
  const content = {
    rows: rows.length,
    figures: columnsOf(new Map(figures)),
    texts: columnsOf(new Map([...labels, names])),
  };
  const table = createFigureTable(content, (row) => subjectOf(rows[row]!.code), { rows: "points" });
  return {
    ...table,
    bytes: table.bytes + BYTES_A_PAIR * (asked.size + rows.length),
    rowOfPoint: (code, date) => {
      const point = `${code} ${date}`;
      return asked.has(point) ? (places.get(point) ?? -1) : null;
    },
  };
}

type Value = QueryAnswer["rows"][number]["values"][number] | undefined;
const figureOf = (value: Value): number => (typeof value === "number" ? value : NaN);
const textOf = (value: Value): string | null => (typeof value === "string" ? value : null);
