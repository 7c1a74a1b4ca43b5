import type { AnyField } from "../../core/fields/any-field.ts";
import { sessionRows, spreadOverSessions } from "../../core/fields/session-rows.ts";
import type { Subject } from "../../core/fields/warning-lines.ts";
import type { Texts } from "./block-texts.ts";
import type { BlockTable } from "./block-table.ts";

type Derived = Extract<AnyField, { kind: "derived" }>["field"];

/** What a table takes beside its columns. */
const BYTES_OF_NONE = 2_000;

/** The columns of a block by field. Derived ones are computed on first use, whole. */
export interface FigureTable {
  readonly rows: number;
  /** Approximate, for the bound of the cache. */
  readonly bytes: number;
  /** NaN = missing; null where the block has no such figure in any row. */
  figures(field: AnyField): Float64Array | null;
  texts(id: string): Texts | null;
  subjectAt(row: number): Subject;
}

/** What the rows are: all securities of a day, some of any days, or the days of one subject. */
type Shape = { readonly rows: "day" | "points" } | { readonly rows: "history"; readonly days: Int32Array };

type Content = Pick<BlockTable, "rows" | "figures" | "texts">;

/** A table over a block; `subjectAt` says what its rows are of. */
export function createFigureTable(block: Content, subjectAt: (row: number) => Subject, shape: Shape): FigureTable {
  const columns = new Map<AnyField, Float64Array | null>();

  function figures(field: AnyField): Float64Array | null {
    const known = columns.get(field);
    if (known !== undefined) return known;
    const given = block.figures.get(field.id) ?? null;
    const values = given === null && field.kind === "derived" ? derive(field.field) : given;
    columns.set(field, values);
    return values;
  }

  function derive({ inputs, scope, fill }: Derived): Float64Array | null {
    const given = inputs.map((id) => block.figures.get(id));
    if (!given.every((column) => column !== undefined)) return null;
    if (scope === "history") return shape.rows === "history" ? deriveHistory(fill, given, shape.days) : null;
    if (scope === "day" && shape.rows !== "day") return null;
    const output = new Float64Array(block.rows);
    fill(given, output, subjectAt);
    return output;
  }

  /** Over a row a session: a hole in the data is a missing row, and not a shorter window. */
  function deriveHistory(fill: Derived["fill"], given: readonly Float64Array[], days: Int32Array): Float64Array {
    const sessions = sessionRows(days);
    const output = new Float64Array(sessions.rows);
    fill(
      given.map((column) => spreadOverSessions(column, sessions)),
      output,
      subjectAt,
    );
    return Float64Array.from(sessions.rowOf, (row) => output[row]!);
  }

  return {
    rows: block.rows,
    bytes: BYTES_OF_NONE + 8 * block.rows * (block.figures.ids.length + 2 * block.texts.ids.length + 4),
    figures,
    texts: (id) => block.texts.get(id) ?? null,
    subjectAt,
  };
}
