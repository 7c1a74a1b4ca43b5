import { isFault, type Fault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { toCellError } from "../cell.ts";
import type { Display } from "../display.ts";

/** The headings of a table by day. */
export function headingsOf(fields: readonly (AnyField | Fault)[], { language }: Display): unknown[] {
  const names = fields.map((field) => (isFault(field) ? toCellError(field, language) : field.name[language]));
  return [language === "zh" ? "日期" : "Date", ...names];
}
