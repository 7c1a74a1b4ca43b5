import { wantedKey, type Wanted } from "../../client/data/block-address.ts";
import type { DataClient } from "../../client/data/data-client.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import { createView, NO_DATA, Unreadable, type View } from "../../client/data/view.ts";
import { isFault, type Fault } from "../../core/columns/fault.ts";
import { MetricError } from "../../core/errors.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { toCellError, type CellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { withoutInvocation } from "../read-arguments.ts";
import { isStreaming, type Streaming } from "../streaming.ts";
import { Call, isCancelable, NO_GROUPS, type Cancelable, OneAnswer, type Group } from "./call.ts";
import { chooserFor } from "./choose-blocks.ts";
import type { Cells, DataFunction } from "./data-function.ts";
import { get as GET } from "./get.ts";
import { limitWaiting } from "./limit-waiting.ts";
import { PROGRAM_FAULT, TOO_MUCH, tooLate } from "./no-figure.ts";
import { sameCells } from "./same-cells.ts";
import { SingleCells } from "./single-cells.ts";

/** No cell stays busy longer; what comes later still reaches a cell that streams. */
const ANSWER_WITHIN_MS = 20_000;
/** Blocks for one answer come at once; one that still lacks some after so many rounds does not fit into memory. */
const MOST_ATTEMPTS = 6;

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
  let queue: Call[] = [];
  let flushing = false;
  let round = client.round;

  const singles = new SingleCells({
    ...{ client, display, answerWithin, flushSoon },
    longWay: {
      take: (args, host, shown) => {
        const call = host instanceof OneAnswer ? answerOnce(GET, args, host) : stream(GET, args, host);
        call.last = shown;
        return call;
      },
      tellLate,
    },
  });

  client.subscribe(() => {
    if (client.round === round) return;
    round = client.round;
    singles.askAgain();
    live.forEach(enqueue);
  });

  function enqueue(call: Call): void {
    if (call.queued || call.over) return;
    call.queued = true;
    queue.push(call);
    flushSoon();
  }

  function flushSoon(): void {
    if (flushing) return;
    flushing = true;
    queueMicrotask(flush);
  }

  /** All calls of a recalculation, at once: what they want is fetched for all of them. */
  function flush(): void {
    flushing = false;
    singles.flush();
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

  function waitForEdition(calls: readonly Call[]): void {
    limit(calls);
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
    limit(waiting.map(({ call }) => call));
    const choose = chooserFor(view);
    for (const { call, wanted, scattered } of waiting) join(call, [...wanted, ...scattered.map(choose)]);
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
      if (error instanceof Unreadable) fail(call, error.reason);
      else {
        // Other cells are answered all the same, and the fault is still seen where faults are looked for.
        queueMicrotask(() => {
          throw error;
        });
        fail(call, PROGRAM_FAULT);
      }
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
    void group.loading.settled.finally(() => {
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

  function limit(calls: readonly Call[]): void {
    limitWaiting(answerWithin, () => {
      tellLate(calls);
    });
  }

  function tellLate(calls: readonly Call[]): void {
    for (const call of calls) if (call.last === null && !call.over) fail(call, tooLate(answerWithin));
  }

  function stream(definition: DataFunction, args: readonly unknown[], invocation: Streaming): Call {
    const call = new Call(definition, args, invocation);
    call.place = live.push(call) - 1;
    invocation.onCanceled = () => end(call);
    enqueue(call);
    return call;
  }

  function answerOnce(definition: DataFunction, args: readonly unknown[], host: OneAnswer): Call {
    const call = new Call(definition, args, host);
    enqueue(call);
    return call;
  }

  function promise(definition: DataFunction, args: readonly unknown[], invocation?: Cancelable): Promise<Cells> {
    return new Promise((resolve) => {
      const call = answerOnce(definition, withoutInvocation(args), new OneAnswer(resolve));
      if (invocation) invocation.onCanceled = () => end(call);
    });
  }

  return {
    call(definition, args) {
      const last = args[args.length - 1];
      if (isStreaming(last)) {
        if (definition !== GET || !singles.stream(args, last)) stream(definition, withoutInvocation(args), last);
        return undefined;
      }
      if (isCancelable(last)) return promise(definition, args, last);
      return (definition === GET ? singles.ask(args) : null) ?? promise(definition, args);
    },
  };
}

/** A lone error is told as an error: only then does every host show its text. */
function loneError(cells: Cells): Cells | CellError {
  const cell = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0] : null;
  return typeof cell === "object" && cell !== null && "code" in cell ? (cell as CellError) : cells;
}
