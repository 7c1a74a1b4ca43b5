import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import { isFault } from "../../core/columns/fault.ts";
import { MetricError } from "../../core/errors.ts";
import { toCellError, type CellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { rejected, type Resolve, type Streaming } from "./call.ts";
import type { Cells } from "./data-function.ts";
import { limitWaiting } from "./limit-waiting.ts";
import { tooLate } from "./no-figure.ts";
import { QuickDays, type QuickDay } from "./quick-days.ts";
import { readField, readSecurity } from "./read-keys.ts";
import { isOfHistory } from "./security-row.ts";
import { SinglePlaces } from "./single-places.ts";

/** From so many cells of one day on, the day is fetched without weighing it against series. */
const MANY_CELLS = 50;

/** Where a cell goes that has no figure, or not yet: there it is told why. */
interface LongWay {
  stream(args: readonly unknown[], host: Streaming, shown: Cells | null): void;
  promise(args: readonly unknown[], resolve: Resolve): void;
}

interface SingleCellsParts {
  readonly client: DataClient;
  readonly display: Display;
  readonly longWay: LongWay;
  /** In milliseconds: no cell stays busy longer. */
  readonly answerWithin: number;
  /** Has `flush` called once the calls of this recalculation are all there. */
  readonly flushSoon: () => void;
}

/** Cells that wait for one day: their places, and the arguments that stood there, since a place may be given away. */
interface Batch {
  readonly places: number[];
  readonly args: (readonly unknown[])[];
}

/** Brings what is told once a batch has waited for as long as it may. */
type Late = Promise<CellError>;

/**
 * Formulas of one security, one field and one day: a sheet has thousands of them. Each takes its figure from a column of
 * its day, and one block is fetched for all of them.
 */
export class SingleCells {
  private readonly days: QuickDays;
  private readonly cells = new SinglePlaces();
  /** Those that wait, by the day as they write it. */
  private waiting = new Map<unknown, Batch>();

  constructor(private readonly parts: SingleCellsParts) {
    this.days = new QuickDays(parts.client);
  }

  /** False for a call that is none of a single cell. */
  stream(args: readonly unknown[], host: Streaming): boolean {
    const key = keyOf(args[0]);
    const field = only(args[1]);
    const when = whenOf(args, host);
    if (key === null || field === undefined || when === undefined) return false;
    const place = this.cells.add(key, field, args, host);
    host.onCanceled = () => this.cells.remove(place, args);
    this.answerOrWait(place, args, when);
    return true;
  }

  /** Null for a call that is none of a single cell. Answered at once where the day is there: then nothing is kept. */
  ask(args: readonly unknown[]): Promise<Cells> | null {
    const key = keyOf(args[0]);
    const field = only(args[1]);
    const when = only(args[2] ?? null);
    if (key === null || field === undefined || when === undefined) return null;
    const day = this.days.find(when);
    const figure = day === null ? NaN : day.figure(key, field);
    if (Number.isNaN(figure)) return this.askLater(key, field, args, when);
    return Promise.resolve(day!.show(figure, key, field, this.parts.display));
  }

  /** Answers may be other ones now. */
  askAgain(): void {
    const { args, answers } = this.cells;
    args.forEach((given, place) => {
      const host = answers[place]!;
      if (given !== null && typeof host !== "function") this.wait(place, given, whenOf(given, host));
    });
  }

  /** Many cells of one day take its block; few are planned with everything else, as is what no block of a day has. */
  flush(): void {
    const due = this.waiting;
    this.waiting = new Map();
    for (const [when, all] of due) {
      const batch = this.days.find(when) ? all : this.withoutHistory(all);
      if (batch.places.length < MANY_CELLS || this.days.find(when)) this.answerAll(batch, when);
      else void this.load(batch, when);
    }
  }

  private withoutHistory({ places, args }: Batch): Batch {
    const rest: Batch = { places: [], args: [] };
    places.forEach((place, index) => {
      const given = args[index]!;
      if (this.cells.args[place] !== given) return;
      const field = readField(this.cells.fields[place]);
      if (!isFault(field) && isOfHistory(field)) this.goLongWay(place, given);
      else {
        rest.places.push(place);
        rest.args.push(given);
      }
    });
    return rest;
  }

  private async load(batch: Batch, when: unknown): Promise<void> {
    const { client, answerWithin } = this.parts;
    const late: Late = new Promise((resolve) => {
      limitWaiting(answerWithin, () => {
        resolve(this.tellLate(batch));
      });
    });
    if (!client.pinned && !client.failure) await client.start();
    const date = this.days.dateOf(when);
    if (date && !client.blocks.failure({ kind: "day", date })) await client.blocks.load({ kind: "day", date }).settled;
    this.answerAll(batch, when, late);
  }

  private askLater(key: SecurityKey, field: unknown, args: readonly unknown[], when: unknown): Promise<Cells> {
    return new Promise((resolve) => this.wait(this.cells.add(key, field, args, resolve), args, when));
  }

  private answerOrWait(place: number, args: readonly unknown[], when: unknown): void {
    const day = this.waiting.has(when) ? null : this.days.find(when);
    if (day === null || !this.answer(place, day)) this.wait(place, args, when);
  }

  private wait(place: number, args: readonly unknown[], when: unknown): void {
    let batch = this.waiting.get(when);
    if (!batch) {
      batch = { places: [], args: [] };
      this.waiting.set(when, batch);
      this.parts.flushSoon();
    }
    batch.places.push(place);
    batch.args.push(args);
  }

  private answerAll({ places, args }: Batch, when: unknown, late?: Late): void {
    const day = this.days.find(when);
    for (let index = 0; index < places.length; index++) {
      const place = places[index]!;
      if (this.cells.args[place] !== args[index]) continue;
      if (day === null || !this.answer(place, day)) this.goLongWay(place, args[index]!, late);
    }
  }

  /** Those that show nothing yet are told so; one that streams goes on waiting. */
  private tellLate({ places, args }: Batch): CellError {
    const { display, answerWithin } = this.parts;
    const error = toCellError(new MetricError("notAvailable", tooLate(answerWithin).text), display.language);
    places.forEach((place, index) => {
      if (this.cells.args[place] !== args[index] || !Number.isNaN(this.cells.shown[place])) return;
      const answer = this.cells.answers[place]!;
      if (typeof answer !== "function") answer.setResult(error);
      else {
        this.cells.remove(place, args[index]!);
        answer(rejected(error));
      }
    });
    return error;
  }

  /** False where the day has no figure for it. */
  private answer(place: number, day: QuickDay): boolean {
    const { keys, fields, answers, shown } = this.cells;
    const figure = day.figure(keys[place]!, fields[place]);
    if (Number.isNaN(figure)) return false;
    if (figure === shown[place]) return true;
    shown[place] = figure;
    const cells = day.show(figure, keys[place]!, fields[place], this.parts.display);
    const answer = answers[place]!;
    if (typeof answer !== "function") answer.setResult(cells);
    else {
      answer(cells);
      this.cells.remove(place, this.cells.args[place]!);
    }
    return true;
  }

  /** What it has waited already counts: it is told no later than the others. */
  private goLongWay(place: number, args: readonly unknown[], late?: Late): void {
    const { longWay } = this.parts;
    const answer = this.cells.answers[place]!;
    const figure = this.cells.shown[place]!;
    this.cells.remove(place, args);
    if (typeof answer !== "function") {
      const isBlank = Number.isNaN(figure);
      longWay.stream(args, late && isBlank ? toldBy(late, answer) : answer, isBlank ? null : [[figure]]);
    } else if (late) {
      const found = new Promise<Cells>((resolve) => longWay.promise(args, resolve));
      answer(Promise.race([found, late.then(rejected)]));
    } else longWay.promise(args, answer);
  }
}

/** The host's cell, which is told why it is blank if nothing else was told by then. */
function toldBy(late: Late, host: Streaming): Streaming {
  let waits = true;
  const cell: Streaming = {
    setResult: (value) => {
      waits = false;
      host.setResult(value);
    },
    onCanceled: undefined,
  };
  host.onCanceled = () => {
    waits = false;
    cell.onCanceled?.();
  };
  void late.then((error) => {
    if (waits) host.setResult(error);
  });
  return cell;
}

function keyOf(argument: unknown): SecurityKey | null {
  const key = readSecurity(only(argument));
  return "number" in key ? key : null;
}

/** The day as it is written; a host that leaves it out may put its invocation object in its place. */
function whenOf(args: readonly unknown[], host: Streaming): unknown {
  const when = args[2];
  return when === undefined || when === host ? null : only(when);
}

/** The one cell of an argument; undefined where it has more or none. */
function only(argument: unknown): unknown {
  if (!Array.isArray(argument)) return argument;
  const row: unknown = argument.length === 1 ? argument[0] : undefined;
  return Array.isArray(row) && row.length === 1 ? (row[0] as unknown) : undefined;
}
