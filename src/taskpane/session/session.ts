import type { AccessToken } from "../../client/access-token.ts";
import type { DataClient } from "../../client/data/data-client.ts";
import type { Client } from "../../client/client.ts";
import { pull as pullFigures, type PullResult } from "../../client/pull.ts";
import type { PullSpec } from "../../contracts/pull.ts";
import { beijingDay } from "../../core/market/beijing-time.ts";
import { SCOPE_NAMES } from "../../core/market/exchange.ts";
import { tableTitle } from "../../excel/caption.ts";
import type { createLinkedTable } from "../../excel/create-linked-table.ts";
import type { Link } from "../../excel/link.ts";
import type { listLinks } from "../../excel/link-store.ts";
import type { Target } from "../../excel/place.ts";
import type { refreshLinkedTable, RefreshOutcome } from "../../excel/refresh-linked-table.ts";
import type { listSheets, showLinkedTable } from "../../excel/sheets.ts";
import {
  explain,
  failure,
  saysTheSame,
  isCancelled,
  pullDone,
  refreshFailures,
  refreshLines,
  sourceProblems,
  type Message,
  type Voice,
} from "./messages.ts";
import { INITIAL_STATE, type Job, type PaneState } from "./pane-state.ts";
import { createStore, type Store } from "./store.ts";

/** What the session does with the workbook: the functions of `src/excel`. */
export interface Workbook {
  readonly createLinkedTable: typeof createLinkedTable;
  readonly refreshLinkedTable: typeof refreshLinkedTable;
  readonly listLinks: typeof listLinks;
  readonly listSheets: typeof listSheets;
  readonly showLinkedTable: typeof showLinkedTable;
}

/** What the pane shows and does, without a pane: the ribbon uses it too. Nothing here throws; what fails becomes a notice. */
export interface Session {
  readonly store: Pick<Store<PaneState>, "get" | "subscribe">;
  loadStatus(): Promise<void>;
  loadWorkbook(): Promise<void>;
  pull(spec: PullSpec, target: Target): Promise<void>;
  /** True where every table is up to date now. */
  refresh(links: readonly Link[]): Promise<boolean>;
  refreshAll(): Promise<boolean>;
  /** Sends this token from now on, or none, and looks whether the server lets in. */
  connect(token: string | null): Promise<void>;
  cancel(): void;
  show(link: Link): Promise<void>;
  dismiss(notice: number): void;
}

export interface SessionParts {
  readonly client: Client;
  /** Stands in for the client where the server only reads. */
  readonly published: Client;
  /** What the functions of the workbook show. */
  readonly data: Pick<DataClient, "state" | "start" | "check" | "refresh">;
  readonly accessToken: Pick<AccessToken, "set">;
  readonly workbook: Workbook;
  readonly now: () => Date;
  readonly voice: Voice;
}

export function createSession({ client, published, data, accessToken, workbook, now, voice }: SessionParts): Session {
  const store = createStore(INITIAL_STATE);
  const { strings, language } = voice;
  let stopping = new AbortController();
  let lastNotice = 0;

  const set = (change: Partial<PaneState>) => store.update((state) => ({ ...state, ...change }));
  const say = (...messages: readonly Message[]) => {
    store.update((state) => {
      const news = messages.filter((message) => !state.notices.some((notice) => saysTheSame(notice, message)));
      return { ...state, notices: [...news.map((message) => ({ ...message, id: ++lastNotice })), ...state.notices] };
    });
  };
  const progress = (change: Partial<Job>) =>
    store.update((state) => ({ ...state, job: state.job && { ...state.job, ...change } }));

  /** A server that only reads may be a host of plain files, which has the edition and the blocks alone. */
  const source = () => (data.state.readOnly ? published : client);
  const firstStage = () => (data.state.readOnly ? "reading" : "collecting");

  async function loadStatus() {
    await data.start();
    // The pane asks for the token itself.
    if (data.state.tokenNeeded) {
      set({ status: { state: "failed" } });
      return;
    }
    try {
      set({ status: { state: "known", asOf: await source().asOf() } });
    } catch (error) {
      set({ status: { state: "failed" } });
      say(failure(error, voice));
    }
  }

  async function loadWorkbook() {
    try {
      const [sheets, links] = await Promise.all([workbook.listSheets(), workbook.listLinks()]);
      set({ sheets, links });
    } catch (error) {
      say(failure(error, voice));
    }
  }

  /** Runs the one job there may be; its failure and its cancelling become notices. */
  async function work(kind: Job["kind"], job: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    if (store.get().job) {
      say({ intent: "warning", title: strings.notice.busy, details: [] });
      return false;
    }
    stopping = new AbortController();
    set({ job: { kind, stage: firstStage(), subject: "", done: 0, total: 0, cancelling: false }, notices: [] });
    let succeeded = true;
    try {
      await job(stopping.signal);
    } catch (error) {
      succeeded = false;
      say(
        isCancelled(error)
          ? { intent: "warning", title: strings.notice.cancelled, details: [] }
          : failure(error, voice),
      );
    }
    set({ job: null });
    await Promise.all([loadStatus(), loadWorkbook(), data.check()]);
    return succeeded;
  }

  async function figuresOf(spec: PullSpec, signal: AbortSignal): Promise<PullResult> {
    progress({ stage: firstStage(), done: 0, total: 0 });
    const result = await pullFigures(source(), spec, {
      today: beijingDay(now()),
      signal,
      onCollecting: ({ done, total, exchange, date }) => {
        const subject = strings.job.collectingDay(SCOPE_NAMES[exchange][language], date);
        progress(done < total ? { done, total, subject } : { stage: "reading", done, total, subject });
      },
    });
    progress({ stage: "writing", subject: tableTitle(spec, language), done: 0, total: 0 });
    return result;
  }

  const onWriting = (done: number, total: number) => progress({ done, total });

  async function pull(spec: PullSpec, target: Target) {
    await work("pull", async (signal) => {
      const result = await figuresOf(spec, signal);
      try {
        const link = await workbook.createLinkedTable(result.pulled, target, { language, signal, onWriting });
        say(...pullDone(link, result, voice));
      } catch (error) {
        if (!isCancelled(error)) say(...sourceProblems(result, voice));
        throw error;
      }
    });
  }

  async function refreshOne(link: Link, signal: AbortSignal): Promise<RefreshOutcome> {
    const result = await figuresOf(link.spec, signal);
    say(...sourceProblems(result, voice));
    signal.throwIfAborted();
    return workbook.refreshLinkedTable(link, result.pulled, { onWriting });
  }

  async function refresh(links: readonly Link[]) {
    let complete = true;
    const ran = await work("refresh", async (signal) => {
      const outcomes: RefreshOutcome[] = [];
      const failures = new Map<string, Link[]>();
      for (const link of links) {
        try {
          outcomes.push(await refreshOne(link, signal));
        } catch (error) {
          complete = false;
          if (isCancelled(error)) {
            if (outcomes.length + failures.size === 0) throw error;
            say({ intent: "warning", title: strings.notice.stopped(outcomes.length), details: [] });
            break;
          }
          const reason = explain(error, voice);
          failures.set(reason, [...(failures.get(reason) ?? []), link]);
        }
      }
      say(...refreshFailures(failures, voice));
      const refreshed = outcomes.filter(({ status }) => status === "refreshed").length;
      const details = outcomes.flatMap((outcome) => refreshLines(outcome, voice));
      if (outcomes.length > 0) say({ intent: "success", title: strings.notice.refreshed(refreshed), details });
    });
    return ran && complete;
  }

  async function refreshAll() {
    await loadWorkbook();
    const links = store.get().links.tables.map(({ link }) => link);
    const tables = links.length === 0 || (await refresh(links));
    // Tables first: what they had the server collect is in the functions' edition, too.
    return (await refreshFunctions(links.length === 0)) && tables;
  }

  /** Says that all is well where it is news: something moved, or nothing else was there to be refreshed. */
  async function refreshFunctions(alone: boolean) {
    const { edition: before } = data.state;
    const refreshed = await data.refresh();
    const { edition, newest, problem } = data.state;
    if (!refreshed) {
      say({ intent: "error", title: strings.notice.functionsFailed, details: problem ? [problem[language]] : [] });
    } else if (newest !== null && (alone || edition !== before)) {
      say({ intent: "success", title: strings.notice.functions(newest), details: [] });
    }
    return refreshed;
  }

  async function connect(token: string | null) {
    const isKept = accessToken.set(token);
    await data.check();
    if (token !== null && !isKept && !data.state.tokenNeeded)
      say({ intent: "warning", title: strings.token.unkept, details: [strings.token.notKept] });
    await loadStatus();
  }

  async function show(link: Link) {
    try {
      if (!(await workbook.showLinkedTable(link))) await loadWorkbook();
    } catch (error) {
      say(failure(error, voice));
    }
  }

  return {
    store,
    loadStatus,
    loadWorkbook,
    pull,
    refresh,
    refreshAll,
    connect,
    show,
    cancel: () => {
      progress({ cancelling: true });
      stopping.abort();
    },
    dismiss: (id) => store.update((state) => ({ ...state, notices: state.notices.filter((one) => one.id !== id) })),
  };
}
