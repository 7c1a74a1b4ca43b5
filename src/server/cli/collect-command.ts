import type { SyncEvent } from "../../contracts/api.ts";
import { beijingDay } from "../../core/market/beijing-time.ts";
import { isSession, nextSession, previousSession } from "../../core/market/calendar.ts";
import { SCOPE_NAMES } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { DATASETS, type Dataset } from "../../core/fields/catalogue.ts";
import { collect, type CollectionResult } from "../collect/collect.ts";
import { listedCodes } from "../collect/listed-codes.ts";
import { createSources } from "../collect/sources.ts";
import type { Config } from "../config.ts";
import { loadCalendar } from "../schedule/calendar-file.ts";
import { openReconciledStore } from "../truth/reconciled-store.ts";
import type { CollectOptions } from "./program.ts";
import { progressBar } from "./progress-bar.ts";
import type { Terminal } from "./terminal.ts";
import type { CollectedDataset } from "./read-options.ts";
import { UsageError } from "./usage-error.ts";

/** Collects what the store lacks of the days asked for. True where no day failed: where one source fails, another may step in; `signal` stops it between two days. */
export async function runCollect(
  options: CollectOptions,
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<boolean> {
  await loadCalendar(config.dataDirectory);
  const today = beijingDay(new Date());
  const { from, to } = readDays(options, today);
  const { exchange: scope, dataset, again = false } = options;
  const datasets = datasetsFor(dataset);
  const store = await openReconciledStore(config);
  const sources = createSources({
    urls: config.sourceUrls,
    pauseMs: config.pauseMs,
    tushareToken: config.tushareToken,
    concepts: config.concepts,
    listCodes: (exchange) => listedCodes(store, exchange),
  });
  try {
    const request = { datasets, scope, from, to, today, again };
    const result = await collect({ store, sources, request, onEvent: createReporter(terminal), signal });
    summarise(result, from, to, terminal);
    return result.failed === 0;
  } finally {
    await store.close();
  }
}

/** Turnover and float value come with the totals; without a word, everything. */
function datasetsFor(dataset: CollectedDataset | undefined): readonly Dataset[] {
  if (dataset === undefined) return DATASETS;
  return dataset === "totals" ? ["totals", "overview"] : [dataset];
}

/** The range asked for. A day that cannot have been disclosed is refused: nothing would ever come of it. */
export function readDays(options: CollectOptions, today: TradingDate): { from: TradingDate; to: TradingDate } {
  const { date } = options;
  const last = previousSession(today);
  if (date !== undefined && (options.from !== undefined || options.to !== undefined)) throw dateAndRange();
  const from = date ?? options.from ?? options.to ?? last;
  const to = date ?? options.to ?? last;
  const latest = from > to ? from : to;
  if (latest > today) throw notYet(latest, today);
  if (from > to) throw wrongOrder(from, to);
  if (date !== undefined && !isSession(date)) throw noSession(date);
  return { from, to };
}

/** Shows progress, and each distinct problem once. */
function createReporter(terminal: Terminal): (event: SyncEvent) => void {
  const told = new Set<string>();
  const startedAt = performance.now();
  return (event) => {
    if (event.type === "progress") {
      const { zh, en } = SCOPE_NAMES[event.exchange];
      const bar = progressBar(event.done, event.total, performance.now() - startedAt);
      terminal.progress({ zh: `${bar.zh} · ${event.date} ${zh}`, en: `${bar.en} · ${event.date} ${en}` });
    }
    if (event.type === "problem" && !told.has(event.message.en)) {
      told.add(event.message.en);
      terminal.complain(event.message);
    }
  };
}

function summarise(result: CollectionResult, from: TradingDate, to: TradingDate, terminal: Terminal): void {
  const { landed, unchanged, not_disclosed, failed } = result;
  const days = from === to ? { zh: from, en: from } : { zh: `${from} 至 ${to}`, en: `${from} to ${to}` };
  terminal.say({
    zh: `采集 ${days.zh} 的结果（按交易所、数据集、交易日计）：新增 ${landed}，未变 ${unchanged}，尚未披露 ${not_disclosed}，失败 ${failed}。`,
    en: `Result for ${days.en} (counted by exchange, dataset and day): ${landed} landed, ${unchanged} unchanged, ${not_disclosed} not yet disclosed, ${failed} failed.`,
  });
}

const dateAndRange = (): UsageError =>
  new UsageError({
    zh: "--date 与 --from、--to 不能同时使用：采集一天用 --date，采集一段用 --from 和 --to。",
    en: "--date cannot be used with --from or --to: give --date for one day, --from and --to for a range.",
  });

const notYet = (date: TradingDate, today: TradingDate): UsageError =>
  new UsageError({
    zh: `${date} 晚于今天（北京时间 ${today}）：融资融券数据在下一交易日早晨披露，请给出已过去的交易日。`,
    en: `${date} is after today (${today} in Beijing): margin figures are disclosed the next morning, give a trading day that has passed.`,
  });

const wrongOrder = (from: TradingDate, to: TradingDate): UsageError =>
  new UsageError({
    zh: `起始日 ${from} 晚于截止日 ${to}：请对调或改正。`,
    en: `The first day ${from} is after the last day ${to}: exchange or correct them.`,
  });

const noSession = (date: TradingDate): UsageError =>
  new UsageError({
    zh: `${date} 不是交易日：前一个交易日是 ${previousSession(date)}，后一个是 ${nextSession(date)}，请用其中之一。`,
    en: `${date} is not a trading day: the one before is ${previousSession(date)}, the one after ${nextSession(date)}; use one of them.`,
  });
