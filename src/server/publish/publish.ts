import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { API } from "../../contracts/api.ts";
import { EDITION_PATH, type Edition } from "../../contracts/edition.ts";
import { fieldCatalogue } from "../api/fields.ts";
import type { ServedState } from "../blocks/build-block.ts";
import { readEdition } from "../blocks/read-edition.ts";
import type { Store } from "../store/store.ts";
import { HOST_RULES } from "./host-rules.ts";
import { pruneBlocks } from "./prune-blocks.ts";
import { PublishError } from "./publish-error.ts";
import { blocksOf } from "./published-blocks.ts";
import { EditionChanged, writeBlocks } from "./write-blocks.ts";
import { writeChanged, writeCompressed } from "./write-file.ts";
import { writePages } from "./write-pages.ts";

export interface Publication {
  readonly store: Store;
  readonly sample: boolean;
  readonly directory: string;
  /** The built pages; null = the data alone. */
  readonly pages: string | null;
  /** Beside each file its .gz and .br. */
  readonly compress: boolean;
  /** Remove the blocks of earlier editions. */
  readonly prune: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Published {
  readonly edition: Edition;
  readonly blocks: number;
  readonly written: number;
  readonly pages: number;
  readonly pruned: number;
}

const ATTEMPTS = 5;

/**
 * Writes the add-in and all that is served as plain files. The edition is written last and by itself decides what readers
 * see, so a reader finds either the former state or the new one, whole. What is there already is not written again.
 */
export async function publish(publication: Publication): Promise<Published> {
  await requireOwnDirectory(publication.directory);
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishEdition(publication);
    } catch (error) {
      if (!(error instanceof EditionChanged)) throw error;
      if (attempt === ATTEMPTS) throw changesTooOften();
    }
  }
}

async function publishEdition(publication: Publication): Promise<Published> {
  const { store, sample, directory, pages, compress, prune, onProgress, signal } = publication;
  const edition = await readEdition(store, sample, true);
  const state: ServedState = { store, edition };
  const blocks = blocksOf(
    edition,
    (await store.securities()).map(({ code }) => code),
  );
  let written = 0;
  const onWritten = (): void => {
    written++;
    onProgress?.(written, blocks.length);
  };
  await writeBlocks(state, blocks, { directory, compress, onWritten, signal });

  const pagesWritten = pages === null ? 0 : await writePages(pages, directory, compress);
  await writeDocument(join(directory, `${API}/fields`), fieldCatalogue(), compress);
  await writeChanged(join(directory, "_headers"), Buffer.from(HOST_RULES));
  await writeDocument(join(directory, EDITION_PATH), edition, compress);
  const pruned = prune ? await pruneBlocks(directory, blocks) : 0;
  return { edition, blocks: blocks.length, written, pages: pagesWritten, pruned };
}

async function writeDocument(file: string, content: object, compress: boolean): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(content));
  if (compress) await writeCompressed(file, bytes);
  await writeChanged(file, bytes);
}

/** A folder with other things in it is most likely a slip of the keyboard. */
async function requireOwnDirectory(directory: string): Promise<void> {
  if (!existsSync(directory) || existsSync(join(directory, API))) return;
  if ((await readdir(directory)).length === 0) return;
  throw new PublishError({
    zh: `目录“${directory}”里有其他文件，且不是此前发布的目录：请指定一个空目录，或此前发布过的目录。`,
    en: `“${directory}” holds other files and was not published to before: name an empty folder, or one that was.`,
  });
}

const changesTooOften = (): PublishError =>
  new PublishError({
    zh: "发布期间数据一直在变，没有写完：已写的文件仍然有效。请等采集结束后再发布一次。",
    en: "The data kept changing while it was published, so it did not get done; what was written stays valid. Publish again when collecting is over.",
  });
