import { FIELDS, SECURITY_FIELD_IDS, type LabelFieldId, type SecurityFieldId } from "../../core/fields/catalogue.ts";
import type { FigureFieldId } from "./served-day.ts";

/** The columns of a served day while they are written. */
export type OpenColumns = { readonly [Id in FigureFieldId]: Float64Array } & {
  readonly [Id in LabelFieldId]: (string | null)[];
};

const LABELS: ReadonlySet<string> = new Set(FIELDS.filter(({ unit }) => unit === "text").map(({ id }) => id));

export const isLabel = (id: SecurityFieldId): id is LabelFieldId => LABELS.has(id);

/** Columns of that many rows, in which everything is missing. */
export function blankColumns(rows: number): OpenColumns {
  const columns = SECURITY_FIELD_IDS.map((id) => [
    id,
    isLabel(id) ? new Array<string | null>(rows).fill(null) : new Float64Array(rows).fill(NaN),
  ]);
  return Object.fromEntries(columns) as OpenColumns;
}
