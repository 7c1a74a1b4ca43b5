import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DATASETS } from "../../../core/fields/catalogue.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Engine, Snapshot } from "../engine.ts";
import { StoreError } from "../store-error.ts";
import { BACKUP_VERSION, digestOf, MANIFEST_NAME, type BackupManifest, type BackupPart } from "./manifest.ts";
import type { BackupFormat } from "./tables.ts";

/**
 * Writes everything that the store holds, of one moment, as one file a table and year. The directory appears when all of
 * it is written. Throws `StoreError` where it exists and is not empty.
 */
export async function exportBackup(
  engine: Engine,
  directory: string,
  format: BackupFormat,
  onFile: (part: BackupPart) => void = () => undefined,
): Promise<BackupManifest> {
  await requireEmpty(directory);
  const partial = `${resolve(directory)}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    const manifest = await engine.read(async (snapshot) => {
      const files: BackupPart[] = [];
      for (const year of await yearsOf(snapshot))
        for (const written of await snapshot.copyOut(year, { directory: partial, format })) {
          const part = {
            ...written,
            columns: [...written.columns],
            sha256: await digestOf(join(partial, written.file)),
          };
          files.push(part);
          onFile(part);
        }
      const written = { rzrq_backup: BACKUP_VERSION, written_at: new Date().toISOString(), format };
      return { ...written, edition: await snapshot.edition(), files };
    });
    await writeFile(join(partial, MANIFEST_NAME), `${JSON.stringify(manifest, null, 2)}\n`);
    await rmdir(directory).catch(() => undefined);
    await rename(partial, directory);
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function yearsOf(snapshot: Snapshot): Promise<number[]> {
  const heads = await snapshot.heads({
    datasets: DATASETS,
    from: "0001-01-01" as TradingDate,
    to: "9999-12-31" as TradingDate,
  });
  return [...new Set(heads.map(({ date }) => Number(date.slice(0, 4))))].sort((one, other) => one - other);
}

async function requireEmpty(directory: string): Promise<void> {
  const found = await stat(directory).catch(() => null);
  if (found === null) return;
  if (found.isDirectory() && (await readdir(directory)).length === 0) return;
  throw new StoreError({
    zh: `${directory} 已存在且不是空目录：备份不会覆盖任何内容，请给出新的目录。`,
    en: `${directory} exists and is not an empty directory: a backup overwrites nothing, give a new directory.`,
  });
}
