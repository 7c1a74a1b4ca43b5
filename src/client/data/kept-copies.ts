import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { edition, type Edition } from "../../contracts/edition.ts";

/** What was read last, kept on this machine: with the server gone the workbook still recalculates. */
export interface KeptCopies {
  edition(): Promise<Edition | null>;
  keepEdition(document: Edition): Promise<void>;
  block(address: string): Promise<Uint8Array | null>;
  keepBlock(address: string, bytes: Uint8Array): Promise<void>;
}

interface Schema extends DBSchema {
  editions: { key: "last"; value: Edition };
  blocks: {
    key: string;
    value: { readonly bytes: Uint8Array; readonly size: number; readonly used: number };
    indexes: { used: number };
  };
}

const NAME = "rzrq";
const VERSION = 1;

/** No copies: where the host has no IndexedDB, or does not let us use it. */
export const NO_COPIES: KeptCopies = {
  edition: () => Promise.resolve(null),
  keepEdition: () => Promise.resolve(),
  block: () => Promise.resolve(null),
  keepBlock: () => Promise.resolve(),
};

/** Copies of one server's data in IndexedDB, of at most so many bytes, the last used ones. */
export function openKeptCopies(server: string, mostBytes: number): KeptCopies {
  if (!("indexedDB" in globalThis)) return NO_COPIES;
  const opening = openDB<Schema>(`${NAME} ${server}`, VERSION, {
    upgrade(database) {
      database.createObjectStore("editions");
      database.createObjectStore("blocks").createIndex("used", "used");
    },
  });
  const opened = opening.catch(() => null);

  /** A copy is a convenience: where the browser refuses one (full disk, private window), there is none. */
  async function attempt<Value>(work: (database: IDBPDatabase<Schema>) => Promise<Value>, otherwise: Value) {
    const database = await opened;
    if (!database) return otherwise;
    return work(database).catch(() => otherwise);
  }

  return {
    edition: () =>
      attempt(async (database) => edition.nullable().parse((await database.get("editions", "last")) ?? null), null),
    keepEdition: (document) =>
      attempt(async (database) => {
        await database.put("editions", document, "last");
      }, undefined),
    block: (address) =>
      attempt(async (database) => {
        const copy = await database.get("blocks", address);
        if (!copy) return null;
        await database.put("blocks", { ...copy, used: await nextUse(database) }, address);
        return copy.bytes;
      }, null),
    keepBlock: (address, bytes) =>
      attempt(async (database) => {
        const size = bytes.byteLength;
        await database.put("blocks", { bytes, size, used: await nextUse(database) }, address);
        await dropOldest(database, mostBytes);
      }, undefined),
  };
}

/** A count and no time: clocks are set back. */
async function nextUse(database: IDBPDatabase<Schema>): Promise<number> {
  const newest = await database.transaction("blocks").store.index("used").openCursor(null, "prev");
  return (newest?.key ?? 0) + 1;
}

async function dropOldest(database: IDBPDatabase<Schema>, mostBytes: number): Promise<void> {
  const transaction = database.transaction("blocks", "readwrite");
  let kept = 0;
  for (
    let cursor = await transaction.store.index("used").openCursor(null, "prev");
    cursor;
    cursor = await cursor.continue()
  ) {
    kept += cursor.value.size;
    if (kept > mostBytes) await cursor.delete();
  }
  await transaction.done;
}
