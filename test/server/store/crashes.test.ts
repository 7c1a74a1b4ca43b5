import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { bundle } from "../../support/bundle.ts";
import { disclosedOn, SESSIONS } from "../../support/crash/history.ts";
import { doWork, openTarget, type Work } from "../../support/crash/work.ts";
import { writeOldPostgresStore } from "../../support/old-postgres-store.ts";
import { writeOldStore } from "../../support/old-store.ts";
import { freshSchema } from "../../support/postgres/database.ts";
import { rowsOf } from "../../support/served-days.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

/** Fourteen kills; with `RZRQ_LONG=1`, which takes half an hour, 272 of DuckDB and 204 of PostgreSQL. */
const ROUNDS = process.env["RZRQ_LONG"] ? 34 : 1;
const KILLS_A_ROUND = 2;
/** About what the work takes: a kill comes at any moment of it, or after it. */
const WORK_MS = 1_200;
const PATIENCE = ROUNDS * 600_000;

const worker = await bundle(fileURLToPath(new URL("../../support/crash/worker.ts", import.meta.url)));
afterAll(() => worker.remove());

interface Engine {
  readonly name: string;
  readonly works: readonly Work[];
  readonly target: (work: Work) => Promise<string>;
}

const ENGINES: readonly Engine[] = [
  {
    name: "DuckDB",
    works: ["land", "import", "migrate", "compact"],
    target: async (work) => {
      const file = join(temporaryDirectory(), "rzrq.duckdb");
      if (work === "migrate") await writeOldStore(file, SESSIONS.flatMap(disclosedOn));
      return file;
    },
  },
  {
    name: "PostgreSQL",
    works: ["land", "import", "migrate"],
    target: async (work) => {
      const url = await freshSchema();
      if (work === "migrate") await writeOldPostgresStore(url, SESSIONS.flatMap(disclosedOn));
      return url;
    },
  },
];

describe.each(ENGINES)("$name, killed at any moment", ({ works, target: makeTarget }) => {
  test.each(works)(
    "in the middle of %s, has every day whole or not at all, and completes it the next time",
    async (work) => {
      const backup = join(temporaryDirectory(), "backup");
      await writeBackup(backup);
      for (let round = 0; round < ROUNDS; round++) {
        const target = await makeTarget(work);
        for (let kill = 0; kill < KILLS_A_ROUND; kill++) {
          const moment = Math.random() * WORK_MS;
          const told = `${work}, killed ${moment.toFixed()} ms after it began`;
          await killAt(moment, [work, target, backup]);
          await requireWholeDays(target, told);
        }
        await doWork(work, target, backup);
        const store = await openTarget(target);
        expect(await contentOf(store)).toEqual(await afterLanding(SESSIONS.length));
        await store.close();
      }
    },
    PATIENCE,
  );
});

async function killAt(moment: number, words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [worker.file, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  await Promise.race([pause(moment), ended]);
  child.kill("SIGKILL");
  await ended;
}

/** Whatever is there is as if it had landed in peace. */
async function requireWholeDays(target: string, told: string): Promise<void> {
  const store = await openTarget(target);
  const content = await contentOf(store);
  expect(content, told).toEqual(await afterLanding(content.index.length));

  const edition = await store.edition();
  for (const one of await store.index()) expect(one.edition, told).toBeLessThanOrEqual(edition);
  await store.close();
}

const peaceful = new Map<number, Awaited<ReturnType<typeof contentOf>>>();

/** What a store holds after so many of the sessions. */
async function afterLanding(sessions: number) {
  const known = peaceful.get(sessions);
  if (known) return known;
  const store = await openDuckdbStore(":memory:");
  for (const date of SESSIONS.slice(0, sessions)) await store.land(disclosedOn(date));
  const content = await contentOf(store);
  await store.close();
  peaceful.set(sessions, content);
  return content;
}

/** All that is stored and served, in both orders; without editions, which tell the time. */
async function contentOf(store: Store) {
  const [from, to] = [SESSIONS.at(-1)!, SESSIONS[0]!];
  const index = (await store.index()).map(({ date, exchange, securities }) => ({ date, exchange, securities }));
  const days = [];
  for (const { date } of index)
    days.push(...(await store.servedDays(date)).map((served) => ({ date, rows: rowsOf(served) })));
  const series = [];
  for (const code of ["000001", "000100", "000200"]) series.push(await store.servedSeries(code));
  const disclosures = await store.disclosures("details", "SZSE", { from, to, all: true });
  return { index, days, series, disclosures, totals: await store.totals("SZSE", from, to) };
}

async function writeBackup(directory: string): Promise<void> {
  const store = await openDuckdbStore(":memory:");
  for (const date of SESSIONS) await store.land(disclosedOn(date));
  await store.exportTo(directory, "parquet");
  await store.close();
}
