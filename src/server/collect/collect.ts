import type { SyncEvent } from "../../contracts/api.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { StoreError } from "../store/store-error.ts";
import type { Store } from "../store/store.ts";
import { planCollection, type CollectionPlan, type CollectionRequest } from "./plan-collection.ts";
import { SourceError, type DayAnswer, type Source } from "./source.ts";

export interface Collection {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly request: CollectionRequest;
  readonly onEvent?: (event: SyncEvent) => void;
  readonly signal?: AbortSignal;
}

export type CollectionResult = Omit<Extract<SyncEvent, { type: "done" }>, "type">;

/**
 * Asks the sources for the sessions that the store lacks and lands each day as it arrives, the sources side by side.
 * A source that fails is told as a `problem` and the others go on. Rejects when the signal fires; days landed stay.
 */
export async function collect(collection: Collection): Promise<CollectionResult> {
  const { store, sources, request, signal } = collection;
  const tell = collection.onEvent ?? (() => undefined);
  const plans = await planCollection(store, sources, request);
  const counts = { landed: 0, unchanged: 0, not_disclosed: 0, failed: 0 };
  for (const plan of plans) counts.unchanged += plan.stored;
  const total = plans.reduce((sum, { dates }) => sum + dates.length, 0);
  let done = 0;

  const finish = (exchange: Scope, date: TradingDate, outcome: keyof CollectionResult): void => {
    counts[outcome]++;
    tell({ type: "progress", done: ++done, total, exchange, date });
  };

  const run = async ({ source, dataset, exchange, dates }: CollectionPlan): Promise<boolean> => {
    const open = new Set(dates);
    if (open.size === 0) return true;
    try {
      for await (const answer of source.collect({ dataset, exchange, dates }, signal)) {
        signal?.throwIfAborted();
        const date = dateOf(answer);
        if (!open.has(date)) continue;
        finish(exchange, date, await land(store, answer));
        open.delete(date);
      }
      if (open.size === 0) return true;
      throw leftOpen(source, [...open]);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof SourceError || error instanceof StoreError)) throw error;
      tell({ type: "problem", source: source.id, exchange, message: error.text });
      counts.failed += open.size;
      return false;
    }
  };

  /** One source's plans in turn. What failed once is not asked again in the same breath. */
  const runInTurn = async (ofSource: readonly CollectionPlan[]): Promise<void> => {
    let failed = false;
    for (const plan of ofSource) {
      signal?.throwIfAborted();
      if (failed) counts.failed += plan.dates.length;
      else failed = !(await run(plan));
    }
  };

  signal?.throwIfAborted();
  const outcomes = await Promise.allSettled(
    sources.map((source) => runInTurn(plans.filter((plan) => plan.source === source))),
  );
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  tell({ type: "done", ...counts });
  return counts;
}

const dateOf = (answer: DayAnswer): TradingDate =>
  answer.status === "disclosed" ? answer.disclosure.date : answer.date;

async function land(store: Store, answer: DayAnswer): Promise<keyof CollectionResult> {
  if (answer.status === "notDisclosed") return "not_disclosed";
  const [landing] = await store.land([answer.disclosure]);
  return landing === "unchanged" ? "unchanged" : "landed";
}

const leftOpen = (source: Source, dates: readonly TradingDate[]): SourceError =>
  new SourceError(source.id, {
    zh: `${source.name.zh}没有回答 ${dates.length} 个交易日（首个为 ${dates[0]}）：请稍后重试。`,
    en: `${source.name.en} left ${dates.length} sessions unanswered (the first is ${dates[0]}): try again later.`,
  });
