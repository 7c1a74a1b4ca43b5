import { edition as editionSchema, EDITION_PATH } from "../../contracts/edition.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { ClientError, TOKEN_NEEDED } from "../client-error.ts";
import { getJson, type Connection } from "../request.ts";
import type { WantedBlock } from "./block-address.ts";
import { createBlockLoader, FAILURE_STANDS_MS, type BlockLoader } from "./block-loader.ts";
import { INITIAL_DATA_STATE, type DataState } from "./data-state.ts";
import { indexEdition, type EditionIndex } from "./edition-index.ts";
import { NO_COPIES, type KeptCopies } from "./kept-copies.ts";

/** A copy is taken where the server has said nothing for so long; it goes on being listened to. */
const COPY_AFTER_MS = 3_000;
const CACHE_BYTES = 128 * 1024 * 1024;

/**
 * The data of a workbook: one edition, which stays until the user refreshes, and its blocks. Functions and pane share one.
 */
export interface DataClient {
  readonly state: DataState;
  /** Calls the listener after every change of the state, and of the round; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The edition that the workbook shows; null until one is there. */
  readonly pinned: EditionIndex | null;
  /** Reads an edition where there is none: the server's, or else the copy of the last. Never throws; see `state.problem`. */
  start(): Promise<void>;
  /** Why there is no edition, as long as that stands; null = there is, or it is time to ask again. */
  readonly failure: ClientError | null;
  readonly blocks: BlockLoader;
  /** Shows the newest from now on. False where the server could not be read: then all stays as it is. */
  refresh(): Promise<boolean>;
  /** Looks whether newer data is there, and whether a server that was gone is back. */
  check(): Promise<void>;
  setAutomatic(automatic: boolean): void;
  /** Grows whenever answers may be other ones: after a refresh, and when the server is back. */
  readonly round: number;
}

export interface DataClientParts {
  readonly connection: Connection;
  readonly copies?: KeptCopies;
  readonly cacheBytes?: number;
  /** Milliseconds that only grow: never the time of day, which people set. */
  readonly now?: () => number;
}

/** A client of the data server; nothing is asked before `start`. */
export function createDataClient({
  connection,
  copies = NO_COPIES,
  cacheBytes = CACHE_BYTES,
  now = () => performance.now(),
}: DataClientParts): DataClient {
  let state = INITIAL_DATA_STATE;
  let pinned: EditionIndex | null = null;
  let current: EditionIndex | null = null;
  let failure: { readonly error: ClientError; readonly at: number } | null = null;
  let starting: Promise<void> | null = null;
  let reading: Promise<EditionIndex> | null = null;
  let round = 0;
  let toldRound = 0;
  const listeners = new Set<() => void>();

  function set(change: Partial<DataState>): void {
    const next = { ...state, ...change };
    const isSame = JSON.stringify(next) === JSON.stringify(state);
    if (isSame && round === toldRound) return;
    toldRound = round;
    if (!isSame) state = next;
    for (const listener of [...listeners]) listener();
  }

  /** The server's edition; one request at a time, whoever asks. */
  function readEdition(): Promise<EditionIndex> {
    reading ??= getJson(connection, EDITION_PATH, editionSchema)
      .then(
        (document) => {
          void copies.keepEdition(document);
          take(indexEdition(document));
          onServed();
          return current!;
        },
        (error: unknown) => {
          if (error instanceof ClientError) onFailed(error);
          throw error;
        },
      )
      .finally(() => (reading = null));
    return reading;
  }

  /** Notes what the server has now; it shows only where nothing showed before. */
  function take(index: EditionIndex): void {
    current = index;
    if (!pinned) pin(index);
    else set({ newer: newerThan(pinned, index) });
  }

  function pin(index: EditionIndex): void {
    pinned = index;
    current = index;
    const newest = newestDay(index);
    set({
      phase: "ready",
      edition: index.edition,
      newest,
      sample: index.sample,
      readOnly: index.readOnly,
      newer: null,
    });
  }

  /** What had failed may succeed now: all who wait for it are asked to try again. */
  function onServed(): void {
    const hadFailed = blocks.forgetFailures();
    if (hadFailed || state.offline || failure) round++;
    failure = null;
    set({ offline: false, lacking: false, problem: null, tokenNeeded: false });
  }

  function onFailed(error: ClientError): void {
    const isGone = error.kind === "unreachable" || error.kind === "timeout";
    const tokenNeeded = error.code === TOKEN_NEEDED;
    set({ offline: state.offline || isGone, problem: error.text, tokenNeeded });
  }

  async function takeCopy(): Promise<void> {
    const copy = await copies.edition();
    if (copy && !pinned) {
      pin(indexEdition(copy));
      set({ offline: true });
    }
  }

  async function startOnce(): Promise<void> {
    const copyInTime = setTimeout(() => void takeCopy().then(settleEarly), COPY_AFTER_MS);
    let settleEarly = (): void => undefined;
    const early = new Promise<void>((resolve) => {
      settleEarly = () => {
        if (pinned) resolve();
      };
    });
    const asked = readEdition().then(
      () => undefined,
      async (error: unknown) => {
        if (!(error instanceof ClientError)) throw error;
        await takeCopy();
        failure = pinned ? null : { error, at: now() };
      },
    );
    await Promise.race([asked, early]);
    clearTimeout(copyInTime);
  }

  async function refresh(): Promise<boolean> {
    set({ refreshing: true });
    try {
      const newest = await readEdition();
      if (pinned !== newest) {
        pin(newest);
        blocks.unpin();
      }
      round++;
      return true;
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      return false;
    } finally {
      set({ refreshing: false });
    }
  }

  async function check(): Promise<void> {
    try {
      await readEdition();
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      return;
    }
    if (state.newer && state.automatic) await refresh();
  }

  const blocks = createBlockLoader({
    ...{ connection, copies, cacheBytes, now },
    current: () => current!,
    last: (wanted) => lastShown(pinned!, wanted),
    isOffline: () => state.offline,
    rereadEdition: async () => {
      await readEdition();
    },
    onServed: () => {
      if (state.offline) onServed();
    },
    onFailed,
    onLacking: (lacking) => set({ lacking }),
  });

  return {
    get state() {
      return state;
    },
    get pinned() {
      return pinned;
    },
    get failure() {
      return failure && now() - failure.at < FAILURE_STANDS_MS ? failure.error : null;
    },
    get round() {
      return round;
    },
    blocks,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      if (pinned) return Promise.resolve();
      starting ??= startOnce().finally(() => (starting = null));
      return starting;
    },
    refresh,
    check,
    setAutomatic: (automatic) => {
      set({ automatic });
      if (automatic && state.newer) void refresh();
    },
  };
}

function newerThan(shown: EditionIndex, found: EditionIndex): DataState["newer"] {
  if (shown.edition === found.edition) return null;
  return { edition: found.edition, newest: newestDay(found) };
}

/** Of the securities, or of the totals where there is nothing else. */
const newestDay = (index: EditionIndex): TradingDate | null =>
  index.newest("ALL", "details") ?? index.newest("ALL", "totals");

/** Totals may reach further than the days of the securities. */
function lastShown(index: EditionIndex, wanted: WantedBlock): TradingDate {
  const ofSecurities = index.dates.at(-1) ?? ("0000-00-00" as TradingDate);
  const ofTotals = wanted.kind === "market" ? index.newest(wanted.scope, "totals") : null;
  return ofTotals !== null && ofTotals > ofSecurities ? ofTotals : ofSecurities;
}
