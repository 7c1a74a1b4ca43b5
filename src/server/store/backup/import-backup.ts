import type { Engine, Transaction } from "../engine.ts";
import { StoreError } from "../store-error.ts";
import { readManifest, requireIntact, type BackupManifest, type BackupPart } from "./manifest.ts";

/** As many as keep all cores busy, and few enough to tell how far it is. */
const YEARS_AT_ONCE = 4;

/**
 * Fills an empty store from a backup: all of it in one transaction, or nothing. Revisions, provenance and editions are as
 * they were. Throws `StoreError` for a store that holds anything, and for a backup that is not whole.
 */
export async function importBackup(
  engine: Engine,
  directory: string,
  onFile: (part: BackupPart) => void = () => undefined,
): Promise<BackupManifest> {
  const manifest = await readManifest(directory);
  await engine.write(async (transaction) => {
    if (!(await transaction.isEmpty())) throw notEmpty();
    // At the same time, and to the end of both: what is damaged is told as such, not as what cannot be read of it.
    const outcomes = await Promise.allSettled([
      requireIntact(directory, manifest.files),
      copyFiles(transaction, manifest, directory, onFile),
    ]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    await transaction.setEdition(manifest.edition);
  });
  await engine.compact();
  return manifest;
}

async function copyFiles(
  transaction: Transaction,
  { files, format }: BackupManifest,
  directory: string,
  onFile: (part: BackupPart) => void,
): Promise<void> {
  const years = [...new Set(files.map((part) => part.year))];
  for (let start = 0; start < years.length; start += YEARS_AT_ONCE) {
    const some = years.slice(start, start + YEARS_AT_ONCE);
    const together = files.filter((part) => some.includes(part.year));
    await transaction.copyIn(together, { directory, format });
    for (const part of together) onFile(part);
  }
}

const notEmpty = (): StoreError =>
  new StoreError({
    zh: "数据库里已有数据，备份只能导入空的数据库：请用 RZRQ_DATA 另指一个数据目录（或另一个 DATABASE_URL）后重试。",
    en: "The store holds data already, and a backup is imported into an empty one: point RZRQ_DATA to another data directory (or give another DATABASE_URL) and try again.",
  });
