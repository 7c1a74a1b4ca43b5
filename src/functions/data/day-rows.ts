import type { DayTable } from "../../client/data/tables.ts";
import type { View } from "../../client/data/view.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { dayTextAt, isOfHistory } from "./security-row.ts";

/** All securities of a day, with what their history says where a field asks for it. */
export interface DayRows {
  readonly count: number;
  /** Six digits of the row. */
  readonly codes: readonly string[];
  /** The figures of a field, a row each; null where no security has one. */
  figures(field: AnyField): Float64Array | null;
  /** A text of the row. */
  text(id: string, row: number): string | null;
  readonly table: DayTable;
}

/** Reads the day; null where a block of it is on its way. */
export function readDayRows(date: TradingDate, fields: readonly AnyField[], view: View): DayRows | null {
  const day = view.table({ kind: "day", date });
  const history = fields.some(isOfHistory) ? view.table({ kind: "history", date }) : day;
  if (!day || !history) return null;
  return {
    count: day.rows,
    codes: day.codes,
    table: day,
    figures: (field) => (isOfHistory(field) ? alignTo(day, history, field) : day.figures(field)),
    text: (id, row) => dayTextAt(day, row, id),
  };
}

/** The history block has the codes of the day, but nothing here depends on it. */
function alignTo(day: DayTable, history: DayTable, field: AnyField): Float64Array | null {
  const values = history.figures(field);
  if (!values) return null;
  const rows = new Map(history.codes.map((code, row) => [code, row]));
  return Float64Array.from(day.codes, (code) => values[rows.get(code) ?? -1] ?? NaN);
}

/** Whether the row is of the exchange. */
export function isOfScope(rows: DayRows, row: number, scope: Scope): boolean {
  return scope === "ALL" || rows.text("exchange", row) === scope;
}
