import { onTestFinished, describe, expect, test } from "vitest";
import { edition, historyRevision, type Edition } from "../../../src/contracts/edition.ts";
import { buildApp } from "../../../src/server/app.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { createMemoryStore, type MemoryStore } from "../../support/memory-store.ts";
import { marketRow } from "../../support/rows.ts";
import { servedDay } from "../../support/served-days.ts";

const SECURITY: Readonly<Record<string, string>> = { SSE: "600519", SZSE: "000001", BSE: "920489" };
const details = (exchange: "SSE" | "SZSE" | "BSE", date: string, edition: number) =>
  servedDay({ exchange, date, edition }, [{ code: SECURITY[exchange]!, financing_balance: edition }]);

async function open(store: Store, options: { sample?: Store } = {}) {
  const { sample = createMemoryStore() } = options;
  const clock = () => new Date("2026-09-23T02:00:00Z");
  const app = await buildApp({ store, sample: () => Promise.resolve(sample), sources: [], clock });
  onTestFinished(() => app.close());
  return app;
}

async function read(store: Store, options: Parameters<typeof open>[1] = {}): Promise<Edition> {
  const app = await open(store, options);
  return edition.parse((await app.inject({ url: "/api/v1/edition" })).json());
}

describe("the edition", () => {
  test("gives each day the newest edition of its exchanges, and says which are complete", async () => {
    const store = createMemoryStore({
      days: [
        details("SSE", "2023-02-10", 2),
        details("SZSE", "2023-02-10", 3),
        details("SSE", "2026-09-17", 4),
        details("SZSE", "2026-09-17", 9),
        details("BSE", "2026-09-17", 5),
        details("SSE", "2026-09-18", 7),
      ],
    });
    // The BSE has had margin trading since 2023-02-13.
    expect((await read(store)).days).toEqual({
      date: ["2023-02-10", "2026-09-17", "2026-09-18"],
      revision: [3, 9, 7],
      complete: ["HZ", "HZB", "H"],
      partial: ["", "", "ZB"],
    });
  });

  test("takes for the newest day the last one on which all that is due is complete, and says whom the others wait for", async () => {
    const store = createMemoryStore({
      days: [
        details("SSE", "2026-09-17", 1),
        details("SZSE", "2026-09-17", 1),
        details("BSE", "2026-09-17", 1),
        details("SSE", "2026-09-18", 2),
        details("BSE", "2026-09-18", 2),
      ],
      totals: [marketRow({ exchange: "SSE" })],
    });
    const { newest, awaited } = await read(store);
    expect(newest).toEqual([
      { exchange: "SSE", details: "2026-09-18", totals: "2026-09-18" },
      { exchange: "SZSE", details: "2026-09-17", totals: null },
      { exchange: "BSE", details: "2026-09-18", totals: null },
      { exchange: "ALL", details: "2026-09-17", totals: null },
    ]);
    expect(awaited).toEqual(["SZSE"]);
  });

  test("does not take a day of quotes alone for a disclosed one", async () => {
    const quotes = servedDay({ exchange: "SSE", date: "2026-09-21", edition: 3 }, [{ code: "600519", close: 1500 }]);
    const store = createMemoryStore({ days: [details("SSE", "2026-09-18", 1), quotes] });
    const { days, newest } = await read(store);
    expect(days).toMatchObject({ date: ["2026-09-18", "2026-09-21"], complete: ["H", ""], partial: ["ZB", "HZB"] });
    expect(newest[0]).toMatchObject({ exchange: "SSE", details: "2026-09-18" });
  });

  test("is the sample's as long as nothing is stored, and says whether anything can be collected", async () => {
    const sample = createMemoryStore({ days: [details("SSE", "2026-09-18", 1)] });
    const standby = { ...createMemoryStore(), isReadOnly: () => Promise.resolve(true) };
    expect(await read(standby, { sample })).toMatchObject({
      sample: true,
      read_only: true,
      edition: 1,
    });
    expect(await read(sample)).toMatchObject({ sample: false, read_only: false });
  });

  test("is asked for anew each time, and sent again only when it changed", async () => {
    const store: MemoryStore = createMemoryStore({ days: [details("SSE", "2026-09-18", 1)] });
    const app = await open(store);
    const url = "/api/v1/edition";
    const first = await app.inject({ url });
    expect(first.headers["cache-control"]).toBe("no-cache");
    const headers = { "if-none-match": String(first.headers.etag) };
    expect((await app.inject({ url, headers })).statusCode).toBe(304);
    store.serve([details("SSE", "2026-09-18", 2)]);
    const changed = await app.inject({ url, headers });
    expect([changed.statusCode, edition.parse(changed.json()).edition]).toEqual([200, 2]);
  });
});

describe("the revision of a day's history", () => {
  test("is the newest of all days up to it", () => {
    const days = { date: [], revision: [3, 9, 4, 12], complete: [], partial: [] };
    expect([0, 1, 2, 3].map((index) => historyRevision(days, index))).toEqual([3, 9, 9, 12]);
  });
});
