import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import { MetricError } from "../../core/errors.ts";
import { ALL_FIELDS } from "../../core/fields/any-field.ts";
import { toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import type { Streaming } from "../streaming.ts";
import { OneAnswer, type Call } from "./call.ts";
import type { Cells } from "./data-function.ts";
import { createGiveUp } from "./giving-up.ts";
import { limitWaiting } from "./limit-waiting.ts";
import { tooLate } from "./no-figure.ts";
import { plainCells, QuickDays } from "./quick-days.ts";
import { quickField } from "./quick-fields.ts";
import { readSecurity } from "./read-keys.ts";
import { SettledCells } from "./settled-cells.ts";
import { WaitingCells } from "./waiting-cells.ts";

/** From so many cells of one day on, the day is fetched without weighing it against series. */
const MANY_CELLS = 50;
/** A day that is let go before it is used is fetched again, but not for ever. */
const MOST_ATTEMPTS = 6;

/** Where a cell goes that has no figure, or not yet: there it is told why. */
interface LongWay {
  /** `shown` is what the cell shows already. */
  take(args: readonly unknown[], host: Streaming, shown: Cells | null): Call;
  /** Those that show nothing yet are told that they have waited for too long. */
  tellLate(calls: readonly Call[]): void;
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

/**
 * Formulas of one security, one field and one day: a sheet has thousands of them. Each takes its figure from a column of
 * its day, and one block is fetched for all of them.
 */
export class SingleCells {
  private readonly giveUp = createGiveUp(() => {
    this.onGivenUp();
  });
  private readonly days: QuickDays;
  private readonly settled = new SettledCells(this.giveUp);
  /** Those that have asked since the last flush, by the day as they write it. */
  private waiting = new Map<unknown, WaitingCells>();
  private lastWaiting: WaitingCells | null = null;
  private readonly loading = new Set<WaitingCells>();

  constructor(private readonly parts: SingleCellsParts) {
    this.days = new QuickDays(parts.client);
  }

  /** False for a call that is none of a single cell. */
  stream(args: readonly unknown[], host: Streaming): boolean {
    const key = keyOf(args[0]);
    const field = quickField(only(args[1]));
    const when = whenOf(args[2], host);
    if (key === null || field < 0 || when === undefined) return false;
    host.onCanceled = this.giveUp;
    const day = this.isWaitedFor(when) ? null : this.days.find(when);
    const found = day === null ? NaN : day.find(key, field);
    if (day === null || Number.isNaN(found)) this.waitingFor(when).cells.add(host, key, field, NaN);
    else {
      this.settled.add(when, host, key, field, found);
      host.setResult(day.show(found, key, field, this.parts.display));
    }
    return true;
  }

  /** Null for a call that is none of a single cell. Answered at once where the day is there: then nothing is kept. */
  ask(args: readonly unknown[]): Promise<Cells> | null {
    const key = keyOf(args[0]);
    const field = quickField(only(args[1]));
    const when = whenOf(args[2], null);
    if (key === null || field < 0 || when === undefined) return null;
    const day = this.isWaitedFor(when) ? null : this.days.find(when);
    const found = day === null ? NaN : day.find(key, field);
    if (day !== null && !Number.isNaN(found)) return Promise.resolve(day.show(found, key, field, this.parts.display));
    return new Promise((resolve) => {
      const host = new OneAnswer(resolve);
      host.onCanceled = this.giveUp;
      this.waitingFor(when).cells.add(host, key, field, NaN);
    });
  }

  /** Answers may be other ones now. */
  askAgain(): void {
    const isOver = (host: Streaming) => host.onCanceled !== this.giveUp;
    for (const [when, list] of this.settled.takeAll()) this.waitingFor(when).cells.addAll(list, isOver);
  }

  /** Many cells of one day take its block; few are planned with everything else. */
  flush(): void {
    const due = this.waiting;
    this.waiting = new Map();
    this.lastWaiting = null;
    for (const [when, waiting] of due) {
      if (waiting.cells.count < MANY_CELLS || this.days.find(when)) this.answerAll(waiting);
      else void this.load(waiting);
    }
  }

  private isWaitedFor(when: unknown): boolean {
    return this.lastWaiting !== null && (this.lastWaiting.when === when || this.waiting.has(when));
  }

  private waitingFor(when: unknown): WaitingCells {
    if (this.lastWaiting !== null && this.lastWaiting.when === when) return this.lastWaiting;
    const waiting = this.waiting.get(when) ?? new WaitingCells(when, this.giveUp);
    this.waiting.set(when, waiting);
    this.lastWaiting = waiting;
    this.parts.flushSoon();
    return waiting;
  }

  private async load(waiting: WaitingCells): Promise<void> {
    const { client, answerWithin } = this.parts;
    const { when } = waiting;
    limitWaiting(answerWithin, () => this.tellLate(waiting));
    this.loading.add(waiting);
    if (!client.pinned && !client.failure) await client.start();
    for (let attempt = 0; attempt < MOST_ATTEMPTS && !waiting.areOver() && !this.days.find(when); attempt++) {
      const date = this.days.dateOf(when);
      if (!date || client.blocks.failure({ kind: "day", date })) break;
      await waiting.waitFor(client.blocks.load({ kind: "day", date }));
    }
    this.loading.delete(waiting);
    this.answerAll(waiting);
  }

  private tellLate(waiting: WaitingCells): void {
    const { display, answerWithin, longWay } = this.parts;
    waiting.tellLate(toCellError(new MetricError("notAvailable", tooLate(answerWithin).text), display.language));
    longWay.tellLate(waiting.passedOn);
  }

  private answerAll(waiting: WaitingCells): void {
    const { display, longWay } = this.parts;
    const { when } = waiting;
    const day = this.days.find(when);
    const cells = waiting.takeAll();
    for (let place = 0; place < cells.count; place++) {
      const host = cells.hosts[place]!;
      if (host.onCanceled !== this.giveUp) continue;
      const key = cells.keyAt(place);
      const field = cells.fieldAt(place);
      const shown = cells.shownAt(place);
      const found = day === null ? NaN : day.find(key, field);
      if (day === null || Number.isNaN(found)) {
        const stays = Number.isNaN(shown) ? null : plainCells(shown, field);
        waiting.passedOn.push(longWay.take([key.text, ALL_FIELDS[field]!.id, when], host, stays));
        continue;
      }
      if (!(host instanceof OneAnswer)) this.settled.add(when, host, key, field, found);
      if (found !== shown) host.setResult(day.show(found, key, field, display));
    }
  }

  private onGivenUp(): void {
    this.settled.onGivenUp();
    for (const waiting of this.loading) waiting.releaseIfOver();
  }
}

function keyOf(argument: unknown): SecurityKey | null {
  const key = readSecurity(only(argument));
  return "number" in key ? key : null;
}

/** The day as it is written; a host that leaves it out may put its invocation object in its place. Undefined = not one cell. */
function whenOf(argument: unknown, host: Streaming | null): unknown {
  if (argument === undefined || argument === host) return null;
  const when = only(argument);
  return typeof when === "object" && when !== null ? undefined : when;
}

/** The one cell of an argument; undefined where it has more or none. */
function only(argument: unknown): unknown {
  if (!Array.isArray(argument)) return argument;
  const row: unknown = argument.length === 1 ? argument[0] : undefined;
  return Array.isArray(row) && row.length === 1 ? (row[0] as unknown) : undefined;
}
