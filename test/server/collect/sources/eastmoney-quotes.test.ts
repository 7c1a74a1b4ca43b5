import { describe, expect, test } from "vitest";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createEastmoneyQuotesSource } from "../../../../src/server/collect/sources/eastmoney-quotes/index.ts";
import { answering, collectAll, fixtureJson } from "../../../support/recorded-exchange.ts";

interface Answer {
  readonly rc: number;
  readonly data: { total: number; diff: Record<string, unknown>[] };
}

const RECORDED = fixtureJson("eastmoney-quotes/quotes-SSE-20260910.json") as Answer;

async function collect(changes: Record<string, unknown> = {}, { now = "2026-09-11T00:30:00Z" } = {}) {
  const urls: URL[] = [];
  const fetch = answering((url) => {
    urls.push(url);
    return JSON.stringify({ ...RECORDED, data: { total: 1, diff: [{ ...RECORDED.data.diff[0], ...changes }] } });
  });
  const source = createEastmoneyQuotesSource({ fetch, pauseMs: 0, now: () => new Date(now) });
  const dates = ["2026-09-10"] as TradingDate[];
  const answers = await collectAll(source.collect({ dataset: "quotes", exchange: "SSE", dates }));
  return { answer: answers[0], urls };
}

describe("Eastmoney's list of quotes", () => {
  test("asks for the stocks of the exchange, and for numbers as they are", async () => {
    const { urls } = await collect();
    const asked = Object.fromEntries(urls[0]!.searchParams);
    expect(urls[0]!.href).toMatch(/^https:\/\/push2\.eastmoney\.com\/api\/qt\/clist\/get\?/);
    expect(asked).toMatchObject({ fs: "m:1 t:2,m:1 t:23", pn: "1", pz: "100", fltt: "2", fid: "f12" });
  });

  test("counts before the session has ended for none: neither by our clock nor by the quote's", async () => {
    const early = await collect({}, { now: "2026-09-10T07:29:00Z" });
    expect(early).toMatchObject({ answer: { status: "notDisclosed" }, urls: [] });
    const midday = Date.parse("2026-09-10T11:31:18+08:00") / 1000;
    expect((await collect({ f124: midday })).answer).toMatchObject({ status: "notDisclosed" });
  });

  test("counts for none once the next session has begun", async () => {
    const opened = await collect({}, { now: "2026-09-11T01:15:00Z" });
    expect(opened).toMatchObject({ answer: { status: "notDisclosed" }, urls: [] });
    const stillOpen = await collect({}, { now: "2026-09-11T01:14:00Z" });
    expect(stillOpen.answer).toMatchObject({ status: "disclosed" });
  });

  test.each([
    [1, 19, "disclosed"],
    [2, 8, "notDisclosed"],
  ])("of which %i are of the next day and %i of the day is %s", async (moved, stayed, status) => {
    const next = Date.parse("2026-09-11T08:50:00+08:00") / 1000;
    const quotes = Array.from({ length: moved + stayed }, (_, index) => ({
      ...RECORDED.data.diff[0],
      f12: String(600_519 + index),
      ...(index < moved ? { f124: next } : {}),
    }));
    const fetch = answering(() => JSON.stringify({ ...RECORDED, data: { total: quotes.length, diff: quotes } }));
    const source = createEastmoneyQuotesSource({ fetch, pauseMs: 0, now: () => new Date("2026-09-11T00:55:00Z") });
    const dates = ["2026-09-10"] as TradingDate[];
    const [answer] = await collectAll(source.collect({ dataset: "quotes", exchange: "SSE", dates }));
    expect(answer).toMatchObject({ status });
  });

  test.each([
    ["of another day", { f124: Date.parse("2026-09-09T16:00:00+08:00") / 1000 }],
    ["without a price, such as a halted one", { f2: "-", f5: "-", f6: "-", f8: "-", f21: "-" }],
    ["that was never quoted", { f124: "-" }],
  ])("leaves out a stock %s", async (_name, changes) => {
    expect((await collect(changes)).answer).toMatchObject({ status: "notDisclosed" });
  });

  test.each([
    ["is more than the total value", { f20: 1_500_000_000_000 }],
    ["does not go with the turnover rate", { f8: 8.56 }],
    ["is in another unit", { f21: 160_507_977.4 }],
  ])("leaves out a float value that %s", async (_name, changes) => {
    expect((await collect(changes)).answer).toMatchObject({
      disclosure: { rows: [{ code: "600519", close: 1283.98, float_cap: null, volume: 1_070_100 }] },
    });
  });

  test("leaves out turnover and volume that no price of the day makes", async () => {
    expect((await collect({ f6: 137_592 })).answer).toMatchObject({
      disclosure: { rows: [{ close: 1283.98, float_cap: null, turnover: null, volume: null }] },
    });
  });

  test.each([
    ["a code of another exchange", { f12: "000001" }, "000001"],
    ["another market", { f13: 0 }, "600519"],
    ["a price that is text", { f2: "abc" }, "f2"],
  ])("with %s is refused", async (_name, changes, told) => {
    await expect(collect(changes)).rejects.toThrow(told);
  });
});
