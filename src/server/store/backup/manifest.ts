import { createHash } from "node:crypto";
import { access, open, readFile } from "node:fs/promises";
import { join } from "node:path";
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
export async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const file = await open(path);
  try {
    for (let bytes = READ_BYTES; bytes > 0;) {
      bytes = (await file.read(buffer, 0, READ_BYTES)).bytesRead;
      hash.update(buffer.subarray(0, bytes));
    }
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

/** The manifest of a backup that this program can read, its files all there. Throws `StoreError`. */
export async function readManifest(directory: string): Promise<BackupManifest> {
  const manifest = await parseManifest(directory);
  for (const { table, columns, file } of manifest.files) {
    const known = BACKUP_TABLES[table];
    if (!known || !columns.every((column) => column in known)) throw tooNew(directory);
    await access(join(directory, file)).catch(() => Promise.reject(damaged(directory, file)));
  }
  return manifest;
}

/** Throws `StoreError` where a file is not as it was written. */
export async function requireIntact(directory: string, files: readonly BackupPart[]): Promise<void> {
  for (const { file, sha256 } of files) {
    const digest = await digestOf(join(directory, file)).catch(() => null);
    if (digest !== sha256) throw damaged(directory, file);
  }
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
