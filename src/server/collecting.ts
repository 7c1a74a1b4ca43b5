import { join } from "node:path";
import { beijingDay } from "../core/market/beijing-time.ts";
import { createProblemLog, type ProblemLog } from "./api/problem-log.ts";
import { createCalendar } from "./collect/calendars.ts";
import { listedCodes } from "./collect/listed-codes.ts";
import { SourceError, type Source } from "./collect/source.ts";
import { createSources } from "./collect/sources.ts";
import { createCallLog, type CallLog } from "./collect/transport/call-log.ts";
import type { Config } from "./config.ts";
import { refreshCalendar } from "./schedule/refresh-calendar.ts";
import { createSchedule, type Schedule } from "./schedule/schedule.ts";
import type { Store } from "./store/store.ts";

/** Everything of a server that asks sources, or tells how that went. */
export interface Collecting {
  readonly sources: readonly Source[];
  readonly problems: ProblemLog;
  readonly calls: CallLog;
  /** Not started yet; null = switched off. */
  readonly schedule: Schedule | null;
}

/** `onError` is told of failures of the schedule that no source is to blame for. */
export function createCollecting(
  config: Config,
  store: Store,
  { clock, onError }: { readonly clock: () => Date; readonly onError: (error: unknown) => void },
): Collecting {
  const problems = createProblemLog(clock, join(config.dataDirectory, "problems.json"));
  const calls = createCallLog();
  const options = {
    urls: config.sourceUrls,
    tushareToken: config.tushareToken,
    pauseMs: config.pauseMs,
    concepts: config.concepts,
    onCall: calls.note,
  };
  const sources = createSources({
    ...options,
    listCodes: (exchange) => listedCodes(store, exchange),
  });
  const calendar = createCalendar(options);
  const prepare = async (signal: AbortSignal): Promise<void> => {
    const now = clock();
    try {
      await refreshCalendar(calendar, config.dataDirectory, { today: beijingDay(now), now, signal });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      problems.note({ type: "problem", source: error.source, exchange: "SZSE", message: error.text });
    }
  };
  const schedule = config.collects
    ? createSchedule({
        store,
        sources,
        clock,
        prepare,
        onError,
        onEvent: (event) => {
          if (event.type === "problem") problems.note(event);
        },
      })
    : null;
  return { sources, problems, calls, schedule };
}
