import { afterEach, describe, expect, test, vi } from "vitest";
import { isErrorCell, message } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";
import { servedDay } from "../../support/served-days.ts";

/** So many that the day is fetched for them without planning. */
const MANY = 60;
const CODES = ["600519", "000001"];
const FIGURES = [121, 50];

const start = (options: Parameters<typeof dataFunctionsOver>[1] = {}) => {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  const functions = dataFunctionsOver(server.fetch, options);
  const fill = (field = "RZYE") =>
    Array.from({ length: MANY }, (_, index) => functions.stream("GET", CODES[index % 2], field, null));
  return { server, ...functions, fill };
};
const settle = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const FIGURES_OF_MANY = Array.from({ length: MANY }, (_, index) => [[FIGURES[index % 2]]]);
const NEWS = [servedDay({ date: "2026-09-21", edition: 5 }, [{ code: "600519", financing_balance: 130 }])];

describe("many single cells that stream", () => {
  test("are told from one block, also before any edition was read", async () => {
    const { fill, server } = start();
    const cells = fill();
    await settle();
    expect(cells.map(({ told }) => told)).toEqual(FIGURES_OF_MANY.map((cell) => [cell]));
    expect(server.requests).toEqual(["edition", "days/2026-09-18@3"]);
  });

  test("are told only of what is another figure after a refresh; what is gone says so", async () => {
    const { fill, server, client } = start();
    const cells = fill();
    await settle();
    server.land(NEWS);
    await client.refresh();
    await settle();
    expect(cells[0]!.told).toEqual([[[121]], [[130]]]);
    expect(cells[0]!.shown).toEqual([[130]]);
    expect(isErrorCell(cells[1]!.shown)).toBe(true);
    await client.refresh();
    await settle();
    expect(cells.map(({ told }) => told.length)).toEqual(cells.map(() => 2));
  });

  test("are told nothing once they are cancelled, and those that take their places are", async () => {
    const { fill, server, client } = start();
    const first = fill();
    first.forEach((cell) => cell.cancel());
    const second = fill("RZMRE");
    await settle();
    first.forEach((cell) => cell.cancel());
    server.land(NEWS);
    await client.refresh();
    await settle();
    expect(first.map(({ told }) => told)).toEqual(first.map(() => []));
    expect(second.every(({ told }) => told.length > 0)).toBe(true);
  });

  test("keep their figures while the blocks of a refresh fail, and do not ask for them again by themselves", async () => {
    const { fill, server, client } = start();
    const cells = fill();
    await settle();
    server.land(NEWS);
    server.behave("failing", /^(days|securities)/);
    await client.refresh();
    await settle();
    expect(cells.map(({ shown }) => shown)).toEqual(FIGURES_OF_MANY);
    const asked = server.requests.length;
    const more = fill();
    await settle();
    expect(server.requests).toHaveLength(asked);
    expect(more.every(({ shown }) => isErrorCell(shown))).toBe(true);
    server.behave("well");
    await client.check();
    await settle();
    expect([cells[0]!.shown, more[0]!.shown]).toEqual([[[130]], [[130]]]);
  });

  test("show figures with their formats where the host takes them", async () => {
    const { fill } = start({ display: { language: "zh", formattedNumbers: true } });
    const [cell] = fill();
    await settle();
    expect(cell!.shown).toEqual([[{ type: "FormattedNumber", basicValue: 121, numberFormat: "#,##0" }]]);
  });

  test.each([
    ["name", "贵州茅台", "平安银行"],
    ["code", "600519.SH", "000001.SZ"],
    ["exchange", "SSE", "SZSE"],
  ])(
    "of the text %s are told with the block of the day, and again only where it is another text",
    async (field, one, other) => {
      const { fill, server, client } = start();
      const cells = fill(field);
      await settle();
      expect(cells.map(({ told }) => told)).toEqual(cells.map((_, index) => [[[index % 2 ? other : one]]]));
      expect(server.requests).toEqual(["edition", "days/2026-09-18@3"]);
      const renamed = { code: "600519", name: "茅台", financing_balance: 1 };
      server.land([servedDay({ date: "2026-09-18", edition: 4 }, [renamed])]);
      await client.refresh();
      await settle();
      expect(cells[0]!.shown).toEqual([[field === "name" ? "茅台" : one]]);
      expect(cells[0]!.told).toHaveLength(field === "name" ? 2 : 1);
    },
  );

  test("whose texts are at hand are told at once, like figures", async () => {
    const { call, stream } = start();
    await call("GET", [["600519"], ["000001"]], "name");
    expect(stream("GET", "600519", "证券简称", null).told).toEqual([[["贵州茅台"]]]);
  });

  test("that wait while the user refreshes are told of what the newer edition has", async () => {
    const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
    let answerNow = (): void => undefined;
    const held = new Promise<void>((resolve) => (answerNow = resolve));
    const { client, stream } = dataFunctionsOver(async (input, init) => {
      const answer = await server.fetch(input, init);
      if (/@3$/.test(input as string)) await held;
      return answer;
    });
    const cells = Array.from({ length: MANY }, () => stream("GET", "600519", "RZYE", null));
    await settle();
    server.land(NEWS);
    await client.refresh();
    answerNow();
    await settle();
    expect(cells.map(({ told }) => told)).toEqual(cells.map(() => [[[130]]]));
    expect(server.requests.filter((path) => !/^(edition|days)/.test(path))).toEqual([]);
  });

  test("of history fields are told from the day's history, and ask for no block of the day", async () => {
    const { fill, server } = start();
    const cells = fill("change_1d");
    await settle();
    expect(cells[0]!.told).toEqual([[[121 / 110 - 1]]]);
    expect(server.requests.filter((path) => path.startsWith("days"))).toEqual([]);
  });

  test("name a field that does not exist, in the others' midst", async () => {
    const { fill, stream } = start();
    const [wrong, cells] = [stream("GET", "600519", "financing_balence", null), fill()];
    await settle();
    expect(message([[wrong.shown]])).toContain("financing_balance");
    expect(cells[0]!.shown).toEqual([[121]]);
  });
});

describe("while the server is silent", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("many cells are busy no longer than the time-out, and are told when it speaks", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { fill, server, client, call } = start({ answerWithin: 2000 });
    server.behave("silent", /^days/);
    const cells = fill();
    const asked = Array.from({ length: MANY }, () => call("GET", "600519", "RZYE"));
    await settle();
    expect(cells[0]!.told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(message([[cells[0]!.shown]])).toContain("within 2 seconds");
    expect(message(await asked[0]!)).toContain("within 2 seconds");
    await vi.advanceTimersByTimeAsync(10_000);
    server.behave("well");
    await client.check();
    await settle();
    expect(cells.map(({ shown }) => shown)).toEqual(FIGURES_OF_MANY);
  });

  test("a cell for which the day came late and had nothing is told with the others, not after twice the time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
    server.behave("silent", /^securities/);
    const slow: typeof fetch = async (input, init) => {
      if ((input as string).includes("/days/")) await new Promise((resolve) => setTimeout(resolve, 1500));
      return server.fetch(input, init);
    };
    const { stream, call } = dataFunctionsOver(slow, { answerWithin: 2000 });
    const cells = Array.from({ length: MANY }, () => stream("GET", "600000", "RZYE", null));
    const asked = Array.from({ length: MANY }, () => call("GET", "600000", "RZYE", null));
    const gone = stream("GET", "600000", "RZYE", null);
    await settle();
    await vi.advanceTimersByTimeAsync(1600);
    gone.cancel();
    await settle();
    expect(cells[0]!.told).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(message([[cells[0]!.shown]])).toContain("within 2 seconds");
    expect(message((await Promise.race([asked[0]!, Promise.resolve([["still busy"]])])) as never)).toContain(
      "within 2 seconds",
    );
    expect(gone.told).toEqual([]);
  });
});
