import { createDataClient } from "../../src/client/data/data-client.ts";
import { DATA_FUNCTIONS } from "../../src/functions/data/catalogue.ts";
import { createEngine } from "../../src/functions/data/engine.ts";
import { median } from "../timing.ts";
import { createBatching } from "./batching.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { createMarketDay } from "./market-day.ts";

const SECURITIES = 5000;
const FIELDS = [
  "financing_balance",
  "financing_buy",
  "short_balance",
  "turnover",
  "float_cap",
  "close",
  "volume",
  "short_shares",
  "margin_balance",
  "short_sold",
];
const CELLS = SECURITIES * FIELDS.length;
const RUNS = 15;
const ROUNDS = 20;

const get = DATA_FUNCTIONS.find(({ id }) => id === "GET")!;
const display = { language: "en", formattedNumbers: false } as const;

/**
 * What a cell costs the processor, in nanoseconds, each called as a host calls it: ours with an invocation object that is
 * told, a batched function of Microsoft's article with a promise that the host waits for. What the host itself makes, the
 * arguments and invocation objects, is there before the clock starts, on both sides.
 */
export async function measureCells(): Promise<string> {
  const day = createMarketDay(SECURITIES);
  const cells = day.codes.flatMap((code) => FIELDS.map((field) => [[[code]], [[field]], null] as const));
  const first = day.valueOf(day.codes[0]!);
  const [ours, cached, theirs]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run++) {
    const client = createDataClient({ connection: { base: "", fetch: day.fetch, patience: 60_000 } });
    const engine = createEngine({ client, display });
    await client.start();
    const before = day.requests();
    const told = tell(first);
    const calls = cells.map((args) => [...args, { setResult: told.setResult, onCanceled: undefined }]);
    ours.push(await costOf(() => calls.forEach((args) => void engine.call(get, args)), told.all));
    cached.push(costOfCached(() => cells.forEach((args) => void engine.call(get, args))));
    if (day.requests() !== before + 1) throw new Error(`expected one request, saw ${day.requests() - before}`);
    const push = createBatching(overJson(day.valueOf));
    const awaited = tell(first);
    const batch = () => cells.forEach((args) => void push("GET", args).then(awaited.setResult));
    theirs.push(await costOf(batch, awaited.all));
  }
  return report(median(ours), median(cached), median(theirs));
}

/** What every cell is told to, and when all of them were. */
function tell(first: unknown) {
  let count = 0;
  let finish = (): void => undefined;
  const all = new Promise<void>((resolve) => (finish = resolve));
  const setResult = (cells: unknown): void => {
    const [[value]] = cells as [[unknown]];
    if (typeof value !== "number" || (count === 0 && value !== first))
      throw new Error(`a wrong answer: ${String(value)}`);
    if (++count === CELLS) finish();
  };
  return { all, setResult };
}

/** A service that knows every answer: only what a request takes on this side is left, its text there and back. */
const overJson = (valueOf: (code: string) => number) => (batch: readonly { readonly args: readonly unknown[] }[]) => {
  const sent = JSON.parse(JSON.stringify(batch)) as typeof batch;
  const text = JSON.stringify(sent.map(({ args }) => ({ result: [[valueOf((args as [[[string]]])[0][0][0])]] })));
  return Promise.resolve(JSON.parse(text) as { result: unknown }[]);
};

async function costOf(run: () => void, all: Promise<void>): Promise<number> {
  collectGarbage();
  const start = process.cpuUsage();
  run();
  await all;
  const { user, system } = process.cpuUsage(start);
  return (1000 * (user + system)) / CELLS;
}

/** Several rounds at once: one is over sooner than the clock of the processor ticks. */
function costOfCached(run: () => void): number {
  collectGarbage();
  const start = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) run();
  const { user, system } = process.cpuUsage(start);
  return (1000 * (user + system)) / (ROUNDS * CELLS);
}

function report(ours: number, cached: number, theirs: number): string {
  const verdict = (met: boolean) => (met ? "met" : "MISSED");
  return [
    `\n${CELLS.toLocaleString("en")} cells of ${SECURITIES.toLocaleString("en")} securities; ns a cell, medians`,
    `asynchronous cell        ours ${ours.toFixed(0)}, aim 600 ${verdict(ours <= 600)}`,
    `Microsoft's batching     ${theirs.toFixed(0)}, ${(theirs / ours).toFixed(1)}×, aim 2.5× ${verdict(theirs / ours >= 2.5)} (beside its timer of 100 ms)`,
    `cached cell              ours ${cached.toFixed(0)}, aim 80 ${verdict(cached <= 80)}; ${((cached * CELLS) / 1e6).toFixed(1)} ms for all, no request`,
  ].join("\n");
}
