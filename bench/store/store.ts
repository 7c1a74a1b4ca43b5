/** Measures the store beside plain DuckDB and plain files. Alone: npx tsx bench/store/store.ts [rows] */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { MARGIN_FIELD_IDS } from "../../src/core/fields/catalogue.ts";
import { nextSession } from "../../src/core/market/calendar.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";
import { openDuckdbStore } from "../../src/server/store/duckdb/index.ts";
import type { Store } from "../../src/server/store/store.ts";
import { median } from "../timing.ts";
import { linkServedFiles, SECURITIES, sessionsOf, writeDayFiles } from "./day-files.ts";

const LANDINGS = 21;
const READS = 21;
const LANDING_AIM_MS = 80;
const INGEST_AIM = 0.7e6;

/** Prints what was found; medians, except of the ingest, which is done once. */
export async function measureStore(rows: number): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "rzrq-bench-"));
  try {
    console.log(`\nThe store at ${rows.toLocaleString("en")} rows, in ${tmpdir()}`);
    await writeDayFiles(directory, rows);
    const file = join(directory, "rzrq.duckdb");
    await measureIngest(rows, directory, file);
    say(
      "size of the file",
      `${(statSync(file).size / 1e6).toFixed(0)} MB`,
      `${(statSync(file).size / rows).toFixed(0)} bytes a row`,
    );
    say("most memory of the process until then", `${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`);

    const reopened = await openDuckdbStore(file);
    await measureReads(reopened, sessionsOf(rows));
    await measureLanding(reopened, directory);
    await reopened.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Of what is served alone, which is the day files in both orders; then with what was disclosed, into the file. */
async function measureIngest(rows: number, directory: string, file: string): Promise<void> {
  const plain = await measurePlainIngest(directory);
  const served = join(directory, "served");
  await linkServedFiles(directory, served);
  const oneLayer = await measureImport(served, join(directory, "served.duckdb"));
  const bothLayers = await measureImport(directory, file);
  const ingested = (what: string, time: Time, remark = ""): void => {
    say(what, `${mega(rows / time.wall)} M rows/s`, `by processor time ${mega((2 * rows) / time.cpu)}${remark}`);
  };
  const isMet = rows / oneLayer.wall >= INGEST_AIM / 1000;
  ingested(
    "day files (CSV) in both orders",
    oneLayer,
    `; aim ≥ ${mega(INGEST_AIM / 1000)} ${isMet ? "met" : "MISSED"}`,
  );
  ingested("the same with what was disclosed, twice the rows", bothLayers);
  ingested("plain read_csv into one unsorted table", plain);
}

async function measureImport(directory: string, file: string): Promise<Time> {
  const store = await openDuckdbStore(file);
  const time = await timed(() => store.importFrom(directory));
  await store.close();
  return time;
}

async function measureReads(store: Store, sessions: readonly TradingDate[]): Promise<void> {
  const series = await repeated(READS, (run) => store.servedSeries(String(600_000 + 61 * run)));
  say(`a series of ${sessions.length.toLocaleString("en")} days`, inMs(series.wall), processorTime(series));
  const day = await repeated(READS, (run) => store.servedDays(sessions[(run * 7919) % sessions.length]!));
  say(`a day of ${SECURITIES.toLocaleString("en")} securities`, inMs(day.wall), processorTime(day));
  const list = await timed(() => store.securities());
  say("the list of securities, first after a landing", inMs(list.wall), processorTime(list));
}

/** Days that follow the history, each in a transaction of its own that is on the disk when it is done. */
async function measureLanding(store: Store, directory: string): Promise<void> {
  const days: Disclosure[][] = [];
  for (let date = nextSession(sessionsOf(1)[0]!); days.length < LANDINGS; date = nextSession(date))
    days.push(dayOf(date));
  const ours = await repeated(LANDINGS, (run) => store.land(days[run]!));
  const inserts = await measureInserts(join(directory, "peer.duckdb"), days);
  const files = await repeated(LANDINGS, (run) => {
    writeDurably(join(directory, `${run}.json`), JSON.stringify(days[run]));
    return Promise.resolve();
  });
  say(
    `a day of ${SECURITIES.toLocaleString("en")} rows landing durably`,
    inMs(ours.wall),
    `${processorTime(ours)}; aim ≤ ${LANDING_AIM_MS} ${ours.wall <= LANDING_AIM_MS ? "met" : "MISSED"}; INSERT statements ${inMs(inserts.wall)}; JSON file with fsync ${inMs(files.wall)}`,
  );
}

function dayOf(date: TradingDate): Disclosure[] {
  const rows = Array.from({ length: SECURITIES }, (_, place) => ({
    code: place < 2000 ? String(600_000 + place) : String(place - 1999).padStart(6, "0"),
    name: `示例${place}`,
    ...(Object.fromEntries(MARGIN_FIELD_IDS.map((id, column) => [id, 1e8 + 1e3 * place + column])) as Record<
      (typeof MARGIN_FIELD_IDS)[number],
      number
    >),
  }));
  const common = { dataset: "details", date, fetchedAt: "2026-10-09T01:00:00.000Z" } as const;
  return [
    { ...common, exchange: "SSE", source: "SSE", rows: rows.slice(0, 2000) },
    { ...common, exchange: "SZSE", source: "SZSE", rows: rows.slice(2000) },
  ];
}

async function measurePlainIngest(directory: string): Promise<Time> {
  const instance = await DuckDBInstance.create(join(directory, "plain.duckdb"));
  const connection = await instance.connect();
  const time = await timed(() =>
    connection.run(
      `CREATE TABLE rows AS FROM read_csv('${directory}/details-*.csv', header = true, types = {'code': 'VARCHAR'})`,
    ),
  );
  connection.closeSync();
  instance.closeSync();
  return time;
}

/** The same rows, once, in one table and without a second order. */
async function measureInserts(file: string, days: readonly (readonly Disclosure[])[]): Promise<Time> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE rows (date DATE, exchange VARCHAR, code VARCHAR, name VARCHAR, ${MARGIN_FIELD_IDS.map((id) => `${id} DOUBLE`).join()})`,
  );
  const time = await repeated(days.length, async (run) => {
    const values = days[run]!.flatMap((disclosure) =>
      disclosure.dataset !== "details"
        ? []
        : disclosure.rows.map(
            (row) =>
              `('${disclosure.date}','${disclosure.exchange}','${row.code}','${row.name}',${MARGIN_FIELD_IDS.map((id) => row[id] ?? "NULL").join()})`,
          ),
    );
    await connection.run(`INSERT INTO rows VALUES ${values.join()}`);
  });
  connection.closeSync();
  instance.closeSync();
  return time;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w");
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

/** By the clock and by the processor's time of the whole process, ms. */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

/** Medians. */
async function repeated(runs: number, work: (run: number) => Promise<unknown>): Promise<Time> {
  const times: Time[] = [];
  for (let run = 0; run < runs; run++) times.push(await timed(() => work(run)));
  return { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) };
}

async function timed(work: () => Promise<unknown>): Promise<Time> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

const inMs = (time: number): string => `${time.toFixed(1)} ms`;
const processorTime = ({ cpu }: Time): string => `processor time ${inMs(cpu)}`;
const mega = (perMs: number): string => (perMs / 1000).toFixed(2);

function say(name: string, found: string, remark = ""): void {
  console.log(`${name.padEnd(54)} ${found.padStart(14)}  ${remark}`.trimEnd());
}

if (process.argv[1] === import.meta.filename) await measureStore(Number(process.argv[2] ?? 1e6));
