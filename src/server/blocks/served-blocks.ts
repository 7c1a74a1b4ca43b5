import type { Edition } from "../../contracts/edition.ts";
import type { Store } from "../store/store.ts";
import { createBlockCache } from "./block-cache.ts";
import { buildBlock, servedRevision, type BlockAddress, type ServedState } from "./build-block.ts";
import { packBlock, type PackedBlock } from "./packed-block.ts";
import { readEdition } from "./read-edition.ts";

/** What is served, as blocks, and the document that says where each of them is. */
export interface ServedBlocks {
  state(): Promise<ServedState>;
  /** The edition as JSON. */
  editionDocument(): Promise<PackedBlock>;
  /** Null where the revision is not the one that is served, or nothing is served there. */
  block(address: BlockAddress): Promise<PackedBlock | null>;
}

export interface ServedBlocksOptions {
  /** The store that is served at the moment. */
  readonly store: () => Promise<{ readonly store: Store; readonly sample: boolean }>;
  /** True while nothing can be collected: a standby may become the server that is written to. */
  readonly isReadOnly: () => Promise<boolean>;
  readonly cacheBytes?: number;
}

/** The store may change while a block is read; then it is read once more, as long as its own revision stands. */
const ATTEMPTS = 5;

export function createServedBlocks({ store: current, isReadOnly, cacheBytes }: ServedBlocksOptions): ServedBlocks {
  const cache = createBlockCache(cacheBytes);
  let known: (ServedState & { readonly document: PackedBlock }) | undefined;

  const read = async (): Promise<NonNullable<typeof known>> => {
    const { store, sample } = await current();
    const [number, readOnly] = await Promise.all([store.edition(), isReadOnly()]);
    if (known?.store === store && known.edition.edition === number && known.edition.read_only === readOnly)
      return known;
    const edition: Edition = await readEdition(store, sample, readOnly);
    known = { store, edition, document: packBlock(Buffer.from(JSON.stringify(edition))) };
    return known;
  };
  const build = async (address: BlockAddress): Promise<Uint8Array | null> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      // Where the state read last serves the address, what is read says whether it still does.
      const isKnown = known && servedRevision(known.edition, address) === address.revision;
      const state = attempt === 0 && isKnown ? known! : await read();
      const block = await buildBlock(state, address);
      if (block || servedRevision(state.edition, address) !== address.revision) return block;
      if (state === (await read())) return null;
    }
    return null;
  };
  return {
    state: read,
    editionDocument: async () => (await read()).document,
    block: (address) => cache.get(JSON.stringify(address), () => build(address)),
  };
}
