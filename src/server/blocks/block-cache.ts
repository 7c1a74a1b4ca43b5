import { packBlock, type PackedBlock } from "./packed-block.ts";

/** The blocks used last, up to a number of bytes. */
export interface BlockCache {
  /** The block of that name, built at most once at a time; null, and nothing kept, where there is none. */
  get(name: string, build: () => Promise<Uint8Array | null>): Promise<PackedBlock | null>;
  readonly size: () => number;
}

/** Enough for a year of days; more would be of no use to one server's readers. */
const DEFAULT_LIMIT = 192 * 1024 * 1024;

export function createBlockCache(limit = DEFAULT_LIMIT): BlockCache {
  const kept = new Map<string, PackedBlock>();
  const building = new Map<string, Promise<PackedBlock | null>>();
  const size = (): number => [...kept.values()].reduce((sum, block) => sum + block.size(), 0);

  /** A map iterates in the order of insertion: the first is the one used longest ago. */
  const shrink = (): void => {
    let held = size();
    for (const [name, block] of kept) {
      if (held <= limit) return;
      kept.delete(name);
      held -= block.size();
    }
  };
  const make = async (name: string, build: () => Promise<Uint8Array | null>): Promise<PackedBlock | null> => {
    const content = await build();
    if (!content) return null;
    const block = packBlock(content, shrink);
    kept.set(name, block);
    shrink();
    return block;
  };

  return {
    size,
    get: (name, build) => {
      const block = kept.get(name);
      if (block) {
        kept.delete(name);
        kept.set(name, block);
        return Promise.resolve(block);
      }
      const running = building.get(name) ?? make(name, build).finally(() => building.delete(name));
      building.set(name, running);
      return running;
    },
  };
}
