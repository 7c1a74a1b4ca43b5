import { createDataClient } from "../../src/client/data/data-client.ts";
import { startData } from "../../src/functions/data/start.ts";
import { median } from "../timing.ts";
import { createBatching } from "./batching.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { Invocation } from "./invocation.ts";
import { createLeast } from "./least.ts";
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
const ROUNDS = 9;

const display = { language: "en", formattedNumbers: false } as const;
const day = createMarketDay(SECURITIES);
const expected = day.codes.flatMap((code) => FIELDS.map((field) => day.valueOf(code, field)));
/** The calls as they come to a page: as text, so that each has arrays and texts of its own. */
const wire = JSON.stringify(day.codes.flatMap((code) => FIELDS.map((field) => [[[code]], [[field]], null])));
const answer = JSON.stringify(expected.map((value) => ({ result: [[value]] })));

type Function = (...args: unknown[]) => unknown;
type Costs = Record<"first" | "theirs" | "cached" | "promised" | "least", number[]>;

/**
 * What a cell costs the processor, in nanoseconds, each called as a host calls it: ours with an invocation object that is
 * told, a batched function of Microsoft's article with a promise that the host waits for. What the host and the server
 * make, the arguments, the invocation objects and the text of the answer, is there before the clock starts, on both sides.
 */
export async function measureCells(): Promise<string> {
  const costs: Costs = { first: [], theirs: [], cached: [], promised: [], least: [] };
  for (let round = 0; round < ROUNDS; round++) {
    await measureFirst(costs);
    const push = createBatching(overJson);
    costs.theirs.push(await awaited((securities, fields, date) => push("GET", [securities, fields, date])));
  }
  const { ours, requests } = await measureFirst(costs);
  for (let round = 0; round < ROUNDS; round++) {
    costs.cached.push(await stream(ours));
    costs.promised.push(await awaited(ours));
    costs.least.push(await stream(createLeast(day.codes, new Map(FIELDS.map((field) => [field, columnOf(field)])))));
  }
  if (requests() !== 1) throw new Error(`expected one request, saw ${requests()}`);
  return report(costs);
}

/** Cells of a client that has read nothing but which days there are. */
async function measureFirst(costs: Costs) {
  const client = createDataClient({ connection: { base: "", fetch: day.fetch, patience: 60_000 } });
  const get = startData(display, client).get("GET")!;
  const ours: Function = (...args) => get(args);
  await client.start();
  const before = day.requests();
  const requests = () => day.requests() - before;
  costs.first.push(await stream(ours));
  if (requests() !== 1) throw new Error(`expected one request, saw ${requests()}`);
  return { ours, requests };
}

const columnOf = (field: (typeof FIELDS)[number]): Float64Array =>
  Float64Array.from(day.codes, (code) => day.valueOf(code, field));

const setError = (): void => undefined;

/**
 * Cells that are told, and given up once the clock has stopped: all but one. In a workbook there are always others, and V8
 * forgets the code for objects of which a collection finds none.
 */
async function stream(run: Function): Promise<number> {
  const told = tell();
  const calls = (JSON.parse(wire) as unknown[][]).map((args) => {
    const invocation = new Invocation("GET", undefined, undefined, told.setResult, setError);
    return { args: [...args, invocation], invocation };
  });
  const call = (): void => {
    for (const { args } of calls) run(...args);
  };
  const cost = await costOf(call, told.all);
  told.check();
  for (const { invocation } of calls.slice(1)) invocation.onCanceled?.();
  return cost;
}

/** Cells that wait for promises. */
async function awaited(run: Function): Promise<number> {
  const told = tell();
  const calls = JSON.parse(wire) as unknown[][];
  const call = (): void => {
    for (const args of calls) void (run(...args) as Promise<unknown>).then(told.setResult);
  };
  const cost = await costOf(call, told.all);
  told.check();
  return cost;
}

/** What the cells are told, in the order in which they were called; checked once the clock has stopped. */
function tell() {
  const values = new Float64Array(CELLS);
  let count = 0;
  let finish = (): void => undefined;
  const all = new Promise<void>((resolve) => (finish = resolve));
  const setResult = (cells: unknown): void => {
    values[count] = (cells as [[number]])[0][0];
    if (++count === CELLS) finish();
  };
  const check = (): void => {
    const wrong = values.findIndex((value, cell) => value !== expected[cell]);
    if (wrong >= 0) throw new Error(`a wrong answer: ${String(values[wrong])} in cell ${wrong}`);
  };
  return { all, setResult, check };
}

/** What a request takes on this side: its text is written, and the text of the answer is read. */
function overJson(batch: readonly unknown[]): Promise<{ result: unknown }[]> {
  const sent = JSON.stringify(batch);
  if (sent.length < CELLS) throw new Error("the request is no batch of all cells");
  return Promise.resolve(JSON.parse(answer) as { result: unknown }[]);
}

async function costOf(run: () => void, all: Promise<void>): Promise<number> {
  await collectGarbage();
  const start = process.cpuUsage();
  run();
  await all;
  const { user, system } = process.cpuUsage(start);
  return (1000 * (user + system)) / CELLS;
}

function report(costs: Costs): string {
  const [first, theirs] = [median(costs.first), median(costs.theirs)];
  const [cached, promised, least] = [median(costs.cached), median(costs.promised), median(costs.least)];
  const verdict = (met: boolean) => (met ? "met" : "MISSED");
  const range = (values: readonly number[]) => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;
  return [
    `\n${CELLS.toLocaleString("en")} cells of ${SECURITIES.toLocaleString("en")} securities; ns a cell, medians (and range)`,
    `asynchronous cell        ours ${first.toFixed(0)} (${range(costs.first)}), aim 600 ${verdict(first <= 600)}`,
    `Microsoft's batching     ${theirs.toFixed(0)} (${range(costs.theirs)}), ${(theirs / first).toFixed(1)}×, aim 2.5× ${verdict(theirs / first >= 2.5)} (beside its timer of 100 ms)`,
    `cached cell, streaming   ours ${cached.toFixed(0)} (${range(costs.cached)}), aim 80 ${verdict(cached <= 80)}; ${((cached * CELLS) / 1e6).toFixed(1)} ms for all, no request`,
    `the least for a cell     ${least.toFixed(0)} (${range(costs.least)}), ours ${(cached / least).toFixed(1)}× of it`,
    `cached cell, a promise   ours ${promised.toFixed(0)} (${range(costs.promised)})`,
  ].join("\n");
}
