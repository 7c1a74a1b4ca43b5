import { describe, expect, onTestFinished, test } from "vitest";
import type { SyncEvent } from "../../../src/contracts/api.ts";
import { collect, type Collection } from "../../../src/server/collect/collect.ts";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import type { CollectRequest } from "../../../src/server/collect/source.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import { StoreError } from "../../../src/server/store/store-error.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day, totalsOf } from "../../support/disclosures.ts";
import { fakeSource } from "../../support/fake-source.ts";

async function opened(): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  onTestFinished(() => store.close());
  return store;
}

/** Runs a collection and keeps its events. */
async function told(collection: Omit<Collection, "onEvent">) {
  const events: SyncEvent[] = [];
  const result = await collect({ ...collection, onEvent: (event) => void events.push(event) });
  return { result, events };
}

// Friday, Monday and Tuesday: three sessions.
const range = { from: day("2026-09-18"), to: day("2026-09-22"), today: day("2026-09-23") };
const request = { datasets: ["totals"], scope: "SSE", ...range } as const;

describe("collect", () => {
  test("asks for sessions only, and lands them", async () => {
    const [store, source] = [await opened(), fakeSource()];
    const { result, events } = await told({ store, sources: [source], request });
    expect(source.requests).toEqual([
      { dataset: "totals", exchange: "SSE", dates: ["2026-09-18", "2026-09-21", "2026-09-22"] },
    ]);
    expect(await store.days("totals", "SSE", range.from, range.to)).toEqual(source.requests[0]?.dates);
    expect(result).toEqual({ landed: 3, unchanged: 0, not_disclosed: 0, failed: 0 });
    expect(events).toEqual([
      { type: "progress", done: 1, total: 3, exchange: "SSE", date: "2026-09-18" },
      { type: "progress", done: 2, total: 3, exchange: "SSE", date: "2026-09-21" },
      { type: "progress", done: 3, total: 3, exchange: "SSE", date: "2026-09-22" },
      { type: "done", ...result },
    ]);
  });

  test("asks for nothing a second time", async () => {
    const [store, source] = [await opened(), fakeSource()];
    await collect({ store, sources: [source], request });
    const { result, events } = await told({ store, sources: [source], request });
    expect(source.requests).toHaveLength(1);
    expect(result).toEqual({ landed: 0, unchanged: 3, not_disclosed: 0, failed: 0 });
    expect(events).toEqual([{ type: "done", ...result }]);
  });

  test("asks again for a day that was not disclosed, and stores nothing for it", async () => {
    const store = await opened();
    const first = await collect({ store, sources: [fakeSource({ closed: ["2026-09-22"] })], request });
    expect(first).toEqual({ landed: 2, unchanged: 0, not_disclosed: 1, failed: 0 });
    expect(await store.newest("totals", "SSE")).toBe("2026-09-21");

    const later = fakeSource();
    expect(await collect({ store, sources: [later], request })).toMatchObject({ landed: 1, unchanged: 2 });
    expect(later.requests).toEqual([{ dataset: "totals", exchange: "SSE", dates: ["2026-09-22"] }]);
  });

  test("turns a correction into a revision when told to ask again", async () => {
    const store = await opened();
    await collect({ store, sources: [fakeSource({ balance: 100 })], request });
    const again = { ...request, again: true };
    expect(await collect({ store, sources: [fakeSource({ balance: 100 })], request: again })).toMatchObject({
      landed: 0,
      unchanged: 3,
    });
    expect(await collect({ store, sources: [fakeSource({ balance: 101 })], request: again })).toMatchObject({
      landed: 3,
      unchanged: 0,
    });
    expect(
      (await store.totals("SSE", range.from, range.to)).map((row) => [row.financing_balance, row.revision]),
    ).toEqual([
      [101, 2],
      [101, 2],
      [101, 2],
    ]);
  });

  test("asks the exchange for days that only a file gave", async () => {
    const [store, source] = [await opened(), fakeSource()];
    await store.land([totalsOf({ date: "2026-09-21", source: "file:mine.csv" })]);
    await collect({ store, sources: [source], request });
    expect(source.requests[0]?.dates).toContain("2026-09-21");
  });

  test("takes turnover and float value along with totals where the source has them", async () => {
    const store = await opened();
    const sources = [fakeSource({ exchange: "SSE" }), fakeSource({ exchange: "BSE", datasets: ["totals", "details"] })];
    const result = await collect({ store, sources, request: { scope: "ALL", ...range } });
    expect(result.landed).toBe(9);
    expect(await store.newest("overview", "SSE")).toBe("2026-09-22");
    expect(await store.newest("overview", "BSE")).toBeNull();
    expect(await store.newest("details", "SSE")).toBeNull();
  });

  test("asks no exchange for days before its margin trading began", async () => {
    const bse = fakeSource({ exchange: "BSE" });
    const request = {
      datasets: ["totals"],
      scope: "BSE",
      from: day("2023-02-09"),
      to: day("2023-02-14"),
      today: day("2026-09-23"),
    } as const;
    await collect({ store: await opened(), sources: [bse], request });
    expect(bse.requests[0]?.dates).toEqual(["2023-02-13", "2023-02-14"]);
  });

  test("collects the exchanges side by side", async () => {
    let waiting = 0;
    let release: () => void = () => undefined;
    const together = new Promise<void>((resolve) => (release = resolve));
    const before = (): Promise<void> => {
      if (++waiting === 3) release();
      return together;
    };
    const sources = (["SSE", "SZSE", "BSE"] as const).map((exchange) => fakeSource({ exchange, before }));
    const one = { datasets: ["totals"], scope: "ALL", ...range, to: range.from } as const;
    expect(await collect({ store: await opened(), sources, request: one })).toMatchObject({ landed: 3 });
  });

  test("goes on with the other exchanges when one fails, and keeps what came before", async () => {
    const store = await opened();
    const sources = [fakeSource({ exchange: "SSE", failsAt: "2026-09-21" }), fakeSource({ exchange: "SZSE" })];
    const { result, events } = await told({ store, sources, request: { ...request, scope: "ALL" } });
    expect(result).toEqual({ landed: 4, unchanged: 0, not_disclosed: 0, failed: 2 });
    expect(events.filter((event) => event.type === "problem")).toEqual([
      { type: "problem", source: "SSE", exchange: "SSE", message: { zh: "SSE 返回 HTML", en: "SSE answered HTML" } },
    ]);
    expect(await store.days("totals", "SSE", range.from, range.to)).toEqual(["2026-09-18"]);
    expect(await store.days("totals", "SZSE", range.from, range.to)).toHaveLength(3);
  });

  test("goes on after one bad day of securities", async () => {
    const source = fakeSource({ failsAt: "2026-09-21" });
    const details = { ...request, datasets: ["details"] } as const;
    const { result } = await told({ store: await opened(), sources: [source], request: details });
    expect(source.requests.map(({ dates }) => dates)).toEqual([["2026-09-22"], ["2026-09-21"], ["2026-09-18"]]);
    expect(result).toEqual({ landed: 2, unchanged: 0, not_disclosed: 0, failed: 1 });
  });

  test("tells a source that leaves days unanswered", async () => {
    const source = { ...fakeSource(), async *collect() {} };
    const { result, events } = await told({ store: await opened(), sources: [source], request });
    expect(result.failed).toBe(3);
    expect(events[0]).toMatchObject({
      type: "problem",
      message: { en: "Fake SSE left 3 sessions unanswered (the first is 2026-09-18): try again later." },
    });
  });

  test("tells a full disk as a problem of the exchange that was being stored", async () => {
    const full = new StoreError({ zh: "磁盘已满", en: "The disk is full" });
    const store: Store = { ...(await opened()), land: () => Promise.reject(full) };
    const { result, events } = await told({ store, sources: [fakeSource()], request });
    expect(events[0]).toEqual({ type: "problem", source: "SSE", exchange: "SSE", message: full.text });
    expect(result).toEqual({ landed: 0, unchanged: 0, not_disclosed: 0, failed: 3 });
  });

  test("does not hide a mistake of the program", async () => {
    const store = await opened();
    const before = (): never => {
      throw new TypeError("a mistake");
    };
    await expect(collect({ store, sources: [fakeSource({ before })], request })).rejects.toThrow("a mistake");
  });

  test("stops when told to, keeping the days that landed", async () => {
    const store = await opened();
    const stop = new AbortController();
    const before = (date: string): void => {
      if (date === "2026-09-21") stop.abort();
    };
    const collecting = collect({ store, sources: [fakeSource({ before })], request, signal: stop.signal });
    await expect(collecting).rejects.toThrow(/abort/i);
    expect(await store.days("totals", "SSE", range.from, range.to)).toEqual(["2026-09-18"]);
  });

  test("does not begin when it was stopped before", async () => {
    const source = fakeSource();
    const signal = AbortSignal.abort();
    await expect(collect({ store: await opened(), sources: [source], request, signal })).rejects.toThrow(/abort/i);
    expect(source.requests).toEqual([]);
  });
});

describe("collecting over several sources", () => {
  const asked = (source: { requests: readonly CollectRequest[] }) => source.requests.flatMap(({ dates }) => dates);

  test("a follower is not asked where the first source gives every field", async () => {
    const [own, follower] = [fakeSource(), fakeSource({ id: "EASTMONEY" })];
    await collect({ store: await opened(), sources: [follower, own], request });
    expect([asked(own).length, asked(follower)]).toEqual([3, []]);
  });

  test("a follower is asked for fields that the first source does not give", async () => {
    const own = fakeSource({ fields: ["financing_balance"] });
    const follower = fakeSource({ id: "EASTMONEY" });
    const store = await opened();
    expect(await collect({ store, sources: [own, follower], request })).toMatchObject({ landed: 3 });
    expect(asked(follower)).toEqual(["2026-09-18", "2026-09-21", "2026-09-22"]);
    expect(await store.days("totals", "SSE", range.from, range.to, "EASTMONEY")).toHaveLength(3);
  });

  test("a follower steps in for the days that the first source fails or has not disclosed", async () => {
    const store = await opened();
    const failing = fakeSource({ failsAt: "2026-09-21" });
    const follower = fakeSource({ id: "EASTMONEY" });
    const { result } = await told({ store, sources: [failing, follower], request });
    expect(asked(follower)).toEqual(["2026-09-21", "2026-09-22"]);
    expect(result).toEqual({ landed: 3, unchanged: 0, not_disclosed: 0, failed: 0 });
  });

  test("the first source is asked once more for a day that only a follower gave", async () => {
    const store = await opened();
    const follower = fakeSource({ id: "EASTMONEY" });
    await collect({ store, sources: [fakeSource({ closed: ["2026-09-22"] }), follower], request });
    const later = fakeSource();
    await collect({ store, sources: [later, follower], request });
    expect([asked(later), asked(follower)]).toEqual([["2026-09-22"], ["2026-09-22"]]);
  });

  test("a day is done once, whoever gave it", async () => {
    const own = fakeSource({ fields: ["financing_balance"], closed: ["2026-09-21"] });
    const { events, result } = await told({
      store: await opened(),
      sources: [own, fakeSource({ id: "EASTMONEY", closed: ["2026-09-21", "2026-09-22"] })],
      request,
    });
    const done = events.filter((event) => event.type === "progress");
    expect(done.map((event) => [event.done, event.total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(new Set(done.map(({ date }) => date)).size).toBe(3);
    expect(result).toEqual({ landed: 2, unchanged: 0, not_disclosed: 1, failed: 0 });
  });

  test("an offer of the newest day is not asked for any other", async () => {
    const source = fakeSource({ datasets: ["details"] });
    const offers = source.offers.map((offer) => ({ ...offer, newestOnly: true }));
    const details = { ...request, datasets: ["details"] } as const;
    await collect({ store: await opened(), sources: [{ ...source, offers }], request: details });
    expect(asked(source)).toEqual(["2026-09-22"]);
  });

  test("the newest days come first, month by month, and stopping loses no day that was done", async () => {
    const store = await opened();
    const stop = new AbortController();
    const landed: string[] = [];
    const before = (date: string): void => {
      if (landed.length === 30) stop.abort();
      landed.push(date);
    };
    const long = { ...request, datasets: ["details"], from: day("2026-06-01") } as const;
    const run = collect({ store, sources: [fakeSource({ before })], request: long, signal: stop.signal });
    await expect(run).rejects.toThrow(/abort/i);
    expect(landed).toEqual([...landed].sort().reverse());
    expect(landed[0]).toBe("2026-09-22");

    const later = fakeSource();
    const { result } = await told({ store, sources: [later], request: long });
    expect(result.unchanged).toBe(30);
    expect(asked(later)[0]).toBe(landed[30]);
    expect(result.landed + result.unchanged).toBe(sessionsBetween(long.from, long.to).length);
  });
});
