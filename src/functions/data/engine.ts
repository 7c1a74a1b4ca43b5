import { wantedKey, type Wanted } from "../../client/data/block-address.ts";
import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import { createView, NO_DATA, Unreadable, type View } from "../../client/data/view.ts";
import { isFault, type Fault } from "../../core/columns/fault.ts";
import { MetricError } from "../../core/errors.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { throwError, toCellError, type CellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { withoutInvocation } from "../read-arguments.ts";
import { Call, isCancelable, isStreaming, NO_GROUPS, type Group, type Streaming } from "./call.ts";
import { chooserFor } from "./choose-blocks.ts";
import type { Cells, DataFunction } from "./data-function.ts";
import { get as GET } from "./get.ts";
import { TOO_MUCH, tooLate } from "./no-figure.ts";
import { createQuickDays, quickAnswer, quickDate, readQuickCell, type QuickCell } from "./quick-cells.ts";
import { sameCells } from "./same-cells.ts";

/** From so many cells of one day on, the day is fetched without weighing it against series. */
const MANY_CELLS = 50;
/** No cell stays busy longer; what comes later still reaches a cell that streams. */
const ANSWER_WITHIN_MS = 20_000;
/** Blocks for one answer come at once; one that still lacks some after so many rounds does not fit into memory. */
const MOST_ATTEMPTS = 6;

type Resolve = (cells: Cells | Promise<never>) => void;

/** Single cells of one day, in columns: nothing is kept for a cell but its place. */
interface CellBatch {
  readonly keys: SecurityKey[];
  readonly fields: AnyField[];
  readonly args: (readonly unknown[])[];
  /** Who is told: a promise, or a call that streams. */
  readonly answers: (Resolve | Call)[];
}

/** Answers calls of data functions from what the client has, and has it fetch the rest: one request a block for all of them. */
export interface Engine {
  /** A promise; or nothing, where the host's invocation object takes results one after another. */
  call(definition: DataFunction, args: readonly unknown[]): Promise<Cells> | undefined;
}

interface EngineParts {
  readonly client: DataClient;
  readonly display: Display;
  readonly answerWithin?: number;
}

/** An engine over a client; cells are shown as the display says, which may change. */
export function createEngine({ client, display, answerWithin = ANSWER_WITHIN_MS }: EngineParts): Engine {
  const live: Call[] = [];
  const groups = new Map<string, Group>();
  const days = createQuickDays(client);
  let queue: Call[] = [];
  /** Single cells, by the day as they write it. */
  let batches = new Map<unknown, CellBatch>();
  let flushing = false;
  let round = client.round;

  client.subscribe(() => {
    if (client.round === round) return;
    round = client.round;
    live.forEach(enqueue);
  });

  function enqueue(call: Call): void {
    if (call.queued || call.over) return;
    call.queued = true;
    queue.push(call);
    flushSoon();
  }

  function batchOf(when: unknown): CellBatch {
    const known = batches.get(when);
    if (known) return known;
    const batch: CellBatch = { keys: [], fields: [], args: [], answers: [] };
    batches.set(when, batch);
    flushSoon();
    return batch;
  }

  function flushSoon(): void {
    if (flushing) return;
    flushing = true;
    queueMicrotask(flush);
  }

  /** All calls of a recalculation, at once: what they want is fetched for all of them. */
  function flush(): void {
    flushing = false;
    flushCells();
    const due = queue.filter(({ over }) => !over);
    queue = [];
    for (const call of due) call.queued = false;
    for (const call of due) if (call.definition.withoutData) answer(call, NO_DATA);
    const calls = due.filter((call) => !call.definition.withoutData);
    if (calls.length === 0) return;
    if (client.pinned) answerAll(calls, createView(client, client.pinned));
    else if (client.failure) for (const call of calls) fail(call, client.failure);
    else waitForEdition(calls);
  }

  /** Many cells of one day take its block; few are planned with everything else. */
  function flushCells(): void {
    const due = batches;
    batches = new Map();
    for (const [when, batch] of due) {
      const date = batch.keys.length < MANY_CELLS ? null : quickDate(when, client);
      if (date) void client.blocks.load({ kind: "day", date }).settled.then(() => answerCells(batch, when));
      else answerCells(batch, when);
    }
  }

  /** Each takes its figure; one that has none goes the long way, which tells why. */
  function answerCells({ keys, fields, args, answers }: CellBatch, when: unknown): void {
    const table = days.table(when);
    for (let index = 0; index < keys.length; index++) {
      const answer = answers[index]!;
      const cells = table && quickAnswer(keys[index]!, fields[index]!, table, display);
      if (typeof answer === "function") {
        if (cells) answer(cells);
        else promise(GET, args[index]!, answer);
      } else if (cells) tell(answer, cells);
      else enqueue(answer);
    }
  }

  function waitForEdition(calls: readonly Call[]): void {
    limitWaiting(calls);
    void client.start().then(() => calls.forEach(enqueue));
  }

  function answerAll(calls: readonly Call[], view: View): void {
    const waiting: { call: Call; wanted: Wanted[]; scattered: (readonly [SecurityKey, TradingDate])[] }[] = [];
    for (const call of calls) {
      const [wanted, scattered] = [view.wanted.length, view.scattered.length];
      if (answer(call, view)) continue;
      waiting.push({ call, wanted: view.wanted.slice(wanted), scattered: view.scattered.slice(scattered) });
    }
    if (waiting.length === 0) return;
    const choose = chooserFor(view);
    for (const { call, wanted, scattered } of waiting) join(call, [...wanted, ...scattered.map(choose)]);
    limitWaiting(waiting.map(({ call }) => call));
  }

  /** True where the cell was told something. */
  function answer(call: Call, view: View): boolean {
    try {
      const request = (call.request ??= call.definition.read(call.args));
      const cells = isFault(request) ? request : call.definition.answer(request, view, display);
      if (cells === null && call.attempts++ < MOST_ATTEMPTS) return false;
      if (cells === null) fail(call, TOO_MUCH);
      else tell(call, cells);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      fail(call, error.reason);
    }
    return true;
  }

  function tell(call: Call, answered: Cells | Fault): void {
    const cells = isFault(answered) ? toCellError(answered, display.language) : loneError(answered);
    if (call.last === null || !sameCells(call.last, cells)) call.cell.setResult(cells);
    call.last = cells;
    call.attempts = 0;
    if (call.place < 0) end(call);
  }

  /** A figure that was there stays, and the pane says how old it is; a cell without one is told why. */
  function fail(call: Call, { text }: { readonly text: MetricError["text"] }): void {
    if (call.last === null || !Array.isArray(call.last)) tell(call, new MetricError("notAvailable", text));
  }

  function join(call: Call, wanted: readonly Wanted[]): void {
    const keys = new Map(wanted.map((one) => [wantedKey(one), one]));
    call.missing = keys.size;
    call.groups = [...keys].map(([key, one]) => {
      const group = groups.get(key) ?? open(key, one);
      group.calls.push(call);
      group.waiting++;
      return group;
    });
  }

  function open(key: string, wanted: Wanted): Group {
    const group: Group = { loading: client.blocks.load(wanted), calls: [], waiting: 0 };
    groups.set(key, group);
    void group.loading.settled.then(() => {
      if (groups.get(key) === group) groups.delete(key);
      for (const call of group.calls) if (!call.over && --call.missing === 0) enqueue(call);
    });
    return group;
  }

  /** A call that is given up stops nothing that others wait for. */
  function end(call: Call): void {
    if (call.over) return;
    call.over = true;
    for (const group of call.groups) {
      if (--group.waiting > 0) continue;
      group.loading.release();
      for (const [key, one] of groups) if (one === group) groups.delete(key);
    }
    call.groups = NO_GROUPS;
    if (call.place < 0) return;
    const moved = live.pop()!;
    if (moved !== call) {
      live[call.place] = moved;
      moved.place = call.place;
    }
  }

  function limitWaiting(calls: readonly Call[]): void {
    const timer = setTimeout(() => {
      for (const call of calls) if (call.last === null && !call.over) fail(call, tooLate(answerWithin));
    }, answerWithin);
    if (typeof timer === "object") (timer as { unref(): void }).unref();
  }

  function stream(definition: DataFunction, args: readonly unknown[], invocation: Streaming): void {
    const call = new Call(definition, args, invocation);
    call.place = live.push(call) - 1;
    invocation.onCanceled = () => end(call);
    const cell = definition === GET ? readQuickCell(args) : null;
    const table = cell && days.table(cell.when);
    const cells = table && quickAnswer(cell.key, cell.field, table, display);
    if (cells) tell(call, cells);
    else if (cell) wait(cell, args, call);
    else enqueue(call);
  }

  function wait({ key, field, when }: QuickCell, args: readonly unknown[], answer: CellBatch["answers"][number]): void {
    const batch = batchOf(when);
    batch.keys.push(key);
    batch.fields.push(field);
    batch.args.push(args);
    batch.answers.push(answer);
  }

  function promise(definition: DataFunction, args: readonly unknown[], resolve: Resolve): Call {
    const setResult = (told: unknown) => resolve(Array.isArray(told) ? (told as Cells) : rejected(told as CellError));
    const call = new Call(definition, args, { setResult });
    enqueue(call);
    return call;
  }

  return {
    call(definition, given) {
      const last = given.at(-1);
      const args = withoutInvocation(given);
      if (isStreaming(last)) {
        stream(definition, args, last);
        return undefined;
      }
      const cell = definition === GET ? readQuickCell(args) : null;
      const table = cell && days.table(cell.when);
      const cells = table && quickAnswer(cell.key, cell.field, table, display);
      if (cells) return Promise.resolve(cells);
      return new Promise<Cells>((resolve) => {
        if (isCancelable(last)) {
          const call = promise(definition, args, resolve);
          last.onCanceled = () => end(call);
        } else if (cell) wait(cell, args, resolve);
        else promise(definition, args, resolve);
      });
    },
  };
}

/** A promise that is refused with the error, which is none of JavaScript's own. */
function rejected(error: CellError): Promise<never> {
  return Promise.resolve(error).then(throwError<never>);
}

/** A lone error is told as an error: only then does every host show its text. */
function loneError(cells: Cells): Cells | CellError {
  const cell = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0] : null;
  return typeof cell === "object" && cell !== null && "code" in cell ? (cell as CellError) : cells;
}
