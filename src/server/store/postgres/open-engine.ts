import PQueue from "p-queue";
import type { Engine } from "../engine.ts";
import type { ServedDay } from "../../truth/served-day.ts";
import { createRecentDays } from "../recent-days.ts";
import { StoreError } from "../store-error.ts";
import { describeAddress } from "./address.ts";
import { createClaim } from "./claim.ts";
import { untilReplayed } from "./follow.ts";
import { isMigrated, migrate } from "./migrations/migrate.ts";
import { openSessions, type Ask, type Sessions } from "./session.ts";
import { snapshotOf } from "./snapshot.ts";
import { lockState, transactionOf } from "./transaction.ts";
import { isUnreachable, translateError } from "./translate-error.ts";

/** Where the rows are: `url` is written to, and read unless `readUrl` names a standby for that, which may lag a little behind. */
export type PostgresAddresses =
  | { readonly url: string; readonly readUrl?: string | undefined }
  | { readonly url?: undefined; readonly readUrl: string };

const READING = { max: 8, answerMs: 60_000 };
/** Writes follow one another, and each waits until another process has finished its own. */
const WRITING = { max: 1 };

const BEGIN_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

/**
 * Connects and brings the structure up to date. Throws `StoreError`. Where the standby answers and the server to write to
 * does not, the store opens, reads, and tells the trouble to whoever writes.
 */
export async function openPostgresEngine(addresses: PostgresAddresses): Promise<Engine> {
  const { url, readUrl } = addresses;
  const reading = addresses.url === undefined ? addresses.readUrl : (readUrl ?? addresses.url);
  const reader = openSessions(reading, READING);
  const writer = url === undefined ? null : openSessions(url, WRITING);
  const writes = new PQueue({ concurrency: 1 });
  const recent = createRecentDays();

  let prepared = false;
  const toWrite = <Result>(work: (sessions: Sessions) => Promise<Result>): Promise<Result> =>
    translated(url ?? reading, async () => {
      if (writer === null) throw nowhereToWrite(describeAddress(reading));
      if (!prepared) await bringUpToDate(writer);
      prepared = true;
      return work(writer);
    });
  const toRead = <Result>(work: (ask: Ask) => Promise<Result>): Promise<Result> =>
    translated(reading, () => reader.inTransaction(BEGIN_READ, work));
  const claim = writer && createClaim(writer);

  const isReadOnly = async (): Promise<boolean> => {
    if (writer === null) return true;
    return readUrl === undefined && toRead(isStandby);
  };

  const close = async (): Promise<void> => {
    await writes.onIdle();
    await Promise.all([reader.close(), writer?.close()]);
  };

  try {
    await toWrite(() => Promise.resolve()).catch(async (error: unknown) => {
      if (readUrl === undefined || (writer !== null && !isUnreachable(error))) throw error;
      await toRead(requireStructure);
    });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    read: (work) => toRead((ask) => work(snapshotOf(ask, recent))),
    write: (work) =>
      writes.add(() =>
        toWrite(async (sessions) => {
          const served: ServedDay[] = [];
          const result = await sessions.inTransaction(BEGIN_WRITE, async (ask) => {
            await lockState(ask);
            return work(transactionOf(ask, recent, (days) => void served.push(...days)));
          });
          recent.keep(served);
          if (readUrl !== undefined) await untilReplayed(sessions, reader);
          return result;
        }),
      ),
    compact: () => toWrite((sessions) => sessions.alone("VACUUM (ANALYZE) served")),
    claimCollecting: async () => {
      if (await isReadOnly()) throw nowhereToWrite(describeAddress(reading));
      return toWrite(() => claim!());
    },
    isReadOnly,
    close,
  };
}

async function translated<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error, describeAddress(url));
  }
}

/** A standby cannot be changed: it follows its primary, whose structure must be up to date. */
async function bringUpToDate(sessions: Sessions): Promise<void> {
  const isReady = await sessions.inTransaction(BEGIN_READ, (ask) => isMigrated(ask));
  if (isReady) return;
  await sessions.inTransaction(BEGIN_WRITE, (ask) => migrate(ask));
}

async function requireStructure(ask: Ask): Promise<void> {
  if (!(await isMigrated(ask)))
    throw new StoreError({
      zh: "只读数据库中还没有本版本所需的表：请先让主数据库可用，用 DATABASE_URL 启动一次 RZRQ。",
      en: "The database to read from lacks the tables of this version: make the primary available and start RZRQ with its DATABASE_URL once.",
    });
}

async function isStandby(ask: Ask): Promise<boolean> {
  const [row] = await ask<{ standby: boolean }>("SELECT pg_is_in_recovery() AS standby");
  return row!.standby;
}

const nowhereToWrite = (address: string): StoreError =>
  new StoreError({
    zh: `数据库 ${address} 在这里只供读取，不能写入：需要采集或导入时，请用 DATABASE_URL 指明主库。`,
    en: `The database ${address} is only read from here and takes no writes: to collect or import, name the primary in DATABASE_URL.`,
  });
