import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import { MetricError } from "../../core/errors.ts";
import { toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { rejected, type Resolve, type Streaming } from "./call.ts";
import type { Cells } from "./data-function.ts";
import { limitWaiting } from "./limit-waiting.ts";
import { tooLate } from "./no-figure.ts";
import { QuickDays, type QuickDay } from "./quick-days.ts";
import { readSecurity } from "./read-keys.ts";
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

  /** Many cells of one day take its block; few are planned with everything else. */
  flush(): void {
    const due = this.waiting;
    this.waiting = new Map();
    for (const [when, batch] of due) {
      if (batch.places.length < MANY_CELLS || this.days.find(when)) this.answerAll(batch, when);
      else void this.load(batch, when);
    }
  }

  private async load(batch: Batch, when: unknown): Promise<void> {
    const { client, answerWithin } = this.parts;
    limitWaiting(answerWithin, () => this.tellLate(batch));
    if (!client.pinned && !client.failure) await client.start();
    const date = this.days.dateOf(when);
    if (date && !client.blocks.failure({ kind: "day", date })) await client.blocks.load({ kind: "day", date }).settled;
    this.answerAll(batch, when);
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

  private answerAll({ places, args }: Batch, when: unknown): void {
    const day = this.days.find(when);
    for (let index = 0; index < places.length; index++) {
      const place = places[index]!;
      if (this.cells.args[place] !== args[index]) continue;
      if (day === null || !this.answer(place, day)) this.goLongWay(place, args[index]!);
    }
  }

  /** Those that show nothing yet are told so; one that streams goes on waiting. */
  private tellLate({ places, args }: Batch): void {
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

  private goLongWay(place: number, args: readonly unknown[]): void {
    const answer = this.cells.answers[place]!;
    const figure = this.cells.shown[place]!;
    this.cells.remove(place, args);
    if (typeof answer === "function") this.parts.longWay.promise(args, answer);
    else this.parts.longWay.stream(args, answer, Number.isNaN(figure) ? null : [[figure]]);
  }
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
