import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import type { DayTable } from "../../client/data/tables.ts";
import { isFault } from "../../core/columns/fault.ts";
import { ALL_FIELDS } from "../../core/fields/any-field.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Display } from "../display.ts";
import type { Cells } from "./data-function.ts";
import { figureCell } from "./figure-cell.ts";
import * as parameters from "./parameters.ts";
import { readDate } from "./read-options.ts";
import { resolveDay } from "./resolve-day.ts";
import { dayTextAt } from "./security-row.ts";
import { numberOfText, textOfNumber } from "./shown-texts.ts";

/** A day at hand, its columns found by the places of fields in the catalogue. */
class QuickDay {
  private readonly columns = new Array<Float64Array | undefined>(ALL_FIELDS.length);

  constructor(readonly table: DayTable) {}

  /** A figure, or the number of a text; NaN = the day has none. */
  find(key: SecurityKey, field: number): number {
    const column = this.columns[field] ?? this.recall(field);
    const row = this.table.rowOf(key);
    return row < 0 ? NaN : column[row]!;
  }

  /** The answer that shows what was found. */
  show(found: number, key: SecurityKey, field: number, display: Display): Cells {
    const described = ALL_FIELDS[field]!;
    if (!display.formattedNumbers || described.unit === "text") return plainCells(found, field);
    return [[figureCell(found, described, this.table, this.table.rowOf(key), display)]];
  }

  private recall(place: number): Float64Array {
    const field = ALL_FIELDS[place]!;
    const none = () => new Float64Array(this.table.rows).fill(NaN);
    const column = field.unit === "text" ? this.numbersOfTexts(field.id) : (this.table.figures(field) ?? none());
    this.columns[place] = column;
    return column;
  }

  private numbersOfTexts(id: string): Float64Array {
    return Float64Array.from({ length: this.table.rows }, (_, row) => {
      const text = dayTextAt(this.table, row, id);
      return text === null ? NaN : numberOfText(text);
    });
  }
}

/** What was found in a field, as a cell without a format. */
export function plainCells(found: number, field: number): Cells {
  return ALL_FIELDS[field]!.unit === "text" ? [[textOfNumber(found)]] : [[found]];
}

/** Days that are kept at hand. */
const MOST_AT_HAND = 8;

/** The days that the client has read, by how they are written; they are let go when the workbook shows another edition. */
export class QuickDays {
  private readonly days = new Map<unknown, QuickDay>();
  /** Columns as long as the client keeps their day: a row of cells may go through more days than are at hand. */
  private readonly known = new WeakMap<DayTable, QuickDay>();
  private last: QuickDay | null = null;
  private lastWhen: unknown = undefined;
  private pinned: unknown = null;

  constructor(private readonly client: DataClient) {}

  /** Null where the day is not there, or none is meant. */
  find(when: unknown): QuickDay | null {
    const { pinned } = this.client;
    if (pinned !== this.pinned) {
      this.days.clear();
      this.last = null;
      this.pinned = pinned;
    }
    if (this.last !== null && when === this.lastWhen) return this.last;
    this.last = this.days.get(when) ?? this.recall(when);
    this.lastWhen = when;
    return this.last;
  }

  /** The day that is meant; null where there is none. */
  dateOf(when: unknown): TradingDate | null {
    const given = readDate(when, parameters.date);
    if (!this.client.pinned || isFault(given)) return null;
    const date = resolveDay(given, this.client.pinned);
    return isFault(date) ? null : date;
  }

  private recall(when: unknown): QuickDay | null {
    const date = this.dateOf(when);
    const table = date && this.client.blocks.find({ kind: "day", date });
    if (!table) return null;
    if (this.days.size >= MOST_AT_HAND) this.days.clear();
    const day = this.known.get(table) ?? new QuickDay(table);
    this.known.set(table, day);
    this.days.set(when, day);
    return day;
  }
}
