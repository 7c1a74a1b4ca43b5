import PQueue from "p-queue";
import type { Engine } from "../engine.ts";
import { StoreError } from "../store-error.ts";
import { describeAddress } from "./address.ts";
import { isMigrated, migrate } from "./migrations/migrate.ts";
import { openSessions, type Sessions } from "./session.ts";
import { snapshotOf } from "./snapshot.ts";
import { lockState, transactionOf } from "./transaction.ts";
import { isUnreachable, translateError } from "./translate-error.ts";

/** Where the rows are. */
export interface PostgresAddresses {
  /** Written to, and read from unless `readUrl` says otherwise. */
  readonly url: string;
  /** A standby that is read instead. It may lag behind by what is on its way. */
  readonly readUrl?: string | undefined;
}

const READING = { max: 8, answerMs: 60_000 };
/** Writes follow one another, and each waits until another process has finished its own. */
const WRITING = { max: 1 };

const BEGIN_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

/**
 * Connects and brings the structure up to date. Throws `StoreError`. Where the standby answers and the server to write to
 * does not, the store opens, reads, and tells the trouble to whoever writes.
 */
export async function openPostgresEngine({ url, readUrl }: PostgresAddresses): Promise<Engine> {
  const writer = openSessions(url, WRITING);
  const reader = openSessions(readUrl ?? url, READING);
  const writes = new PQueue({ concurrency: 1 });
  const translated = async <Result>(address: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, describeAddress(address));
    }
  };

  let prepared = false;
  const prepare = async (): Promise<void> => {
    if (!prepared) await bringUpToDate(writer);
    prepared = true;
  };
  const close = async (): Promise<void> => {
    await writes.onIdle();
    await Promise.all([writer.close(), reader.close()]);
  };

  try {
    await translated(url, prepare).catch(async (error: unknown) => {
      if (readUrl === undefined || !isUnreachable(error)) throw error;
      await translated(readUrl, () => requireStructure(reader));
    });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    read: (work) => translated(readUrl ?? url, () => reader.inTransaction(BEGIN_READ, (ask) => work(snapshotOf(ask)))),
    write: (work) =>
      writes.add(() =>
        translated(url, async () => {
          await prepare();
          return writer.inTransaction(BEGIN_WRITE, async (ask) => {
            await lockState(ask);
            return work(transactionOf(ask));
          });
        }),
      ),
    compact: () => translated(url, () => writer.alone("VACUUM (ANALYZE) served")),
    close,
  };
}

/** A standby cannot be changed: it follows its primary, whose structure must be up to date. */
async function bringUpToDate(sessions: Sessions): Promise<void> {
  const isReady = await sessions.inTransaction(BEGIN_READ, (ask) => isMigrated(ask));
  if (isReady) return;
  await sessions.inTransaction(BEGIN_WRITE, (ask) => migrate(ask));
}

async function requireStructure(sessions: Sessions): Promise<void> {
  const isReady = await sessions.inTransaction(BEGIN_READ, (ask) => isMigrated(ask));
  if (!isReady)
    throw new StoreError({
      zh: "只读数据库中还没有本版本所需的表：请先让主数据库可用，用 DATABASE_URL 启动一次 RZRQ。",
      en: "The database to read from lacks the tables of this version: make the primary available and start RZRQ with its DATABASE_URL once.",
    });
}
