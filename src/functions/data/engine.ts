import type { Loading } from "../../client/data/block-loader.ts";
import { wantedKey, type Wanted } from "../../client/data/block-address.ts";
import type { DataClient } from "../../client/data/data-client.ts";
import { planBlocks, type BlockCosts } from "../../client/data/plan-blocks.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import { createView, NO_DATA, Unreadable, type View } from "../../client/data/view.ts";
import { isFault, type Fault } from "../../core/columns/fault.ts";
import { MetricError } from "../../core/errors.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { throwError, toCellError, type CellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { withoutInvocation } from "../read-arguments.ts";
import type { Cells, DataFunction } from "./data-function.ts";
import { getQuickly } from "./get.ts";
import { sameCells } from "./same-cells.ts";

/** No cell stays busy longer; what comes later still reaches a cell that streams. */
const ANSWER_WITHIN_MS = 20_000;
/** Bytes of a security and field in a block, compressed, and what a request costs beside its bytes. */
const BYTES_A_ROW = 60;
const BYTES_A_REQUEST = 100_000;
const USUAL_SECURITIES = 4_500;

/** Blocks for one answer come at once; one that still lacks some after so many rounds does not fit into memory. */
const MOST_ATTEMPTS = 6;
const TOO_MUCH = {
  text: {
    zh: "一次调用所需的数据超出内存上限；请分成几个公式，或缩短日期区间",
    en: "One call wants more data than fits into memory; divide it into several formulas, or shorten the range of days",
  },
};

/** What a host hands over with a call that streams: the cell is told whenever there is another answer. */
interface Streaming {
  readonly setResult: (value: unknown) => void;
  onCanceled?: (() => void) | undefined;
}

/** A cell that wants an answer, or that is told again when the answer changes. */
interface Call {
  readonly definition: DataFunction;
  readonly args: readonly unknown[];
  request: unknown;
  readonly tell: (answer: Cells | CellError) => void;
  readonly streams: boolean;
  last: Cells | CellError | null;
  groups: Group[];
  missing: number;
  /** How often blocks were fetched for it without an answer. */
  attempts: number;
  queued: boolean;
  over: boolean;
  /** Place among those that stream. */
  place: number;
}

/** The calls that wait for one block. */
interface Group {
  readonly loading: Loading;
  readonly calls: Call[];
  waiting: number;
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
  let queue: Call[] = [];
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
    if (flushing) return;
    flushing = true;
    queueMicrotask(flush);
  }

  /** All calls of a recalculation, at once: what they want is fetched for all of them. */
  function flush(): void {
    flushing = false;
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
    if (call.last === null || !sameCells(call.last, cells)) call.tell(cells);
    call.last = cells;
    call.attempts = 0;
    if (!call.streams) end(call);
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
    call.groups = [];
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

  function start(definition: DataFunction, args: readonly unknown[], streams: boolean, tell: Call["tell"]): Call {
    const call: Call = {
      ...{ definition, args, request: undefined, tell, streams, last: null },
      ...{ groups: [], missing: 0, attempts: 0, queued: false, over: false, place: -1 },
    };
    if (streams) call.place = live.push(call) - 1;
    return call;
  }

  function stream(definition: DataFunction, args: readonly unknown[], invocation: Streaming): void {
    const call = start(definition, args, true, (cells) => invocation.setResult(cells));
    invocation.onCanceled = () => end(call);
    const quick = definition.id === "GET" ? getQuickly(args, client, display) : undefined;
    if (quick) {
      call.last = quick;
      invocation.setResult(quick);
    } else enqueue(call);
  }

  return {
    call(definition, given) {
      const last = given.at(-1);
      const args = withoutInvocation(given);
      if (isStreaming(last)) {
        stream(definition, args, last);
        return undefined;
      }
      const quick = definition.id === "GET" ? getQuickly(args, client, display) : undefined;
      if (quick) return Promise.resolve(quick);
      const asked = new Promise<Cells | CellError>((resolve) => {
        const call = start(definition, args, false, resolve);
        if (isCancelable(last)) last.onCanceled = () => end(call);
        enqueue(call);
      });
      return asked.then(throwError);
    },
  };
}

/** For each scattered figure the block that the plan fetches it with. */
function chooserFor(view: View): (scattered: readonly [SecurityKey, TradingDate]) => Wanted {
  const demand = new Map<TradingDate, Set<string>>();
  for (const [{ digits: code }, date] of view.scattered) {
    const codes = demand.get(date);
    if (codes) codes.add(code);
    else demand.set(date, new Set([code]));
  }
  const plan = planBlocks(demand, costsIn(view));
  return ([{ digits: code }, date]) => (plan.days.has(date) ? { kind: "day", date } : { kind: "series", code });
}

function costsIn({ edition }: View): BlockCosts {
  const cost = (rows: number) => BYTES_A_REQUEST + BYTES_A_ROW * rows;
  return { day: cost(USUAL_SECURITIES), series: cost(edition.dates.length) };
}

/** A lone error is told as an error: only then does every host show its text. */
function loneError(cells: Cells): Cells | CellError {
  const cell = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0] : null;
  return typeof cell === "object" && cell !== null && "code" in cell ? (cell as CellError) : cells;
}

function isStreaming(argument: unknown): argument is Streaming {
  return (
    typeof argument === "object" &&
    argument !== null &&
    "setResult" in argument &&
    typeof argument.setResult === "function"
  );
}

function isCancelable(argument: unknown): argument is { onCanceled: () => void } {
  return typeof argument === "object" && argument !== null && "onCanceled" in argument;
}

function tooLate(milliseconds: number) {
  const seconds = milliseconds / 1000;
  return {
    text: {
      zh: `数据在 ${seconds} 秒内没有到达。数据到达后会自动填入；也可在窗格中查看数据服务的状态`,
      en: `The data did not arrive within ${seconds} seconds. It is filled in when it does; the pane shows the state of the data server`,
    },
  };
}
