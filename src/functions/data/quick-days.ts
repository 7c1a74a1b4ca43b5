import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import type { DayTable } from "../../client/data/tables.ts";
import { isFault } from "../../core/columns/fault.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Display } from "../display.ts";
import type { Cells } from "./data-function.ts";
import { figureCell } from "./figure-cell.ts";
import * as parameters from "./parameters.ts";
import { readField } from "./read-keys.ts";
import { readDate } from "./read-options.ts";
import { resolveDay } from "./resolve-day.ts";

/** A day at hand, its columns found by what formulas call them. */
export class QuickDay {
  private readonly columns = new Map<unknown, Float64Array | null>();

  constructor(readonly table: DayTable) {}

  /** NaN = the day has none, or not in its own block. */
  figure(key: SecurityKey, field: unknown): number {
    const known = this.columns.get(field);
    const column = known === undefined ? this.recall(field) : known;
    if (column === null) return NaN;
    const row = this.table.rowOf(key);
    return row < 0 ? NaN : column[row]!;
  }

  /** The answer that shows a figure of the day. */
  show(figure: number, key: SecurityKey, field: unknown, display: Display): Cells {
    if (!display.formattedNumbers) return [[figure]];
    const read = readField(field);
    return [[isFault(read) ? figure : figureCell(figure, read, this.table, this.table.rowOf(key), display)]];
  }

  private recall(written: unknown): Float64Array | null {
    const field = readField(written);
    const column = isFault(field) ? null : this.table.figures(field);
    if (typeof written !== "object") this.columns.set(written, column);
    return column;
  }
}

/** Days that are kept at hand. */
const MOST_AT_HAND = 8;

/** The days that the client has read, by how they are written; they are let go when the data changes. */
export class QuickDays {
  private readonly days = new Map<unknown, QuickDay>();
  private last: QuickDay | null = null;
  private lastWhen: unknown = undefined;
  private round = -1;
  private pinned: unknown = null;

  constructor(private readonly client: DataClient) {}

  /** Null where the day is not there, or none is meant. */
  find(when: unknown): QuickDay | null {
    const { round, pinned } = this.client;
    if (round !== this.round || pinned !== this.pinned) {
      this.days.clear();
      this.last = null;
      this.round = round;
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
    const day = new QuickDay(table);
    this.days.set(when, day);
    return day;
  }
}
