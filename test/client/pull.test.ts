import { describe, expect, test } from "vitest";
import { ClientError } from "../../src/client/client-error.ts";
import type { Client } from "../../src/client/client.ts";
import { pull, syncRequestFor } from "../../src/client/pull.ts";
import type { SyncEvent } from "../../src/contracts/api.ts";
import type { PullSpec } from "../../src/contracts/pull.ts";
import { streamOf } from "../support/stream.ts";
import { day, marketSeries, securityDay } from "../support/rows.ts";

const today = day("2026-09-21");
const totals: PullSpec = { dataset: "totals", scope: "EACH", from: day("2026-09-01"), to: "latest" };
const details: PullSpec = { dataset: "details", exchange: "BSE", date: "latest" };

const events: SyncEvent[] = [
  { type: "problem", source: "BSE", exchange: "BSE", message: { zh: "北交所没有应答。", en: "BSE does not answer." } },
  { type: "progress", done: 1, total: 1, exchange: "SSE", date: day("2026-09-18") },
  { type: "done", landed: 1, unchanged: 0, not_disclosed: 0, failed: 1 },
];

function* cancelled() {
  yield events[1]!;
  throw new DOMException("cancelled", "AbortError");
}

function fakeClient(overrides: Partial<Client> = {}) {
  const calls: unknown[] = [];
  const client: Client = {
    asOf: () => expect.unreachable(),
    marketSeries: (query) => {
      calls.push(query);
      return Promise.resolve(marketSeries({ scope: query.scope }));
    },
    securityDay: (query) => {
      calls.push(query);
      return Promise.resolve(securityDay({ exchange: query.exchange }));
    },
    sync: (request) => {
      calls.push(request);
      return streamOf(events);
    },
    ...overrides,
  };
  return { client, calls };
}

describe("what is collected for a spec", () => {
  test("EACH needs the totals of all exchanges up to today, and of the session before the first", () => {
    expect(syncRequestFor(totals, today)).toEqual({ dataset: "totals", scope: "ALL", from: "2026-08-31", to: today });
  });

  test("the newest details on a Monday may be Friday's or, before they are out, Thursday's", () => {
    expect(syncRequestFor(details, today)).toEqual({
      dataset: "details",
      scope: "BSE",
      from: "2026-09-17",
      to: "2026-09-18",
    });
  });

  test("a fixed day is itself", () => {
    const fixed: PullSpec = { ...details, date: day("2026-08-03") };
    expect(syncRequestFor(fixed, today)).toMatchObject({ from: "2026-08-03", to: "2026-08-03" });
  });
});

describe("pull", () => {
  test("collects first, then reads one series an exchange", async () => {
    const { client, calls } = fakeClient();
    const { pulled } = await pull(client, totals, { today });
    const range = { from: "2026-09-01", to: today };
    expect(calls).toEqual([
      { dataset: "totals", scope: "ALL", from: "2026-08-31", to: today },
      { scope: "SSE", ...range },
      { scope: "SZSE", ...range },
      { scope: "BSE", ...range },
    ]);
    expect(pulled).toMatchObject({ spec: totals, series: [{ scope: "SSE" }, { scope: "SZSE" }, { scope: "BSE" }] });
  });

  test("tells the progress, and the sources that failed", async () => {
    const seen: unknown[] = [];
    const { client } = fakeClient();
    const { problems } = await pull(client, details, { today, onCollecting: (progress) => seen.push(progress) });
    expect(seen).toEqual([events[1]]);
    expect(problems).toEqual([{ zh: "北交所没有应答。", en: "BSE does not answer." }]);
  });

  test("reads what is stored where collecting failed, and says why", async () => {
    const text = { zh: "没有网络。", en: "No network." };
    const { client } = fakeClient({
      sync: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new ClientError("refused", text)) }),
      }),
    });
    const result = await pull(client, details, { today });
    expect(result).toMatchObject({ problems: [text], pulled: { day: { exchange: "BSE" } } });
  });

  test("reads nothing once it is cancelled", async () => {
    const controller = new AbortController();
    const { client, calls } = fakeClient({
      sync: () => {
        controller.abort();
        return streamOf(cancelled());
      },
    });
    await expect(pull(client, totals, { today, signal: controller.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(calls).toEqual([]);
  });
});
