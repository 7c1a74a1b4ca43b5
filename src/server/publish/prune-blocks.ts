import { readdir, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { API } from "../../contracts/api.ts";
import type { PublishedBlock } from "./published-blocks.ts";

/** An address with a revision, compressed or not; or what a publishing that was killed left of it. */
const BLOCK = /@\d+(\.gz|\.br)?(\.unfinished)?$/;

/** Removes the blocks that the edition does not lead to any more, and half-written ones; returns how many files that were. */
export async function pruneBlocks(directory: string, served: readonly PublishedBlock[]): Promise<number> {
  const kept = new Set(served.map(({ path }) => path));
  const root = join(directory, API);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const stale = entries
    .filter((entry) => entry.isFile() && BLOCK.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !kept.has(`/${relative(directory, file).split(sep).join("/")}`.replace(/\.(gz|br)$/, "")));
  for (const file of stale) await rm(file);
  return stale.length;
}
