import { openDuckdbEngine } from "../duckdb/open-engine.ts";
import type { BackupFolder, Engine, Snapshot, Transaction, WrittenFile } from "../engine.ts";
import { copyYear } from "./copy-year.ts";

/** `Snapshot.copyOut` for an engine that writes no such files: DuckDB, which does, gets the year's rows in memory. */
export function copyOutByRows(snapshot: Snapshot, year: number, target: BackupFolder): Promise<WrittenFile[]> {
  return withMirror(async (mirror) => {
    await mirror.write((transaction) => copyYear(snapshot, transaction, year));
    return mirror.read((mirrored) => mirrored.copyOut(year, target));
  });
}

/** `Transaction.copyIn` the same way round, a year after the other. */
export async function copyInByRows(
  transaction: Transaction,
  files: readonly WrittenFile[],
  source: BackupFolder,
): Promise<void> {
  for (const year of new Set(files.map((written) => written.year)))
    await withMirror(async (mirror) => {
      const ofYear = files.filter((written) => written.year === year);
      await mirror.write((mirroring) => mirroring.copyIn(ofYear, source));
      await mirror.read((mirrored) => copyYear(mirrored, transaction, year));
    });
}

async function withMirror<Result>(work: (mirror: Engine) => Promise<Result>): Promise<Result> {
  const mirror = await openDuckdbEngine(":memory:");
  try {
    return await work(mirror);
  } finally {
    await mirror.close();
  }
}
