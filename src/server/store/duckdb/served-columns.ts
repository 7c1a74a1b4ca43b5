import { SECURITY_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import { isLabel } from "../../truth/security-columns.ts";
import type { SecurityColumns } from "../../truth/served-day.ts";
import type { Columns } from "./read-rows.ts";
import { isText } from "./tables.ts";

/** All fields of securities, as they are served. */
export function servedColumns(columns: Columns): SecurityColumns {
  const entries = SECURITY_FIELD_IDS.map((id) => [id, isText(id) ? columns.texts(id) : columns.figures(id)]);
  return Object.fromEntries(entries) as SecurityColumns;
}

/** The rows from `start` up to `end`, which is left out; figures share the memory of the whole. */
export function sliceColumns(columns: SecurityColumns, start: number, end: number): SecurityColumns {
  const entries = SECURITY_FIELD_IDS.map((id) => [
    id,
    isLabel(id) ? columns[id].slice(start, end) : columns[id].subarray(start, end),
  ]);
  return Object.fromEntries(entries) as SecurityColumns;
}
