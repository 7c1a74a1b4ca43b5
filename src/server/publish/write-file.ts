import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { packBlock } from "../blocks/packed-block.ts";
import { inLanes } from "./in-lanes.ts";

/** Below this, compressing saves no packet. */
const WORTH_COMPRESSING = 1024;
const ENDINGS = [
  ["gzip", "gz"],
  ["br", "br"],
] as const;

/** Writes the whole file or none: it gets its name when it is on the disk. */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  await writeFile(unfinished, content);
  await rename(unfinished, file);
}

/** Writes the file where it is not there with this content; true where it wrote. */
export async function writeChanged(file: string, content: Uint8Array): Promise<boolean> {
  if (existsSync(file) && (await readFile(file)).equals(content)) return false;
  await writeWhole(file, content);
  return true;
}

/** Writes the compressed forms beside a file, as servers with precompressed files expect them. */
export async function writeCompressed(file: string, content: Uint8Array): Promise<void> {
  if (content.byteLength < WORTH_COMPRESSING) return;
  const packed = packBlock(content);
  await inLanes(ENDINGS.length, ENDINGS, async ([encoding, ending]) => {
    await writeWhole(`${file}.${ending}`, await packed.as(encoding));
  });
}
