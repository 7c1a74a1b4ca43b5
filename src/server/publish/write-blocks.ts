import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { buildBlock, type BlockAddress, type ServedState } from "../blocks/build-block.ts";
import { codesOf } from "../blocks/day-block.ts";
import { deriveHistory, encodeHistoryBlock } from "../blocks/history-block.ts";
import { inLanes } from "./in-lanes.ts";
import type { PublishedBlock } from "./published-blocks.ts";
import { writeCompressed, writeWhole } from "./write-file.ts";

/** Days whose history is derived in one pass: what is held meanwhile stays below 100 MB. */
const DAYS_AT_ONCE = 250;
/** While one block is compressed, which takes most of the time and a thread of its own, others are read. */
const LANES = 3;

export interface WritingBlocks {
  readonly directory: string;
  readonly compress: boolean;
  readonly onWritten: () => void;
  readonly signal?: AbortSignal | undefined;
}

/** The store changed while it was published; what was written stays right under its own addresses. */
export class EditionChanged extends Error {}

type HistoryBlock = PublishedBlock & { readonly address: BlockAddress & { readonly kind: "history" } };

/** Writes the blocks that are not there yet: what is there under an address with a revision is what belongs there. */
export async function writeBlocks(
  state: ServedState,
  blocks: readonly PublishedBlock[],
  options: WritingBlocks,
): Promise<void> {
  const missing = blocks.filter(({ path }) => !isWritten(join(options.directory, path), options.compress));
  const histories = missing.filter((block): block is HistoryBlock => block.address.kind === "history");
  const others = missing.filter(({ address }) => address.kind !== "history");
  await inLanes(LANES, others, async ({ path, address }) => {
    options.signal?.throwIfAborted();
    const content = await buildBlock(state, address);
    if (!content) throw new EditionChanged();
    await writeBlock(path, content, options);
  });
  for (let first = 0; first < histories.length; first += DAYS_AT_ONCE) {
    options.signal?.throwIfAborted();
    await writeHistories(state, histories.slice(first, first + DAYS_AT_ONCE), options);
  }
}

async function writeHistories(
  { store, edition }: ServedState,
  blocks: readonly HistoryBlock[],
  options: WritingBlocks,
): Promise<void> {
  const codesOn = new Map<TradingDate, readonly string[]>();
  for (const { address } of blocks) codesOn.set(address.date, codesOf(await store.servedDays(address.date)));
  const days = await deriveHistory(store, codesOn);
  if ((await store.edition()) !== edition.edition) throw new EditionChanged();
  const written = blocks.map((block, index) => ({ ...block, day: days[index]! }));
  await inLanes(LANES, written, async ({ path, address: { revision }, day }) => {
    await writeBlock(path, encodeHistoryBlock(day, { sample: edition.sample, revision }), options);
  });
}

/** The block itself is written last: where it is, its compressed forms are. */
async function writeBlock(path: string, content: Uint8Array, options: WritingBlocks): Promise<void> {
  const file = join(options.directory, path);
  if (options.compress) await writeCompressed(file, content);
  await writeWhole(file, content);
  options.onWritten();
}

const isWritten = (file: string, compress: boolean): boolean =>
  existsSync(file) && (!compress || existsSync(`${file}.gz`));
