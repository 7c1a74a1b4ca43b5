import { setTimeout as wait } from "node:timers/promises";
import { Cron } from "croner";
import type { SyncEvent } from "../../contracts/api.ts";
import { DATASETS } from "../../core/fields/catalogue.ts";
import { beijingDay, beijingMinute } from "../../core/market/beijing-time.ts";
import { newestDue } from "../../core/market/disclosure-time.ts";
import { EXCHANGES, MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { collect } from "../collect/collect.ts";
import type { Source } from "../collect/source.ts";
import type { Store } from "../store/store.ts";
import { findGaps, sessionsBefore, type Gap } from "./gaps.ts";

export interface ScheduleOptions {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly clock: () => Date;
  /** Told what happens, as whoever collects by hand is. */
  readonly onEvent: (event: SyncEvent) => void;
  /** Done first of all where the sources may be asked: the calendar of a year that is not known yet. */
  readonly prepare?: (signal: AbortSignal) => Promise<void>;
  /** Told of what no source is to blame for. */
  readonly onError: (error: unknown) => void;
  /** Pause between two attempts of one morning. */
  readonly pauseMs?: number;
}

/** What the schedule did last, and does next. */
interface ScheduleState {
  /** ISO instants; null = not yet, or never. */
  readonly next_at: string | null;
  readonly last_at: string | null;
  /** What was still missing after the last attempt. */
  readonly missing: readonly Gap[];
}

export interface Schedule {
  /** Collects what the last mornings missed, then every morning. */
  start(): void;
  state(): ScheduleState;
  /** Ends a collection that is running; resolves when it has come to rest. */
  stop(): Promise<void>;
}

/** Half past eight on weekdays; whether the day is a session is asked of the calendar. */
const EVERY_MORNING = "30 8 * * 1-5";
const GIVEN_UP_FROM = "12:00";
const PAUSE_MS = 10 * 60_000;
/** A machine that was off for some days catches up; longer gaps are for `rzrq collect`. */
const LOOKS_BACK = 10;

/**
 * Collects each session's disclosures on the next morning, again and again until all are there or it is noon, and once
 * at the start for mornings that were missed. Nothing is asked for before somebody has collected from a source: a store
 * that is empty, or holds only files, stays alone.
 */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { store, clock, onError, pauseMs = PAUSE_MS } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let last: Pick<ScheduleState, "last_at" | "missing"> = { last_at: null, missing: [] };
  let running: Promise<void> = Promise.resolve();

  const morning = async (): Promise<void> => {
    if ((await store.isReadOnly()) || !(await hasCollected(options))) return;
    await options.prepare?.(signal);
    while (await attempt()) await wait(pauseMs, undefined, { signal });
  };

  /** True where it is worth trying again this morning. */
  const attempt = async (): Promise<boolean> => {
    const range = rangeAt(clock());
    await collectRange(options, range, signal);
    const missing = await findGaps(store, range);
    last = { last_at: clock().toISOString(), missing };
    return missing.some(({ date }) => date === range.to) && isMorning(clock());
  };

  const run = (): void => {
    running = running.then(morning).catch((error: unknown) => {
      if (!signal.aborted) onError(error);
    });
  };
  const cron = new Cron(EVERY_MORNING, { timezone: "Asia/Shanghai", unref: true, paused: true }, run);

  return {
    start: () => {
      cron.resume();
      run();
    },
    state: () => ({ next_at: cron.nextRun()?.toISOString() ?? null, ...last }),
    stop: async () => {
      cron.stop();
      stopping.abort();
      await running;
    },
  };
}

interface Range {
  readonly from: TradingDate;
  readonly to: TradingDate;
}

function rangeAt(now: Date): Range {
  const to = newestDue(now);
  return { from: sessionsBefore(to, LOOKS_BACK), to };
}

const isMorning = (now: Date): boolean => beijingMinute(now).slice(11) < GIVEN_UP_FROM;

/** Whether any source, and not only a file, has given a day. */
async function hasCollected({ store, sources, clock }: ScheduleOptions): Promise<boolean> {
  const range = [MARGIN_SINCE.SSE, beijingDay(clock())] as const;
  for (const { id } of sources) {
    for (const exchange of EXCHANGES) {
      for (const dataset of ["totals", "details"] as const) {
        if ((await store.days(dataset, exchange, ...range, id)).length > 0) return true;
      }
    }
  }
  return false;
}

/** Where several processes serve one database, the one that has the right collects. */
async function collectRange(
  { store, sources, clock, onEvent }: ScheduleOptions,
  range: Range,
  signal: AbortSignal,
): Promise<void> {
  const release = await store.claimCollecting();
  if (release === null) return;
  try {
    const request = { datasets: DATASETS, scope: "ALL", ...range, today: beijingDay(clock()) } as const;
    await collect({ store, sources, request, onEvent, signal });
  } finally {
    await release();
  }
}
