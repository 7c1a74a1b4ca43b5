import { describe, expect, test } from "vitest";
import { createDataClient } from "../../../src/client/data/data-client.ts";
import { DATA_FUNCTIONS } from "../../../src/functions/data/catalogue.ts";
import { createEngine } from "../../../src/functions/data/engine.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";
import { NEWS, settle } from "../../support/started-functions.ts";

const GET = DATA_FUNCTIONS.find(({ id }) => id === "GET")!;
/** So many that the day is fetched for them without planning. */
const MANY = 60;

interface Invocation {
  onCanceled?: (() => void) | undefined;
  readonly told: unknown[];
}

function start() {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  const signals = new Map<string, AbortSignal>();
  const fetch: typeof globalThis.fetch = (input, init) => {
    signals.set(input as string, init!.signal!);
    return server.fetch(input, init);
  };
  const client = createDataClient({ connection: { base: "", fetch, patience: 5_000 } });
  const engine = createEngine({ client, display: { language: "en", formattedNumbers: false } });
  const fill = (count: number, field = "RZYE"): Invocation[] =>
    Array.from({ length: count }, () => {
      const told: unknown[] = [];
      const invocation = { told, setResult: (value: unknown) => void told.push(value) };
      void engine.call(GET, ["600519", field, null, invocation]);
      return invocation;
    });
  const signalOf = (path: string) => [...signals].find(([address]) => address.includes(path))?.[1];
  return { server, client, fill, signalOf };
}
const giveUp = (cells: readonly Invocation[]) => {
  for (const cell of cells) cell.onCanceled!();
};

describe("cells of one day that are all given up", () => {
  test("stop the request of their day, and not before the last of them", async () => {
    const { server, fill, signalOf } = start();
    server.behave("silent", /^days/);
    const cells = fill(MANY);
    await settle();
    giveUp(cells.slice(1));
    expect(signalOf("/days/")!.aborted).toBe(false);
    giveUp(cells.slice(0, 1));
    expect(signalOf("/days/")!.aborted).toBe(true);
  });

  test("leave the request to others that wait for the same day", async () => {
    const { server, fill, signalOf } = start();
    server.behave("silent", /^days/);
    const cells = fill(MANY);
    await settle();
    const others = fill(MANY);
    await settle();
    giveUp(cells);
    expect(signalOf("/days/")!.aborted).toBe(false);
    giveUp(others);
    expect(signalOf("/days/")!.aborted).toBe(true);
  });

  test("before anything was read ask for no day", async () => {
    const { server, fill } = start();
    const cells = fill(MANY);
    await Promise.resolve();
    giveUp(cells);
    await settle();
    expect(server.requests).toEqual(["edition"]);
  });
});

describe("a cell that was given up", () => {
  test("can be given up again, and by a host that calls without its invocation object, without harm", async () => {
    const { client, server, fill } = start();
    const cells = fill(MANY);
    await settle();
    const { onCanceled } = cells[0]!;
    onCanceled!.call(cells[0]);
    onCanceled!.call(cells[0]);
    onCanceled!();
    server.land(NEWS);
    await client.refresh();
    await settle();
    expect(cells.map(({ told }) => told.length)).toEqual(cells.map((_, index) => (index === 0 ? 1 : 2)));
  });

  test("is told nothing more where thousands come and go, and those that stay are", async () => {
    const { client, server, fill } = start();
    const gone = fill(6000);
    const staying = fill(MANY);
    await settle();
    giveUp(gone);
    const come = fill(3000, "RZMRE");
    await settle();
    server.land(NEWS);
    await client.refresh();
    await settle();
    expect(new Set(gone.map(({ told }) => told.length))).toEqual(new Set([1]));
    expect(staying.map(({ told }) => told)).toEqual(staying.map(() => [[[121]], [[130]]]));
    expect(come.every(({ told }) => told.length === 2)).toBe(true);
  });
});
