/** Measures reading from the server, beside the obvious server and a bare one. Alone: npx tsx bench/serve/serve.ts */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { decodeBlock } from "../../src/client/data/block-table.ts";
import type { Connection } from "../../src/client/request.ts";
import { getBytes } from "../../src/client/request.ts";
import { BLOCK_TYPE } from "../../src/contracts/blocks.ts";
import { dayBlockPath, EDITION_PATH, seriesBlockPath, type Edition } from "../../src/contracts/edition.ts";
import { median } from "../timing.ts";
import { CROWD, measureCrowd } from "./crowd.ts";
import { ASKED, LONG, SECURITIES, SERIES_DAYS } from "./market.ts";
import { inTurns, takeTurn, timingOf, type Timing } from "./turns.ts";

interface Servers {
  readonly ours: string;
  readonly peer: string;
  readonly bare: string;
  /** Path of the newest day's block. */
  readonly newest: string;
}

const WHOLE_DAYS = 24;
const ROUNDS = 5;
const RUNS = 40;
const PEER_RUNS = 8;
const CROWD_ROUNDS = 3;

type Columns = readonly Float64Array[];

async function readOurs(connection: Connection, path: string, kind: "day" | "series"): Promise<Columns> {
  const { figures } = decodeBlock(await getBytes(connection, path, BLOCK_TYPE), kind, path);
  return ASKED.map((id) => figures.get(id)!);
}

async function readPeer(base: string, date: string): Promise<Columns> {
  const rows = (await (await fetch(`${base}/days/${date}`)).json()) as Readonly<Record<string, number | null>>[];
  return ASKED.map((id) => Float64Array.from(rows, (row) => row[id] ?? NaN));
}

async function measureOn({ ours, peer, bare, newest }: Servers, spent: () => Promise<number>): Promise<string[]> {
  const connection: Connection = { base: ours, fetch: (input, init) => fetch(input, init), patience: 60_000 };
  const { days, edition } = (await (await fetch(ours + EDITION_PATH)).json()) as Edition;
  const date = days.date.at(-1)!;
  requireEqual(await readOurs(connection, newest, "day"), await readPeer(peer, date));

  const older = days.date.length - WHOLE_DAYS;
  const readCold = (run: number) =>
    readOurs(connection, dayBlockPath(days.date[older + run]!, days.revision[older + run]!), "day");
  const cold = timingOf([await takeTurn({ runs: WHOLE_DAYS - 1, read: readCold }, spent)]);
  const series = seriesBlockPath(LONG, edition);
  const warm = await inTurns(
    {
      day: { runs: RUNS, read: () => readOurs(connection, newest, "day") },
      bytes: { runs: RUNS, read: async () => (await fetch(bare)).arrayBuffer() },
      peer: { runs: PEER_RUNS, read: () => readPeer(peer, date) },
      series: { runs: RUNS, read: () => readOurs(connection, series, "series") },
    },
    ROUNDS,
    spent,
  );

  // In turns: both meet the same weather.
  const crowds: { ours: number; bare: number }[] = [];
  for (let round = 0; round < CROWD_ROUNDS; round++)
    crowds.push({ ours: await measureCrowd(ours + newest), bare: await measureCrowd(bare) });
  const [crowd, bareCrowd] = [median(crowds.map((one) => one.ours)), median(crowds.map((one) => one.bare))];

  const what = `${SECURITIES.toLocaleString("en")} codes × ${ASKED.length} fields of a day`;
  const byProcessor = (warm.peer.processor / warm.day.processor).toFixed(1);
  return [
    line(`${what}, warm`, warm.day, 2, [warm.peer.clock / warm.day.clock, 15, "at least"], "Fastify + DuckDB + JSON") +
      `, ${byProcessor}× by the processor`,
    line("its bytes alone, from a bare http server", warm.bytes, null),
    line(`${what}, cold`, cold, 20),
    line(`series of ${SERIES_DAYS.toLocaleString("en")} days, warm`, warm.series, 2),
    line(
      `${CROWD} clients on a day block, p50`,
      { clock: crowd, processor: NaN },
      null,
      [crowd / bareCrowd, 3, "at most"],
      "a bare http server",
    ),
  ];
}

/** One finding: ms by the clock and of the processor, the aim, and the ratio to a peer. */
function line(
  name: string,
  { clock, processor }: Timing,
  aim: number | null,
  ratio?: readonly [value: number, aim: number, bound: "at least" | "at most"],
  peer = "",
): string {
  const parts = [`${name.padEnd(46)} ${clock.toFixed(2).padStart(8)} ms`];
  if (!Number.isNaN(processor)) parts.push(`(${processor.toFixed(2)} of the processor)`);
  if (aim !== null) parts.push(`aim ≤ ${aim} ms ${clock <= aim ? "met" : "MISSED"}`);
  if (ratio) {
    const [value, wanted, bound] = ratio;
    const isMet = bound === "at least" ? value >= wanted : value <= wanted;
    parts.push(`${value.toFixed(1)}× beside ${peer}, aim ${bound} ${wanted}× ${isMet ? "met" : "MISSED"}`);
  }
  return parts.join("  ");
}

function requireEqual(own: Columns, other: Columns): void {
  const isEqual = own.every((column, index) => column.every((value, row) => Object.is(value, other[index]![row])));
  if (!isEqual || own[0]!.length !== SECURITIES) throw new Error("the two servers answer differently");
}

/** Prints what was found; medians. */
export async function measureServing(): Promise<void> {
  const child = fork(join(import.meta.dirname, "server.ts"), [String(WHOLE_DAYS)], { execArgv: process.execArgv });
  try {
    const [servers] = (await once(child, "message")) as [Servers];
    console.log("\nReading from the server, http on loopback, medians; of the processor: reader and server together");
    const spent = async (): Promise<number> => {
      child.send("spent");
      const [milliseconds] = (await once(child, "message")) as [number];
      return milliseconds;
    };
    for (const finding of await measureOn(servers, spent)) console.log(finding);
  } finally {
    child.disconnect();
  }
}

if (process.argv[1] === import.meta.filename) await measureServing();
