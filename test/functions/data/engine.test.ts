import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NO_COPIES } from "../../../src/client/data/kept-copies.ts";
import { codes, isErrorCell, message } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";
import { servedDay } from "../../support/served-days.ts";

const start = (options: Parameters<typeof dataFunctionsOver>[1] = {}) => {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  return { server, ...dataFunctionsOver(server.fetch, options) };
};
/** A correction of 600519 on the newest day, and a new day after it. */
const NEWS = [
  servedDay({ date: "2026-09-18", edition: 4 }, [{ code: "600519", financing_balance: 125 }]),
  servedDay({ date: "2026-09-21", edition: 5 }, [{ code: "600519", financing_balance: 130 }]),
];
/** Until everything that is under way has come to rest. */
const settle = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const textOf = (cell: unknown): string => (isErrorCell(cell) ? message([[cell]]) : "");

describe("calls of one recalculation", () => {
  test("5,000 single cells on one day are one request of the day", async () => {
    const { call, server } = start();
    const asked = Array.from({ length: 5000 }, (_, index) =>
      call("GET", ["600519", "510300", "000001", "002142", "600809", "920163"][index % 6], "RZYE", "2026-09-18"),
    );
    const rows = await Promise.all(asked);
    expect(rows[4999]).toEqual([[36]]);
    expect(server.requests.filter((path) => path.startsWith("days/"))).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  test("a thousand long histories of one security are one request of its series", async () => {
    const { call, server } = start();
    await Promise.all(Array.from({ length: 1000 }, () => call("HIST", "600519", "change_1d", "2026-09-16")));
    expect(server.requests).toEqual(["edition", "securities/600519/series@3"]);
  });

  test("repeated, they ask for nothing", async () => {
    const { call, server } = start();
    const recalculate = () =>
      Promise.all([
        call("GET", [["600519"], ["000001"]], [["RZYE", "change_1d"]]),
        call("RANKING", "RZYE"),
        call("HIST", "600519", "RZYE", "2026-09-16"),
        call("GET", "600519", "RZYE"),
      ]);
    const first = await recalculate();
    server.forgetRequests();
    expect(await recalculate()).toEqual(first);
    expect(server.requests).toEqual([]);
  });
});

describe("a cell that streams", () => {
  test("is told once, and nothing more while nothing changes", async () => {
    const { stream, client } = start();
    const cell = stream("GET", "600519", "RZYE");
    await settle();
    expect(cell.told).toEqual([[[121]]]);
    await client.refresh();
    await settle();
    expect(cell.told).toHaveLength(1);
  });

  test("keeps its value when newer data lands, and is told after the refresh", async () => {
    const { stream, client, server, call } = start();
    const cells = [
      stream("GET", "600519", "RZYE"),
      stream("ASOF"),
      stream("HIST", "600519", "RZYE", "2026-09-18", null, false),
    ];
    await settle();
    server.land(NEWS);
    await client.check();
    expect(client.state.newer).toEqual({ edition: 5, newest: "2026-09-21" });
    expect(await call("GET", "600519", "RZYE")).toEqual([[121]]);
    expect(cells.map(({ told }) => told.length)).toEqual([1, 1, 1]);
    expect(await client.refresh()).toBe(true);
    await settle();
    expect(client.state.newer).toBeNull();
    expect(cells.map(({ shown }) => shown)).toEqual([
      [[130]],
      [[46286]],
      [
        [46283, 125],
        [46286, 130],
      ],
    ]);
  });

  test.each([
    ["one security", "600519", [[125]]],
    ["two securities", [["600519"], ["000001"]], [[125], [50]]],
  ])("that waits for figures of %s when the user refreshes shows the newer ones", async (_, securities, expected) => {
    const { server } = start();
    let answerNow = (): void => undefined;
    const held = new Promise<void>((resolve) => (answerNow = resolve));
    const { stream, client, call } = dataFunctionsOver(async (input, init) => {
      const answer = await server.fetch(input, init);
      if (/@3$/.test(input as string)) await held;
      return answer;
    });
    await client.start();
    const cell = stream("GET", securities, "RZYE", "2026-09-18");
    await settle();
    server.land(NEWS.slice(0, 1));
    await client.refresh();
    await settle();
    answerNow();
    await settle();
    expect(cell.shown).toEqual(expected);
    expect(await call("GET", securities, "RZYE", "2026-09-18")).toEqual(expected);
  });

  test("takes newer data over by itself where the user wants that", async () => {
    const { stream, client, server } = start();
    const cell = stream("GET", "600519", "RZYE");
    await settle();
    client.setAutomatic(true);
    server.land(NEWS);
    await client.check();
    await settle();
    expect(cell.shown).toEqual([[130]]);
  });

  test("is told nothing after it was cancelled", async () => {
    const { stream, client, server } = start();
    const cell = stream("GET", "600519", "RZYE");
    await settle();
    cell.cancel();
    server.land(NEWS);
    await client.refresh();
    await settle();
    expect(cell.told).toEqual([[[121]]]);
  });

  test("that is cancelled does not cancel what another waits for", async () => {
    const { stream } = start();
    const [one, other] = [stream("GET", "600519", "RZYE"), stream("GET", "600519", "RZYE")];
    one.cancel();
    await settle();
    expect([one.told, other.shown]).toEqual([[], [[121]]]);
  });

  test("that alone waited for a block stops its request", async () => {
    const { stream, server, client } = start();
    await client.start();
    const signals: (AbortSignal | null | undefined)[] = [];
    const { fetch } = server;
    const spied = dataFunctionsOver((input, init) => {
      signals.push(init?.signal);
      return fetch(input, init);
    });
    server.behave("silent", /^days/);
    server.behave("silent", /^securities/);
    const [one, other] = [spied.stream("GET", "600519", "RZYE"), spied.stream("GET", "600519", "RZYE")];
    await settle();
    one.cancel();
    expect(signals.at(-1)?.aborted).toBe(false);
    other.cancel();
    expect(signals.at(-1)?.aborted).toBe(true);
    expect(stream).toBeDefined();
  });
});

describe("a server that misbehaves", () => {
  test.each([
    ["down", "does not answer"],
    ["failing", "500"],
    ["garbage", "not of the agreed form"],
  ] as const)("%s from the start: the error says why, in either language", async (how, text) => {
    const { call, server } = start();
    server.behave(how);
    const rows = await call("GET", "600519", "RZYE");
    expect(codes(rows)).toEqual([["#N/A"]]);
    expect(message(rows)).toContain(text);
    const chinese = start({ display: { language: "zh", formattedNumbers: false } });
    chinese.server.behave(how);
    expect(message(await chinese.call("ASOF"))).toMatch(/\p{Script=Han}{5}/u);
  });

  test.each([
    ["half an answer", "half"],
    ["bytes that are no block", "garbage"],
  ] as const)("%s for a block is not used at all", async (_, how) => {
    const { call, server } = start();
    server.behave(how, /^(days|securities)/);
    const rows = await call("GET", [["600519"], ["000001"]], "RZYE");
    expect(new Set(codes(rows).flat())).toEqual(new Set(["#N/A"]));
    expect(textOf(rows[0]![0])).toContain("none of it was used");
  });

  test("a failure is not asked for again by each recalculation, and after the server is back the cell is told", async () => {
    const { stream, server, client, call } = start();
    server.behave("failing", /^(days|securities)/);
    const cell = stream("GET", [["600519"], ["000001"]], "RZYE");
    await settle();
    const asked = server.requests.length;
    await Promise.all(Array.from({ length: 100 }, () => call("GET", [["600519"], ["000001"]], "RZYE")));
    expect(server.requests).toHaveLength(asked);
    expect(client.state.problem).not.toBeNull();
    server.behave("well");
    await client.check();
    await settle();
    expect(cell.shown).toEqual([[121], [50]]);
    expect(client.state.problem).toBeNull();
  });

  test("a fault of the program while a block is read is told, and the block is asked for again", async () => {
    const copies = { ...NO_COPIES, block: () => Promise.reject(new TypeError("a part of the program is lost")) };
    const { stream, server, client } = start({ copies });
    await client.start();
    server.behave("down", /^(days|securities)/);
    const cell = stream("GET", [["600519"], ["000001"]], "RZYE");
    await settle();
    expect(codes([[cell.shown]])).toEqual([["#N/A"]]);
    expect(textOf(cell.shown)).toContain("Reload the add-in");
    server.behave("well");
    await client.check();
    await settle();
    expect(cell.shown).toEqual([[121], [50]]);
  });

  test("a server that was down from the start is recovered from without a reload", async () => {
    const { stream, server, client } = start();
    server.behave("down");
    const cell = stream("ASOF");
    await settle();
    expect(textOf(cell.shown)).toContain("does not answer");
    server.behave("well");
    await client.check();
    await settle();
    expect(cell.shown).toEqual([[46283]]);
  });

  test("figures that are there stay when a refresh fails, and the state says so", async () => {
    const { stream, server, client } = start();
    const cell = stream("GET", "600519", "RZYE");
    await settle();
    server.behave("down");
    expect(await client.refresh()).toBe(false);
    await settle();
    expect(cell.told).toEqual([[[121]]]);
    expect([client.state.offline, client.state.refreshing]).toEqual([true, false]);
  });

  test("figures that are there stay when the blocks of a refresh fail", async () => {
    const { stream, server, client } = start();
    const cell = stream("GET", [["600519"], ["000001"]], "RZYE");
    await settle();
    server.land(NEWS);
    server.behave("failing", /^(days|securities)/);
    await client.refresh();
    await settle();
    expect(cell.shown).toEqual([[121], [50]]);
    expect(client.state.problem).not.toBeNull();
  });

  test("an address that is no longer served makes the edition be read anew, once", async () => {
    const { call, server, client } = start();
    await client.start();
    server.land(NEWS);
    server.forgetRequests();
    expect(await call("GET", [["600519"], ["000001"]], "RZYE", "2026-09-18")).toEqual([[125], [50]]);
    expect(server.requests).toEqual(["days/2026-09-18@3", "edition", "days/2026-09-18@4"]);
    expect(await call("ASOF")).toEqual([[46283]]);
  });

  test("a series of a newer edition shows no day after the pinned newest one", async () => {
    const { call, server, client } = start();
    await client.start();
    server.land(NEWS);
    const rows = await call("HIST", "600519", "change_1d", "2026-09-17", "2026-12-31", false);
    expect(rows.map(([day]) => day)).toEqual([46282, 46283]);
  });

  test("a server whose edition and blocks never agree is told of", async () => {
    const { call, server } = start();
    server.behave("stale", /^days/);
    server.behave("stale", /^securities/);
    const rows = await call("GET", [["600519"], ["000001"]], "RZYE");
    expect(new Set(codes(rows).flat())).toEqual(new Set(["#N/A"]));
    expect(server.requests.filter((path) => path === "edition")).toHaveLength(2);
  });
});

test("a cell whose block was never the edition's is told once the server agrees with itself", async () => {
  const { stream, server, client } = start();
  server.behave("stale", /^(days|securities)/);
  const cell = stream("GET", [["600519"], ["000001"]], "RZYE");
  await settle();
  expect(codes([[cell.shown]])).toEqual([["#N/A"]]);
  server.behave("well");
  await client.check();
  await settle();
  expect(cell.shown).toEqual([[121], [50]]);
});

describe("a server that is silent", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("keeps no cell busy longer than the time-out; a cell that streams is told when it speaks", async () => {
    const { stream, server, call } = start({ answerWithin: 2000 });
    server.behave("silent", /^(days|securities)/);
    const cell = stream("GET", "600519", "RZYE");
    const asked = call("GET", [["600519"], ["000001"]], "RZYE");
    await settle();
    expect(cell.told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(textOf(cell.shown)).toContain("within 2 seconds");
    expect(codes(await asked)).toEqual([["#N/A"]]);
  });

  test("that a fault of the program keeps from being asked leaves no cell busy", async () => {
    const { call, client } = start({ answerWithin: 2000 });
    await client.start();
    const faults: unknown[] = [];
    const soon = globalThis.queueMicrotask;
    vi.spyOn(globalThis, "queueMicrotask").mockImplementation((run) =>
      soon(() => {
        try {
          run();
        } catch (fault) {
          faults.push(fault);
        }
      }),
    );
    vi.spyOn(client.blocks, "load").mockImplementation(() => {
      throw new TypeError("a fault");
    });
    const asked = call("GET", [["600519"], ["000001"]], "RZYE");
    await settle();
    await vi.advanceTimersByTimeAsync(2000);
    vi.restoreAllMocks();
    expect(codes(await asked)).toEqual([["#N/A"]]);
    expect(faults).toEqual([new TypeError("a fault")]);
  });

  test("is given up after the patience of a request, and the error says so", async () => {
    const { call, server } = start({ answerWithin: 60_000 });
    server.behave("silent");
    const asked = call("ASOF");
    await vi.advanceTimersByTimeAsync(5000);
    expect(message(await asked)).toContain("silent for 5 seconds");
  });
});
