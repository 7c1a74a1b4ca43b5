import { describe, expect, test } from "vitest";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { NEWS, settle, start } from "../../support/started-functions.ts";

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
