import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Text } from "../../../core/text.ts";
import { StoreError } from "../store-error.ts";
import { BACKUP_FORMATS, BACKUP_TABLES } from "./tables.ts";

/** Grows when files written before can no longer be read. */
export const BACKUP_VERSION = 1;
export const MANIFEST_NAME = "manifest.json";

const partSchema = z.object({
  file: z.string().regex(/^[\w.-]+$/),
  table: z.string(),
  year: z.number().int(),
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  sha256: z.string(),
});

const manifestSchema = z.object({
  rzrq_backup: z.number().int(),
  /** ISO instant. */
  written_at: z.string(),
  format: z.enum(BACKUP_FORMATS),
  edition: z.number().int().nonnegative(),
  files: z.array(partSchema),
});

export type BackupPart = z.infer<typeof partSchema>;
export type BackupManifest = z.infer<typeof manifestSchema>;

const READ_BYTES = 2 ** 20;

/** SHA-256 of a file, as hexadecimal digits. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: READ_BYTES }), hash);
  return hash.digest("hex");
}

/** The manifest of a backup that this program can read, its files all there and as they were written. Throws `StoreError`. */
export async function readManifest(directory: string): Promise<BackupManifest> {
  const manifest = await parseManifest(directory);
  for (const part of manifest.files) {
    const known = BACKUP_TABLES[part.table];
    if (!known || !part.columns.every((column) => column in known)) throw tooNew(directory);
    const digest = await digestOf(join(directory, part.file)).catch(() => null);
    if (digest !== part.sha256) throw damaged(directory, part.file);
  }
  return manifest;
}

async function parseManifest(directory: string): Promise<BackupManifest> {
  const text = await readFile(join(directory, MANIFEST_NAME), "utf8").catch(() => null);
  if (text === null) throw noBackup(directory);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw damaged(directory, MANIFEST_NAME);
  }
  const version = z.object({ rzrq_backup: z.number() }).safeParse(given);
  if (version.success && version.data.rzrq_backup > BACKUP_VERSION) throw tooNew(directory);
  const manifest = manifestSchema.safeParse(given);
  if (!manifest.success) throw damaged(directory, MANIFEST_NAME);
  return manifest.data;
}

const failed = (text: Text): StoreError => new StoreError(text);

const noBackup = (directory: string): StoreError =>
  failed({
    zh: `${directory} 里没有 ${MANIFEST_NAME}，不是 rzrq export 写出的备份目录：请给出备份目录，或单个要导入的文件。`,
    en: `${directory} holds no ${MANIFEST_NAME}, so it is not a backup that rzrq export wrote: give the directory of a backup, or one file to import.`,
  });

const damaged = (directory: string, file: string): StoreError =>
  failed({
    zh: `备份 ${directory} 中的 ${file} 缺失，或与写出时不同：没有导入任何内容，请改用完好的备份。`,
    en: `${file} of the backup ${directory} is missing, or is not as it was written: nothing was imported, use a backup that is intact.`,
  });

const tooNew = (directory: string): StoreError =>
  failed({
    zh: `备份 ${directory} 由更新的 RZRQ 写出，本程序读不懂它的全部内容：没有导入任何内容，请升级 RZRQ。`,
    en: `The backup ${directory} was written by a newer RZRQ and holds what this program does not know: nothing was imported, update RZRQ.`,
  });
