import type { TradingDate } from "../../core/market/trading-date.ts";
import { BLOCK_TYPE } from "../../contracts/blocks.ts";
import { ClientError, isGone, malformed } from "../client-error.ts";
import { getBytes, type Connection } from "../request.ts";
import {
  blockAddress,
  wantedKey,
  type Wanted,
  type WantedBlock,
  type WantedOf,
  type WantedPoints,
} from "./block-address.ts";
import { createBoundedCache } from "./bounded-cache.ts";
import type { EditionIndex } from "./edition-index.ts";
import type { KeptCopies } from "./kept-copies.ts";
import { readBlock, type Table, type TableOf } from "./read-block.ts";
import { readPoints } from "./read-points.ts";
import { noSeries } from "./tables.ts";

const NO_SUCH: ReadonlySet<string | undefined> = new Set(["unknown_code", "http_404"]);
/** How the keys of single figures begin. */
const POINTS = "points/";
/** So long a block that failed is not asked for again by itself: a recalculation is not a storm. */
export const FAILURE_STANDS_MS = 10_000;

/** A block on its way; whoever does not need it any more lets go, and the last one stops it. */
export interface Loading {
  /** Resolves when the block is there or has failed. */
  readonly settled: Promise<void>;
  release(): void;
}

export interface BlockLoader {
  /** The block as it was read since the last refresh; null where it was not. */
  find<K extends Wanted["kind"]>(wanted: WantedOf<K>): TableOf[K] | null;
  /** The table of single figures that were asked for and hold the pair, and its row there: -1 = it is not served. */
  findPoint(code: string, date: TradingDate): { readonly table: TableOf["points"]; readonly row: number } | null;
  /** Whether asking for single figures failed, as long as that stands: blocks have them as well. */
  readonly pointsFail: boolean;
  /** Why the last attempt failed, as long as that stands. */
  failure(wanted: Wanted): ClientError | null;
  /** One request a block and edition, whoever asks. */
  load(wanted: Wanted): Loading;
  /** The next attempt may be at once. False where nothing had failed. */
  forgetFailures(): boolean;
  /** From now on blocks are those of the current edition. */
  unpin(): void;
}

interface LoaderParts {
  readonly connection: Connection;
  readonly copies: KeptCopies;
  readonly cacheBytes: number;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** The edition in which addresses are looked up; it may be newer than the one that the workbook shows. */
  readonly current: () => EditionIndex;
  /** Last day that the workbook shows of what the block is of. */
  readonly last: (wanted: WantedBlock) => TradingDate;
  /** Whether the server was last seen to be gone: then copies are looked for first. */
  readonly isOffline: () => boolean;
  /** Reads the edition anew, after an address was found to be no longer served. */
  readonly rereadEdition: () => Promise<void>;
  readonly onServed: () => void;
  readonly onFailed: (error: ClientError) => void;
  /** Whether blocks failed and have not been read since. */
  readonly onLacking: (lacking: boolean) => void;
}

/** By whom a block was asked for: whether he still wants it, and at which age of the loader. */
interface Asked {
  readonly signal: AbortSignal;
  readonly age: number;
}

/** Loads blocks, each once, and keeps them. */
export function createBlockLoader(parts: LoaderParts): BlockLoader {
  const { connection, copies, now } = parts;
  const cache = createBoundedCache<Table>(parts.cacheBytes);
  /** Under which entry a block was first read since the last refresh: it does not move until the next one. */
  const pinned = new Map<string, string>();
  const failures = new Map<string, { readonly error: ClientError; readonly at: number }>();
  /** Questions that were answered since the last refresh. */
  const points = new Set<string>();
  const underWay = new Map<string, { readonly loading: Loading; readonly stop: AbortController; waiting: number }>();
  /** How often everything was let go: what was asked for before the last time is shown no more. */
  let age = 0;

  async function bytesAt(address: string, signal: AbortSignal): Promise<Uint8Array> {
    const copyFirst = parts.isOffline() ? await copies.block(address) : null;
    if (copyFirst) return copyFirst;
    try {
      const bytes = await getBytes(connection, address, BLOCK_TYPE, signal);
      parts.onServed();
      return bytes;
    } catch (error) {
      if (!(error instanceof ClientError) || isGone(error) || NO_SUCH.has(error.code)) throw error;
      parts.onFailed(error);
      const copy = await copies.block(address);
      if (copy) return copy;
      throw error;
    }
  }

  /** A block that cannot be read is a fault of the server like any other: it is asked again when it is well. */
  function read(wanted: WantedBlock, bytes: Uint8Array, address: string, last: TradingDate): Table {
    try {
      return readBlock(wanted, bytes, address, last);
    } catch (error) {
      if (error instanceof ClientError) parts.onFailed(error);
      throw error;
    }
  }

  function pin(key: string, entry: string, asked: Asked): void {
    if (asked.age === age) pinned.set(key, entry);
  }

  async function fetchPoints(wanted: WantedPoints, asked: Asked): Promise<void> {
    const key = wantedKey(wanted);
    const { edition } = parts.current();
    const entry = `${key} ${edition}`;
    if (!cache.get(entry)) {
      const read = await readPoints(connection, wanted, edition, asked.signal);
      cache.set(entry, read.table);
      if (read.edition > edition) await parts.rereadEdition();
    }
    if (asked.age === age) points.add(key);
    pin(key, entry, asked);
  }

  async function fetchBlock(wanted: Wanted, asked: Asked): Promise<void> {
    if (wanted.kind === "points") return fetchPoints(wanted, asked);
    const key = wantedKey(wanted);
    const address = blockAddress(wanted, parts.current());
    if (address === null) throw noLongerServed(key);
    const last = parts.last(wanted);
    const entry = `${address} ${last}`;
    if (!cache.get(entry)) {
      const bytes = await bytesAt(address, asked.signal);
      cache.set(entry, read(wanted, bytes, address, last));
      void copies.keepBlock(address, bytes);
    }
    pin(key, entry, asked);
  }

  async function fetchOrReread(wanted: Wanted, asked: Asked): Promise<void> {
    try {
      await fetchBlock(wanted, asked);
    } catch (error) {
      if (!isGone(error)) throw error;
      await parts.rereadEdition();
      await fetchBlock(wanted, asked);
    }
  }

  /** A security that the server does not know has a history without days. */
  function settleUnknown(wanted: Wanted, error: unknown, asked: Asked): void {
    if (wanted.kind !== "series" || !(error instanceof ClientError) || !NO_SUCH.has(error.code)) throw error;
    const key = wantedKey(wanted);
    const entry = `${key} unknown ${parts.current().edition}`;
    cache.set(entry, noSeries(wanted.code));
    pin(key, entry, asked);
  }

  /** What single figures are refused is read from blocks. */
  function tellLacking(): void {
    parts.onLacking([...failures.keys()].some((key) => !key.startsWith(POINTS)));
  }

  function load(wanted: Wanted): Loading {
    const key = wantedKey(wanted);
    const known = underWay.get(key);
    if (known) {
      known.waiting++;
      return known.loading;
    }
    const stop = new AbortController();
    const asked = { signal: stop.signal, age };
    const settled = fetchOrReread(wanted, asked)
      .catch((error: unknown) => settleUnknown(wanted, error, asked))
      .then(
        () => {
          if (failures.delete(key)) tellLacking();
        },
        (error: unknown) => {
          if (asked.age !== age || stop.signal.aborted) return;
          failures.set(key, { error: error instanceof ClientError ? error : malformed(key, error), at: now() });
          tellLacking();
        },
      )
      .finally(() => {
        if (underWay.get(key)?.stop === stop) underWay.delete(key);
      });
    const release = () => {
      const entry = underWay.get(key);
      if (entry?.stop !== stop || --entry.waiting > 0) return;
      underWay.delete(key);
      stop.abort();
    };
    const loading = { settled, release };
    underWay.set(key, { loading, stop, waiting: 1 });
    return loading;
  }

  function tableAt(key: string): Table | null {
    const entry = pinned.get(key);
    return entry === undefined ? null : cache.get(entry);
  }

  function find<K extends Wanted["kind"]>(wanted: WantedOf<K>): TableOf[K] | null {
    return tableAt(wantedKey(wanted)) as TableOf[K] | null;
  }

  function findPoint(code: string, date: TradingDate): ReturnType<BlockLoader["findPoint"]> {
    for (const key of points) {
      const table = tableAt(key) as TableOf["points"] | null;
      if (!table) points.delete(key);
      const row = table?.rowOfPoint(code, date) ?? null;
      if (table && row !== null) return { table, row };
    }
    return null;
  }

  return {
    find,
    findPoint,
    get pointsFail() {
      return [...failures].some(([key, { at }]) => key.startsWith(POINTS) && now() - at < FAILURE_STANDS_MS);
    },
    failure: (wanted) => {
      const failure = failures.get(wantedKey(wanted));
      return failure && now() - failure.at < FAILURE_STANDS_MS ? failure.error : null;
    },
    load,
    forgetFailures: () => {
      const had = failures.size > 0;
      failures.clear();
      return had;
    },
    unpin: () => {
      age++;
      underWay.clear();
      pinned.clear();
      points.clear();
    },
  };
}

function noLongerServed(key: string): ClientError {
  return new ClientError("refused", {
    zh: `数据服务不再提供 ${key}。请刷新数据。`,
    en: `The data server no longer serves ${key}. Refresh the data.`,
  });
}
