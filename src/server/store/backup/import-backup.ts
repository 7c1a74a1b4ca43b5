import type { Engine } from "../engine.ts";
import { StoreError } from "../store-error.ts";
import { readManifest, type BackupManifest, type BackupPart } from "./manifest.ts";

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
    const years = [...new Set(manifest.files.map((part) => part.year))];
    for (let start = 0; start < years.length; start += YEARS_AT_ONCE) {
      const some = years.slice(start, start + YEARS_AT_ONCE);
      const files = manifest.files.filter((part) => some.includes(part.year));
      await transaction.copyIn(files, { directory, format: manifest.format });
      for (const part of files) onFile(part);
    }
    await transaction.setEdition(manifest.edition);
  });
  await engine.compact();
  return manifest;
}

const notEmpty = (): StoreError =>
  new StoreError({
    zh: "数据库里已有数据，备份只能导入空的数据库：请用 RZRQ_DATA 另指一个数据目录（或另一个 DATABASE_URL）后重试。",
    en: "The store holds data already, and a backup is imported into an empty one: point RZRQ_DATA to another data directory (or give another DATABASE_URL) and try again.",
  });
