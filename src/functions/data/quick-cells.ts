import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import type { DayTable } from "../../client/data/tables.ts";
import { isFault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Display } from "../display.ts";
import type { Cells } from "./data-function.ts";
import { figureCell } from "./figure-cell.ts";
import * as parameters from "./parameters.ts";
import { readField, readSecurity } from "./read-keys.ts";
import { readDate } from "./read-options.ts";
import { resolveDay } from "./resolve-day.ts";

/** A formula of one security, one field and one day: a sheet has thousands of them, and each takes its figure from a column. */
export interface QuickCell {
  readonly key: SecurityKey;
  readonly field: AnyField;
  /** The day as it was written. */
  readonly when: unknown;
}

/** Fields that other blocks than the day's are needed for take the long way, and so does everything that is wrong. */
export function readQuickCell(args: readonly unknown[]): QuickCell | null {
  const key = readSecurity(only(args[0]));
  const field = readField(only(args[1]));
  const when = only(args[2] ?? null);
  if (!("number" in key) || !("about" in field) || when === undefined || field.unit === "text") return null;
  return { key, field, when };
}

/** The figure of a cell; null where the day has none. */
export function quickAnswer(key: SecurityKey, field: AnyField, table: DayTable, display: Display): Cells | null {
  const row = table.rowOf(key);
  const value = row < 0 ? NaN : (table.figures(field)?.[row] ?? NaN);
  return Number.isNaN(value) ? null : [[figureCell(value, field, table, row, display)]];
}

/** Days at hand, by how they are written; they are let go when the data changes. */
export interface QuickDays {
  table(when: unknown): DayTable | null;
}

/** Days that are kept at hand. */
const MOST_AT_HAND = 8;

/** The days that the client has read, found without working them out again for each cell. */
export function createQuickDays(client: DataClient): QuickDays {
  const tables = new Map<unknown, DayTable>();
  let round = -1;
  let pinned: unknown = null;

  function recall(when: unknown): DayTable | null {
    const date = quickDate(when, client);
    const table = date && client.blocks.find({ kind: "day", date });
    if (!table) return null;
    if (tables.size >= MOST_AT_HAND) tables.clear();
    tables.set(when, table);
    return table;
  }

  return {
    table(when) {
      if (round !== client.round || pinned !== client.pinned) {
        tables.clear();
        round = client.round;
        pinned = client.pinned;
      }
      return tables.get(when) ?? recall(when);
    },
  };
}

/** The day that is meant; null where there is none. */
export function quickDate(when: unknown, { pinned }: DataClient): TradingDate | null {
  const given = readDate(when, parameters.date);
  if (!pinned || isFault(given)) return null;
  const date = resolveDay(given, pinned);
  return isFault(date) ? null : date;
}

/** The one cell of an argument; undefined where it has more or none. */
function only(argument: unknown): unknown {
  if (!Array.isArray(argument)) return argument;
  const row: unknown = argument.length === 1 ? argument[0] : undefined;
  return Array.isArray(row) && row.length === 1 ? (row[0] as unknown) : undefined;
}
