import type { SyncEvent } from "../../contracts/api.ts";
import { MARKET_DATASETS, type Dataset } from "../../core/fields/catalogue.ts";
import { SCOPES } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { StoreError } from "../store/store-error.ts";
import type { Store } from "../store/store.ts";
import { collectDates, type Asking, type Outcome } from "./collect-dates.ts";
import { createPatience } from "./patience.ts";
import { planCollection, type CollectionPlan, type CollectionRequest } from "./plan-collection.ts";
import type { Source } from "./source.ts";

export interface Collection {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly request: CollectionRequest;
  readonly onEvent?: (event: SyncEvent) => void;
  readonly signal?: AbortSignal;
}

export type CollectionResult = Omit<Extract<SyncEvent, { type: "done" }>, "type">;

/** Sessions that are asked for in one go where a source answers a range: about a month. */
const PERIOD = 20;

/**
 * Asks the sources for what the store lacks and lands each day as it arrives: newest first, a month's totals and then its
 * days of securities one by one, the exchanges side by side. A source that fails is told as a `problem` and others step
 * in. Rejects when the signal fires; days landed stay, so that asking again goes on where it was. Rejects at once with a
 * `StoreError` where another process collects, or nothing can be stored.
 */
export async function collect(collection: Collection): Promise<CollectionResult> {
  collection.signal?.throwIfAborted();
  const release = await collection.store.claimCollecting();
  if (release === null) throw collectedElsewhere();
  try {
    return await collectAlone(collection);
  } finally {
    await release();
  }
}

async function collectAlone(collection: Collection): Promise<CollectionResult> {
  const { store, sources, request, signal } = collection;
  const tell = collection.onEvent ?? (() => undefined);
  const plans = await planCollection(store, sources, request);
  const counts = { landed: 0, unchanged: 0, not_disclosed: 0, failed: 0 };
  for (const { stored, undisclosed } of plans) {
    counts.unchanged += stored;
    counts.not_disclosed += undisclosed;
  }
  const total = plans.reduce((sum, { dates }) => sum + dates.length, 0);
  let done = 0;

  const finish = ({ exchange }: CollectionPlan, date: TradingDate, outcome: Outcome): void => {
    counts[outcome]++;
    tell({ type: "progress", done: ++done, total, exchange, date });
  };
  const asking: Asking = { store, today: request.today, patience: createPatience(), tell, finish, signal };

  for (const period of periodsOf(plans)) {
    await sideBySide(plans.filter(isOfMarket), period, asking);
    for (const date of [...period].reverse()) await sideBySide(plans.filter(isOfSecurities), [date], asking);
  }
  tell({ type: "done", ...counts });
  return counts;
}

const isOfMarket = ({ dataset }: CollectionPlan): boolean => (MARKET_DATASETS as readonly Dataset[]).includes(dataset);
const isOfSecurities = (plan: CollectionPlan): boolean => !isOfMarket(plan);

/** All dates of the plans in runs of a month, each ascending, the newest run first. */
function periodsOf(plans: readonly CollectionPlan[]): TradingDate[][] {
  const dates = [...new Set(plans.flatMap((plan) => plan.dates))].sort();
  const periods: TradingDate[][] = [];
  for (let end = dates.length; end > 0; end -= PERIOD) periods.push(dates.slice(Math.max(0, end - PERIOD), end));
  return periods;
}

/** The exchanges at the same time, the datasets of each in turn. */
async function sideBySide(
  plans: readonly CollectionPlan[],
  period: readonly TradingDate[],
  asking: Asking,
): Promise<void> {
  const lanes = SCOPES.map(async (exchange) => {
    for (const plan of plans.filter((one) => one.exchange === exchange)) {
      asking.signal?.throwIfAborted();
      const open = new Set(plan.dates);
      await collectDates(
        plan,
        period.filter((date) => open.has(date)),
        asking,
      );
    }
  });
  // All lanes come to rest before an error goes on: nothing may still be landing when the store is closed.
  for (const outcome of await Promise.allSettled(lanes)) if (outcome.status === "rejected") throw outcome.reason;
}

const collectedElsewhere = (): StoreError =>
  new StoreError({
    zh: "另一个 RZRQ 进程正在为同一个数据库采集：它完成后数据会自动出现在这里，无需重复采集；若仍缺少所需的日期，请稍后再试。",
    en: "Another RZRQ process is collecting for the same database: what it stores appears here by itself. If a day is still missing then, try again.",
  });
