import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createDataClient } from "../../../src/client/data/data-client.ts";
import type { KeptCopies } from "../../../src/client/data/kept-copies.ts";
import { watchData } from "../../../src/client/data/watch.ts";
import { codes } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";
import { servedDay } from "../../support/served-days.ts";

/** Copies in plain objects; another page of the same machine finds them. */
function memoryCopies(): KeptCopies {
  const blocks = new Map<string, Uint8Array>();
  let last: Awaited<ReturnType<KeptCopies["edition"]>> = null;
  return {
    edition: () => Promise.resolve(last),
    keepEdition: (document) => {
      last = document;
      return Promise.resolve();
    },
    block: (address) => Promise.resolve(blocks.get(address) ?? null),
    keepBlock: (address, bytes) => {
      blocks.set(address, bytes);
      return Promise.resolve();
    },
  };
}

const serve = () => createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
const TUESDAY = servedDay({ date: "2026-09-22", edition: 9 }, [{ code: "600519", financing_balance: 130 }]);
const settle = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe("with the server gone", () => {
  test("a workbook that was open before recalculates from copies, as of their day, and says so", async () => {
    const copies = memoryCopies();
    const server = serve();
    const before = dataFunctionsOver(server.fetch, { copies });
    const asked = [
      ["GET", [["600519"], ["000001"]], [["RZYE", "change_1d"]]],
      ["HIST", "600519", "change_1d", "2026-09-16"],
      ["ASOF"],
    ] as const;
    const online = await Promise.all(asked.map(([id, ...args]) => before.call(id, ...args)));
    await settle();

    server.behave("down");
    const after = dataFunctionsOver(server.fetch, { copies });
    const offline = await Promise.all(asked.map(([id, ...args]) => after.call(id, ...args)));
    expect(offline).toEqual(online);
    expect(after.client.state).toMatchObject({ phase: "ready", offline: true, newest: "2026-09-18" });
    expect(after.client.state.problem?.zh).toContain("没有应答");
    expect(codes(await after.call("GET", "510300", "RZYE", "2026-09-16"))).toEqual([["#N/A"]]);
  });

  test("and back, what could not be read is read, and the state is clean", async () => {
    const copies = memoryCopies();
    const server = serve();
    await dataFunctionsOver(server.fetch, { copies }).call("ASOF");
    await settle();
    server.behave("down");
    const { stream, client } = dataFunctionsOver(server.fetch, { copies });
    const cell = stream("GET", "600519", "RZYE");
    await settle();
    expect(codes([[cell.shown]])).toEqual([["#N/A"]]);
    server.behave("well");
    await client.check();
    await settle();
    expect(cell.shown).toEqual([[121]]);
    expect(client.state).toMatchObject({ offline: false, problem: null, newer: null });
  });

  test("nothing kept: the state waits, and says why", async () => {
    const server = serve();
    server.behave("down");
    const client = createDataClient({ connection: { base: "https://desk", fetch: server.fetch, patience: 1000 } });
    await client.start();
    expect(client.state).toMatchObject({ phase: "waiting", edition: null });
    expect(client.state.problem?.en).toContain("https://desk");
  });
});

describe("time", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each(["1970-01-01", "2099-12-31"])("a clock that says %s changes no answer", async (now) => {
    vi.setSystemTime(now);
    const { call } = dataFunctionsOver(serve().fetch);
    expect(await call("GET", [["600519"], ["000001"]], "RZYE")).toEqual([[121], [50]]);
    expect(await call("ASOF")).toEqual([[46283]]);
  });

  test("where the server only hangs, the copy is taken after three seconds", async () => {
    const copies = memoryCopies();
    const server = serve();
    await dataFunctionsOver(server.fetch, { copies }).call("GET", [["600519"], ["000001"]], "RZYE");
    server.behave("silent");
    const { call, client } = dataFunctionsOver(server.fetch, { copies });
    const asked = call("GET", [["600519"], ["000001"]], "RZYE");
    await vi.advanceTimersByTimeAsync(3000);
    expect(await asked).toEqual([[121], [50]]);
    expect(client.state.offline).toBe(true);
  });

  test("newer data is looked for every five minutes, and a server that is gone every fifteen seconds", async () => {
    const server = serve();
    const client = createDataClient({ connection: { base: "", fetch: server.fetch, patience: 1000 } });
    await client.start();
    const stop = watchData(client);
    server.forgetRequests();
    await vi.advanceTimersByTimeAsync(299_000);
    expect(server.requests).toEqual([]);
    server.land([TUESDAY]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(client.state.newer).toEqual({ edition: 9, newest: "2026-09-22" });
    server.behave("down");
    await client.check();
    server.forgetRequests();
    await vi.advanceTimersByTimeAsync(46_000);
    expect(server.requests).toEqual(["edition", "edition", "edition"]);
    stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(server.requests).toHaveLength(3);
  });

  test("blocks that could not be read are asked for again every fifteen seconds, whatever kept them away", async () => {
    const server = serve();
    const { client, stream } = dataFunctionsOver(server.fetch);
    const stop = watchData(client);
    server.behave("stale", /^days/);
    const cell = stream("GET", [["600519"], ["000001"]], "RZYE");
    await vi.advanceTimersByTimeAsync(1000);
    expect(client.state).toMatchObject({ lacking: true, problem: null });
    server.behave("well");
    await vi.advanceTimersByTimeAsync(16_000);
    expect(cell.shown).toEqual([[121], [50]]);
    stop();
  });
});

test("listeners hear every change, and none after they left", async () => {
  const server = serve();
  const client = createDataClient({ connection: { base: "", fetch: server.fetch, patience: 1000 } });
  const phases: string[] = [];
  const leave = client.subscribe(() => phases.push(client.state.phase));
  await client.start();
  expect(phases).toEqual(["ready"]);
  leave();
  server.land([TUESDAY]);
  await client.check();
  expect(phases).toEqual(["ready"]);
});
