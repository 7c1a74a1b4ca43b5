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
] as const;
const CELLS = SECURITIES * FIELDS.length;
const RUNS = 5;
const ROUNDS = 2;

const get = DATA_FUNCTIONS.find(({ id }) => id === "GET")!;
const display = { language: "en", formattedNumbers: false } as const;

/** What a host hands over with a call that streams. */
interface Invocation {
  readonly setResult: (cells: unknown) => void;
  onCanceled: (() => void) | undefined;
}

/**
 * What a cell costs the processor, in nanoseconds, each called as a host calls it: ours with an invocation object that is
 * told, a batched function of Microsoft's article with a promise that the host waits for. What the host and the server
 * make, the arguments, the invocation objects and the text of the answer, is there before the clock starts, on both sides.
 */
export async function measureCells(): Promise<string> {
  const day = createMarketDay(SECURITIES);
  const cells = day.codes.flatMap((code) => FIELDS.map((field) => [[[code]], [[field]], null] as const));
  const expected = day.codes.flatMap((code) => FIELDS.map((field) => day.valueOf(code, field)));
  const answer = JSON.stringify(expected.map((value) => ({ result: [[value]] })));
  const [first, cached, promised, theirs]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < RUNS; run++) {
    const client = createDataClient({ connection: { base: "", fetch: day.fetch, patience: 60_000 } });
    const engine = createEngine({ client, display });
    await client.start();
    const before = day.requests();
    const stream = async (): Promise<number> => {
      const told = tell(expected);
      const calls = cells.map((args) => {
        const invocation: Invocation = { setResult: told.setResult, onCanceled: undefined };
        return { args: [...args, invocation], invocation };
      });
      const cost = await costOf(() => calls.forEach(({ args }) => void engine.call(get, args)), told.all);
      told.check();
      for (const { invocation } of calls) invocation.onCanceled!();
      return cost;
    };
    first.push(await stream());
    for (let round = 0; round < ROUNDS; round++) {
      cached.push(await stream());
      const told = tell(expected);
      const all = () => cells.forEach((args) => void engine.call(get, args)!.then(told.setResult));
      promised.push(await costOf(all, told.all));
      told.check();
    }
    if (day.requests() !== before + 1) throw new Error(`expected one request, saw ${day.requests() - before}`);
    const push = createBatching(overJson(answer));
    const awaited = tell(expected);
    const batch = () => cells.forEach((args) => void push("GET", args).then(awaited.setResult));
    theirs.push(await costOf(batch, awaited.all));
    awaited.check();
  }
  return report(median(first), median(cached), median(promised), median(theirs));
}

/** What the cells are told, in the order in which they were called; checked once the clock has stopped. */
function tell(expected: readonly number[]) {
  const values: unknown[] = new Array<unknown>(CELLS).fill(null);
  let count = 0;
  let finish = (): void => undefined;
  const all = new Promise<void>((resolve) => (finish = resolve));
  const setResult = (cells: unknown): void => {
    values[count] = (cells as [[unknown]])[0][0];
    if (++count === CELLS) finish();
  };
  const check = (): void => {
    const wrong = values.findIndex((value, cell) => value !== expected[cell]);
    if (wrong >= 0) throw new Error(`a wrong answer: ${String(values[wrong])} in cell ${wrong}`);
  };
  return { all, setResult, check };
}

/** What a request takes on this side: its text is written, and the text of the answer is read. */
const overJson = (answer: string) => (batch: readonly unknown[]) => {
  const sent = JSON.stringify(batch);
  if (sent.length < CELLS) throw new Error("the request is no batch of all cells");
  return Promise.resolve(JSON.parse(answer) as { result: unknown }[]);
};

async function costOf(run: () => void, all: Promise<void>): Promise<number> {
  collectGarbage();
  const start = process.cpuUsage();
  run();
  await all;
  const { user, system } = process.cpuUsage(start);
  return (1000 * (user + system)) / CELLS;
}

function report(first: number, cached: number, promised: number, theirs: number): string {
  const verdict = (met: boolean) => (met ? "met" : "MISSED");
  return [
    `\n${CELLS.toLocaleString("en")} cells of ${SECURITIES.toLocaleString("en")} securities; ns a cell, medians`,
    `asynchronous cell        ours ${first.toFixed(0)}, aim 600 ${verdict(first <= 600)}`,
    `Microsoft's batching     ${theirs.toFixed(0)}, ${(theirs / first).toFixed(1)}×, aim 2.5× ${verdict(theirs / first >= 2.5)} (beside its timer of 100 ms)`,
    `cached cell, streaming   ours ${cached.toFixed(0)}, aim 80 ${verdict(cached <= 80)}; ${((cached * CELLS) / 1e6).toFixed(1)} ms for all, no request`,
    `cached cell, a promise   ours ${promised.toFixed(0)}`,
  ].join("\n");
}
