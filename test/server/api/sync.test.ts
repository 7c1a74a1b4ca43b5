import type { AddressInfo } from "node:net";
import { createParser } from "eventsource-parser";
import type { FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import { syncEvent, type SyncEvent } from "../../../src/contracts/api.ts";
import type { Source } from "../../../src/server/collect/source.ts";
import { openApp } from "../../support/app.ts";
import { day } from "../../support/disclosures.ts";
import { fakeSource } from "../../support/fake-source.ts";

function eventsOf(stream: string): SyncEvent[] {
  const events: SyncEvent[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(syncEvent.parse(JSON.parse(data))) });
  parser.feed(stream);
  return events;
}

/** A point in time that a test waits for. */
function signalled() {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reached, reach: () => reach() };
}

/** Discloses the first day, then waits until it is told to stop. */
function stalledSource() {
  const [stalled, stopped] = [signalled(), signalled()];
  const days = fakeSource({ datasets: ["totals"] });
  const source: Source = {
    ...days,
    async *collect(asked, signal) {
      yield* days.collect({ ...asked, dates: asked.dates.slice(0, 1) });
      stalled.reach();
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
      stopped.reach();
      throw signal?.reason;
    },
  };
  return { ...source, stalled: stalled.reached, stopped: stopped.reached };
}

async function postOverNetwork(app: FastifyInstance, signal: AbortSignal | null = null): Promise<Response> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/api/v1/sync`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
}

const request = { dataset: "totals", scope: "SSE", from: "2026-09-18", to: "2026-09-21" };
const post = (payload: object) => ({ method: "POST", url: "/api/v1/sync", payload }) as const;

describe("sync", () => {
  test("streams the progress of collecting, and stores what arrives", async () => {
    const { app, store } = await openApp([], { sources: [fakeSource({ datasets: ["totals"] })] });
    const reply = await app.inject({ ...post(request), headers: { "accept-encoding": "gzip" } });
    expect(reply.headers).toMatchObject({ "content-type": "text/event-stream", "cache-control": "no-store" });
    expect(reply.headers).not.toHaveProperty("content-encoding");
    expect(eventsOf(reply.body)).toEqual([
      { type: "progress", done: 1, total: 2, exchange: "SSE", date: "2026-09-18" },
      { type: "progress", done: 2, total: 2, exchange: "SSE", date: "2026-09-21" },
      { type: "done", landed: 2, unchanged: 0, not_disclosed: 0, failed: 0 },
    ]);
    expect(await store.newest("totals", "SSE")).toBe("2026-09-21");
  });

  test("of totals brings turnover and float value, of details nothing else", async () => {
    const { app, store } = await openApp([], { sources: [fakeSource()] });
    await app.inject(post(request));
    expect(await store.newest("overview", "SSE")).toBe("2026-09-21");
    expect(await store.newest("details", "SSE")).toBeNull();
    await app.inject(post({ ...request, dataset: "details", to: "2026-09-18" }));
    expect(await store.newest("details", "SSE")).toBe("2026-09-18");
  });

  test("tells a source that fails, and ends all the same", async () => {
    const { app } = await openApp([], { sources: [fakeSource({ datasets: ["totals"], failsAt: "2026-09-18" })] });
    expect(eventsOf((await app.inject(post(request))).body)).toEqual([
      { type: "problem", source: "SSE", exchange: "SSE", message: { zh: "SSE 返回 HTML", en: "SSE answered HTML" } },
      { type: "progress", done: 1, total: 2, exchange: "SSE", date: "2026-09-18" },
      { type: "progress", done: 2, total: 2, exchange: "SSE", date: "2026-09-21" },
      { type: "done", landed: 0, unchanged: 0, not_disclosed: 0, failed: 2 },
    ]);
  });

  // The app's clock stands at 2026-09-23 10:00 in Beijing.
  test("asks for no day after today", async () => {
    const source = fakeSource({ datasets: ["totals"] });
    const { app } = await openApp([], { sources: [source] });
    await app.inject(post({ ...request, from: "2026-09-22", to: "2027-12-31" }));
    expect(source.requests).toEqual([{ dataset: "totals", exchange: "SSE", dates: ["2026-09-22", "2026-09-23"] }]);
  });

  test("asks for a day long past once more, of which the source had nothing the last time", async () => {
    const range = { ...request, from: "2026-06-01", to: "2026-06-01" };
    const source = fakeSource({ datasets: ["totals"], closed: ["2026-06-01"] });
    const { app } = await openApp([], { sources: [source] });
    for (const repetition of [1, 2]) {
      await app.inject(post(range));
      expect(source.requests).toHaveLength(repetition);
    }
  });

  test("stops collecting when the client goes away, and keeps what landed", async () => {
    const source = stalledSource();
    const { app, store } = await openApp([], { sources: [source] });
    const client = new AbortController();
    expect((await postOverNetwork(app, client.signal)).status).toBe(200);
    await source.stalled;
    client.abort();
    await source.stopped;
    expect(await store.days("totals", "SSE", day("2026-09-01"), day("2026-09-30"))).toEqual(["2026-09-18"]);
  });

  test("stops collecting before the server closes", async () => {
    const source = stalledSource();
    let stopped = false;
    void source.stopped.then(() => (stopped = true));
    const { app } = await openApp([], { sources: [source] });
    const reply = await postOverNetwork(app);
    await source.stalled;
    await app.close();
    expect(stopped).toBe(true);
    await expect(reply.text()).rejects.toThrow();
  });

  test.each([
    [{ ...request, dataset: "overview" }, 'dataset is "overview": expected totals, details.'],
    [{ ...request, scope: undefined }, "scope is missing: expected SSE, SZSE, BSE, ALL."],
    [{ ...request, from: "18.9.2026" }, 'from is "18.9.2026": expected an existing date such as 2026-09-18.'],
    [{ ...request, from: "2026-09-22" }, "from is 2026-09-22 and to is 2026-09-21: from must not be later than to."],
  ])("refuses %j before it collects anything", async (payload, told) => {
    const source = fakeSource();
    const { app } = await openApp([], { sources: [source] });
    const reply = await app.inject(post(payload));
    expect(reply.statusCode).toBe(400);
    expect(reply.json<{ error: { message: { en: string } } }>().error.message.en).toContain(told);
    expect(source.requests).toEqual([]);
  });
});
