import { onTestFinished, expect, test } from "vitest";
import { buildApp } from "../../src/server/app.ts";
import { codes } from "../support/custom-functions.ts";
import { dataFunctionsOver } from "../support/data-functions.ts";
import { MARKET_DAYS } from "../support/market-days.ts";
import { createMemoryStore } from "../support/memory-store.ts";

/** The data functions over the real server's routes, in this process; `requests` are the addresses asked for. */
async function open() {
  const store = createMemoryStore({ days: MARKET_DAYS });
  const app = await buildApp({
    store,
    sample: () => Promise.resolve(store),
    sources: [],
    clock: () => new Date("2026-09-21T02:00:00Z"),
  });
  onTestFinished(() => app.close());
  const requests: string[] = [];
  const fetch = async (input: unknown, init?: { headers?: unknown }): Promise<Response> => {
    requests.push(String(input));
    const headers = { ...(init?.headers as Record<string, string>), host: "localhost:3000" };
    const reply = await app.inject({ method: "GET", url: String(input), headers });
    const type = { "content-type": String(reply.headers["content-type"]) };
    return new Response(new Uint8Array(reply.rawPayload), { status: reply.statusCode, headers: type });
  };
  return { ...dataFunctionsOver(fetch), requests };
}

test("what the server encodes is what cells show: a day, its history, a series, the directory", async () => {
  const { call, requests } = await open();
  const rows = await call("GET", [["600519"], ["000001"], ["600000"]], [["RZYE", "change_1d", "sector", "volume"]]);
  expect(codes(rows)).toEqual([
    [121, 121 / 110 - 1, "白酒", "#N/A"],
    [50, "#N/A", "银行", "#N/A"],
    ["#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!"],
  ]);
  expect(await call("HIST", "600519", "change_1d", "2026-09-17", null, false)).toEqual([
    [46282, 110 / 100 - 1],
    [46283, 121 / 110 - 1],
  ]);
  expect(requests.map((path) => path.replace(/^\/api\/v1\//, "").replace(/@\d+/, "@"))).toEqual([
    "edition",
    "days/2026-09-18@",
    "history/2026-09-18@",
    "securities@",
    "securities/600519/series@",
  ]);
});

test("a security that the server does not know is a wrong code, whichever block tells", async () => {
  const { call } = await open();
  expect(codes(await call("GET", "600000", "RZYE"))).toEqual([["#VALUE!"]]);
  expect(codes(await call("HIST", "600000", "change_1d", "2026-09-01"))).toEqual([["#VALUE!"]]);
});
