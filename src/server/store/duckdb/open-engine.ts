import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import PQueue from "p-queue";
import type { ServedDay } from "../../truth/served-day.ts";
import type { Engine } from "../engine.ts";
import { createRecentDays } from "../recent-days.ts";
import { compact, daysToSort } from "./compact.ts";
import { inTransaction } from "./in-transaction.ts";
import { makeFile } from "./make-file.ts";
import { migrate } from "./migrations/migrate.ts";
import { snapshotOf } from "./snapshot.ts";
import { addMissingColumns, type TableColumns } from "./tables.ts";
import { transactionOf } from "./transaction.ts";
import { translateError } from "./translate-error.ts";

const OPTIONS = {
  // Nothing is ever fetched from the network at run time.
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  // New files have the compression of texts that this version brought, which is written in half the time.
  storage_compatibility_version: "v1.4.0",
};
/** Reads at the same time; each is parallel in itself. */
const READERS = 4;
/** About a year of one exchange, or four months of three: so much is read beside the sorted rows without being felt. */
const MOST_UNSORTED_DAYS = 250;

/** Opens the file, or `:memory:`, making it and its directory where they do not exist. Throws `StoreError`. */
export async function openDuckdbEngine(file: string): Promise<Engine> {
  const translated = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, file);
    }
  };

  const instance = await translated(() => openInstance(file));
  const writer = await instance.connect();
  const writes = new PQueue({ concurrency: 1 });
  const reads = new PQueue({ concurrency: READERS });
  const idle: DuckDBConnection[] = [];
  const readers: DuckDBConnection[] = [];
  const recent = createRecentDays();
  /** Days that are served beside the sorted rows; a day that was served twice counts twice. Unknown at first. */
  let mostUnsorted = Infinity;

  const close = async (): Promise<void> => {
    await Promise.all([writes.onIdle(), reads.onIdle()]);
    for (const connection of [...readers, writer]) connection.closeSync();
    instance.closeSync();
  };

  let tables: TableColumns;
  try {
    tables = await translated(async () => {
      await migrate(writer);
      return addMissingColumns(writer);
    });
  } catch (error) {
    await close();
    throw error;
  }

  const takeReader = async (): Promise<DuckDBConnection> => {
    const connection = idle.pop() ?? (await instance.connect());
    if (!readers.includes(connection)) readers.push(connection);
    return connection;
  };

  return {
    read: (work) =>
      reads.add(() =>
        translated(async () => {
          const connection = await takeReader();
          try {
            return await inTransaction(connection, () => work(snapshotOf(connection, recent)));
          } finally {
            idle.push(connection);
          }
        }),
      ),
    write: (work) =>
      writes.add(() =>
        translated(async () => {
          const served: ServedDay[] = [];
          const note = (days: readonly ServedDay[]): void => void served.push(...days);
          const result = await inTransaction(writer, () => work(transactionOf(writer, tables, recent, note)));
          recent.keep(served);
          mostUnsorted += served.length;
          if (mostUnsorted > MOST_UNSORTED_DAYS) void compactSoon();
          return result;
        }),
      ),
    // The file belongs to one process.
    claimCollecting: () => Promise.resolve(() => Promise.resolve()),
    isReadOnly: () => Promise.resolve(false),
    compact: () => writes.add(() => translated(() => compact(writer))),
    close,
  };

  /** After the writes that wait already. Where it fails, what is read is the same, and the next write tries again. */
  async function compactSoon(): Promise<void> {
    const compactIfMuch = async (): Promise<void> => {
      mostUnsorted = await daysToSort(writer);
      if (mostUnsorted > MOST_UNSORTED_DAYS) await compact(writer);
    };
    await writes.add(compactIfMuch).catch(() => undefined);
  }
}

/** One process may open a file twice, and its locks would not keep the two apart: such openings share one instance. */
async function openInstance(file: string): Promise<DuckDBInstance> {
  if (file === ":memory:") return DuckDBInstance.create(file, OPTIONS);
  await makeFile(file, OPTIONS);
  return DuckDBInstance.fromCache(file, OPTIONS);
}
