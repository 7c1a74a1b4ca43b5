import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DATA_FUNCTIONS } from "../../../src/functions/data/catalogue.ts";
import { NO_COPIES } from "../../../src/client/data/kept-copies.ts";
import { codes, isErrorCell, message } from "../../support/custom-functions.ts";
import { NEWS, settle, start } from "../../support/started-functions.ts";

const textOf = (cell: unknown): string => (isErrorCell(cell) ? message([[cell]]) : "");

/** What microtasks throw from now on. */
function collectFaults(): unknown[] {
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
  return faults;
}

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

  test.each([
    ["fails", "failing"],
    ["is gone", "down"],
    ["has no such address", "stale"],
  ] as const)(
    "figures stay where the server %s after a refresh; the state says so until they follow",
    async (_, how) => {
      const { stream, server, client } = start();
      const block = stream("GET", [["600519"], ["600519"]], "RZYE");
      const single = stream("GET", "600519", "RZYE");
      await settle();
      expect(client.state.lacking).toBe(false);
      server.land(NEWS);
      server.behave(how, /^(days|securities|query)/);
      await client.refresh();
      await settle();
      expect([block.shown, single.shown]).toEqual([[[121], [121]], [[121]]]);
      expect(client.state).toMatchObject({ newest: "2026-09-21", lacking: true });
      server.behave("well");
      await client.check();
      await settle();
      expect([block.shown, single.shown]).toEqual([[[130], [130]], [[130]]]);
      expect(client.state).toMatchObject({ lacking: false, problem: null });
    },
  );

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

  test("that a fault of the program keeps from being computed is told so, and others of the same time are answered", async () => {
    const { call, client } = start();
    await client.start();
    const faults = collectFaults();
    vi.spyOn(
      DATA_FUNCTIONS.find(({ id }) => id === "ASOF")!,
      "answer",
    ).mockImplementation(() => {
      throw new TypeError("a fault");
    });
    const [faulty, other] = await Promise.all([call("ASOF"), call("GET", [["600519"], ["000001"]], "RZYE")]);
    vi.restoreAllMocks();
    expect(message(faulty)).toContain("fault of the program");
    expect(other).toEqual([[121], [50]]);
    expect(faults).toEqual([new TypeError("a fault")]);
  });

  test("that a fault of the program keeps from being asked leaves no cell busy", async () => {
    const { call, client } = start({ answerWithin: 2000 });
    await client.start();
    const faults = collectFaults();
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
