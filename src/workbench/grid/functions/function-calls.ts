import type { FunctionCall, FunctionPort, FunctionResult } from "../../host/grid.ts";
import type { ArgumentBlock } from "./arguments.ts";

/** A cell whose formula waits for an answer. */
export interface Caller {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

interface Entry {
  readonly key: string;
  readonly call: FunctionCall;
  /** Who waits, and since which round. */
  readonly callers: Map<string, { caller: Caller; round: number }>;
  answer: { result: FunctionResult; round: number } | null;
}

/** Answers that are kept although no cell waits for them, so that a formula that comes back does not ask again. */
const KEPT_ANSWERS = 20_000;
/** For so many rounds an answer stays in any case, so that those who asked for it can pick it up. */
const ROUNDS_TO_PICK_UP = 3;

/**
 * The calls to the add-in: every distinct call is made once, all calls of a calculation leave together, and an answer is
 * kept for the next calculation. Functions are pure, so a call is known by its function and its arguments.
 */
export class FunctionCalls {
  private readonly entries = new Map<string, Entry>();
  /** Calls that bring a result some time; one that streams is among them as long as a cell shows it. */
  private readonly inFlight = new Map<number, Entry>();
  private unsent: Entry[] = [];
  /** Cells that have asked for something in this round. */
  private asking = new Set<string>();
  private nextInvocation = 1;
  private round = 0;

  constructor(
    private readonly port: FunctionPort,
    private readonly onAnswer: (callers: readonly Caller[]) => void,
    /** Functions whose calls stay open. */
    private readonly streaming: ReadonlySet<string> = new Set(),
  ) {
    port.onResult((invocation, result) => this.settle(invocation, result));
  }

  get isWaiting(): boolean {
    return this.inFlight.size > 0;
  }

  /** The answer to a call, or null after noting that this cell waits for it. */
  ask(id: string, args: readonly ArgumentBlock[], caller: Caller, address: string): FunctionResult | null {
    const key = JSON.stringify([id, args]);
    const entry = this.entries.get(key) ?? this.open(key, id, args, address);
    const place = placeOf(caller);
    this.asking.add(place);
    if (this.inFlight.has(entry.call.invocation)) entry.callers.set(place, { caller, round: this.round });
    if (!entry.answer) return null;
    // Moved to the end: the map's order is the order of last use.
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.answer.result;
  }

  /** A calculation is over: what it asked for leaves in one message, and what no cell waits for any more is cancelled. */
  endRound(calls: (caller: Caller, id: string) => boolean): void {
    for (const entry of [...this.inFlight.values()]) {
      for (const [place, { caller, round }] of entry.callers) {
        const hasMovedOn = round < this.round && this.asking.has(place);
        if (hasMovedOn || !calls(caller, entry.call.id)) entry.callers.delete(place);
      }
      if (entry.callers.size === 0) this.cancel(entry);
    }
    const asked = this.unsent.filter((entry) => this.inFlight.has(entry.call.invocation)).map((entry) => entry.call);
    this.unsent = [];
    this.asking = new Set();
    this.round += 1;
    this.forgetOldest();
    if (asked.length > 0) this.port.invoke(asked);
  }

  /** The next calculation asks again. A cell that streams shows what it was told last until it is told something else. */
  forget(): void {
    for (const [key, entry] of this.entries) {
      if (!entry.answer) continue;
      if (this.inFlight.has(entry.call.invocation)) this.askAgain(entry);
      else this.entries.delete(key);
    }
  }

  private askAgain({ key, call, callers, answer }: Entry): void {
    this.inFlight.delete(call.invocation);
    this.port.cancel(call.invocation);
    const again = { ...call, invocation: this.nextInvocation++ };
    const entry: Entry = { key, call: again, callers, answer };
    this.entries.set(key, entry);
    this.inFlight.set(again.invocation, entry);
    this.unsent.push(entry);
  }

  /** Gives up on everything that is under way. */
  close(): void {
    for (const entry of [...this.inFlight.values()]) this.cancel(entry);
    this.entries.clear();
  }

  private open(key: string, id: string, args: readonly ArgumentBlock[], address: string): Entry {
    const invocation = this.nextInvocation++;
    const entry: Entry = { key, call: { invocation, id, args, address }, callers: new Map(), answer: null };
    this.entries.set(key, entry);
    this.inFlight.set(invocation, entry);
    this.unsent.push(entry);
    return entry;
  }

  private settle(invocation: number, result: FunctionResult): void {
    const entry = this.inFlight.get(invocation);
    if (!entry) return;
    entry.answer = { result, round: this.round };
    const callers = [...entry.callers.values()].map(({ caller }) => caller);
    if (!this.streaming.has(entry.call.id)) {
      this.inFlight.delete(invocation);
      entry.callers.clear();
    }
    this.onAnswer(callers);
  }

  private cancel(entry: Entry): void {
    this.entries.delete(entry.key);
    this.inFlight.delete(entry.call.invocation);
    const wasSent = !this.unsent.includes(entry);
    if (wasSent) this.port.cancel(entry.call.invocation);
  }

  private forgetOldest(): void {
    for (const [key, { answer, call }] of this.entries) {
      if (this.entries.size <= KEPT_ANSWERS) return;
      if (answer && !this.inFlight.has(call.invocation) && answer.round + ROUNDS_TO_PICK_UP < this.round)
        this.entries.delete(key);
    }
  }
}

function placeOf({ sheet, row, column }: Caller): string {
  return `${sheet}|${row}|${column}`;
}
