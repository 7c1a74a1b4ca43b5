interface Sized {
  /** Approximate. */
  readonly bytes: number;
}

/** Keeps what was used last, up to a number of bytes; the newest entry is kept whatever its size. */
export interface BoundedCache<Entry extends Sized> {
  get(key: string): Entry | null;
  set(key: string, entry: Entry): void;
  readonly bytes: number;
}

/** A cache of at most so many bytes. */
export function createBoundedCache<Entry extends Sized>(most: number): BoundedCache<Entry> {
  const entries = new Map<string, Entry>();
  let bytes = 0;

  function remove(key: string): void {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return null;
      // Moved to the end: the map's order is the order of last use.
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    set(key, entry) {
      remove(key);
      entries.set(key, entry);
      bytes += entry.bytes;
      for (const oldest of entries.keys()) {
        if (bytes <= most || oldest === key) break;
        remove(oldest);
      }
    },
    get bytes() {
      return bytes;
    },
  };
}
