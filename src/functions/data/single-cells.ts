import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import { isFault } from "../../core/columns/fault.ts";
import type { Display } from "../display.ts";
import type { Resolve, Streaming } from "./call.ts";
import type { Cells } from "./data-function.ts";
import { QuickDays, type QuickDay } from "./quick-days.ts";
import { readField, readSecurity } from "./read-keys.ts";

/** From so many cells of one day on, the day is fetched without weighing it against series. */
const MANY_CELLS = 50;

/** A formula of one security, one field and one day; a sheet has thousands of them, so that little is kept of each. */
class SingleCell {
  /** What it shows; NaN = nothing yet. */
  shown = NaN;
  /** Place among those that stream. */
  place = -1;
  over = false;

  constructor(
    readonly key: SecurityKey,
    readonly field: unknown,
    /** As the host handed them over. */
    readonly args: readonly unknown[],
    /** Who is told: a host's cell that streams, or a promise. */
    readonly host: Streaming | null,
    readonly resolve: Resolve | null,
  ) {}
}

/** Where a cell goes that has no figure, or not yet: there it is told why. */
export interface LongWay {
  stream(args: readonly unknown[], host: Streaming, shown: Cells | null): void;
  promise(args: readonly unknown[], resolve: Resolve): void;
}

interface SingleCellsParts {
  readonly client: DataClient;
  readonly display: Display;
  readonly longWay: LongWay;
  /** Has `flush` called once the calls of this recalculation are all there. */
  readonly flushSoon: () => void;
}

/** The single cells of a sheet: each takes its figure from a column of its day, and one block is fetched for all of them. */
export class SingleCells {
  private readonly days: QuickDays;
  private readonly live: SingleCell[] = [];
  /** Those that wait, by the day as they write it. */
  private waiting = new Map<unknown, SingleCell[]>();

  constructor(private readonly parts: SingleCellsParts) {
    this.days = new QuickDays(parts.client);
  }

  /** False for a call that is none of a single cell. */
  stream(args: readonly unknown[], host: Streaming): boolean {
    const key = keyOf(args[0]);
    const field = only(args[1]);
    const when = whenOf(args, host);
    if (key === null || field === undefined || when === undefined) return false;
    const cell = new SingleCell(key, field, args, host, null);
    cell.place = this.live.push(cell) - 1;
    host.onCanceled = () => this.end(cell);
    const day = this.days.find(when);
    if (!day || !this.answer(cell, day)) this.wait(cell, when);
    return true;
  }

  /** Null for a call that is none of a single cell. */
  ask(args: readonly unknown[]): Promise<Cells> | null {
    const key = keyOf(args[0]);
    const field = only(args[1]);
    const when = only(args[2] ?? null);
    if (key === null || field === undefined || when === undefined) return null;
    const day = this.days.find(when);
    const figure = day ? day.figure(key, field) : NaN;
    if (!Number.isNaN(figure)) return Promise.resolve(day!.show(figure, key, field, this.parts.display));
    return new Promise((resolve) => this.wait(new SingleCell(key, field, args, null, resolve), when));
  }

  /** Answers may be other ones now. */
  askAgain(): void {
    for (const cell of this.live) this.wait(cell, whenOf(cell.args, cell.host));
  }

  /** Many cells of one day take its block; few are planned with everything else. */
  flush(): void {
    const { client } = this.parts;
    const due = this.waiting;
    this.waiting = new Map();
    for (const [when, cells] of due) {
      const date = cells.length < MANY_CELLS || this.days.find(when) ? null : this.days.dateOf(when);
      if (!date || client.blocks.failure({ kind: "day", date })) this.answerAll(cells, when);
      else void client.blocks.load({ kind: "day", date }).settled.then(() => this.answerAll(cells, when));
    }
  }

  private wait(cell: SingleCell, when: unknown): void {
    if (isFault(readField(cell.field))) {
      this.goLongWay(cell);
      return;
    }
    const cells = this.waiting.get(when);
    if (cells) cells.push(cell);
    else {
      this.waiting.set(when, [cell]);
      this.parts.flushSoon();
    }
  }

  private answerAll(cells: readonly SingleCell[], when: unknown): void {
    const day = this.days.find(when);
    for (const cell of cells) if (!cell.over && !(day && this.answer(cell, day))) this.goLongWay(cell);
  }

  /** False where the day has no figure for it. */
  private answer(cell: SingleCell, day: QuickDay): boolean {
    const { key, field, host, resolve, shown } = cell;
    const figure = day.figure(key, field);
    if (Number.isNaN(figure)) return false;
    if (figure === shown) return true;
    cell.shown = figure;
    const cells = day.show(figure, key, field, this.parts.display);
    if (host) host.setResult(cells);
    else resolve!(cells);
    return true;
  }

  private goLongWay(cell: SingleCell): void {
    const { args, host, resolve, shown } = cell;
    this.end(cell);
    if (host) this.parts.longWay.stream(args, host, Number.isNaN(shown) ? null : [[shown]]);
    else this.parts.longWay.promise(args, resolve!);
  }

  private end(cell: SingleCell): void {
    cell.over = true;
    if (cell.place < 0) return;
    const moved = this.live.pop()!;
    if (moved !== cell) {
      this.live[cell.place] = moved;
      moved.place = cell.place;
    }
    cell.place = -1;
  }
}

function keyOf(argument: unknown): SecurityKey | null {
  const key = readSecurity(only(argument));
  return "number" in key ? key : null;
}

/** The day as it is written; a host that leaves it out may put its invocation object in its place. */
function whenOf(args: readonly unknown[], host: Streaming | null): unknown {
  const when = args[2];
  return when === undefined || when === host ? null : only(when);
}

/** The one cell of an argument; undefined where it has more or none. */
function only(argument: unknown): unknown {
  if (!Array.isArray(argument)) return argument;
  const row: unknown = argument.length === 1 ? argument[0] : undefined;
  return Array.isArray(row) && row.length === 1 ? (row[0] as unknown) : undefined;
}
