import { describe, expect, test } from "vitest";
import { status, type Status } from "../../../src/contracts/api.ts";
import type { AppOptions } from "../../../src/server/app.ts";
import type { Disclosure } from "../../../src/server/collect/source.ts";
import { createCallLog } from "../../../src/server/collect/transport/call-log.ts";
import { openApp } from "../../support/app.ts";
import { day, detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { fakeSource } from "../../support/fake-source.ts";

/** The app's clock stands at Wednesday 2026-09-23 10:00 in Beijing. */
async function read(disclosures: readonly Disclosure[] = [], options: Partial<AppOptions> = {}): Promise<Status> {
  const { app } = await openApp(disclosures, options);
  return status.parse((await app.inject({ url: "/api/v1/status" })).json());
}

describe("GET status", () => {
  test("tells how far each exchange reaches, and which sessions are missing up to the one that is due", async () => {
    const { completeness } = await read([
      totalsOf({ date: "2026-09-17" }),
      totalsOf({ date: "2026-09-21" }),
      detailsOf({ date: "2026-09-22" }, [securityRow("600519")]),
    ]);
    expect(completeness).toHaveLength(6);
    expect(completeness[0]).toEqual({
      exchange: "SSE",
      dataset: "totals",
      days: 2,
      first: "2026-09-17",
      newest: "2026-09-21",
      due: "2026-09-22",
      missing: 2,
      newest_missing: ["2026-09-22", "2026-09-18"],
    });
    expect(completeness.find(({ exchange, dataset }) => exchange === "SSE" && dataset === "details")).toMatchObject({
      days: 1,
      missing: 0,
    });
    expect(completeness.find(({ exchange }) => exchange === "BSE")).toMatchObject({ days: 0, first: null, missing: 0 });
  });

  test("has no completeness of the sample", async () => {
    expect(await read()).toMatchObject({ sample: true, completeness: [] });
  });

  test("tells that the next session is known, and until when the calendar is", async () => {
    expect((await read()).calendar).toEqual({
      announced_until: "2026-12-31",
      next_session: "2026-09-24",
      forecast: false,
      reason: null,
    });
  });

  test("marks the first session of a year that is not announced as a forecast, and says why", async () => {
    const { calendar } = await read([], { clock: () => new Date("2026-12-31T02:00:00Z") });
    expect(calendar).toMatchObject({ next_session: "2027-01-04", forecast: true });
    expect(calendar.reason?.en).toContain("The holidays of 2027 are not announced yet");
  });

  test("counts requests by host", async () => {
    const calls = createCallLog();
    const at = new Date("2026-09-23T01:00:00Z");
    calls.note({ source: "SSE", host: "query.sse.com.cn", at, ms: 12, status: 200, bytes: 2048 });
    calls.note({ source: "SSE", host: "query.sse.com.cn", at, ms: 12, status: null, bytes: 0 });
    expect((await read([], { calls })).calls).toMatchObject([
      { source: "SSE", host: "query.sse.com.cn", calls: 2, failures: 1, bytes: 2048 },
    ]);
  });

  test("tells what the schedule does, and null where it is switched off", async () => {
    expect((await read()).schedule).toBeNull();
    const state = {
      next_at: "2026-09-24T00:30:00.000Z",
      last_at: "2026-09-23T00:30:00.000Z",
      missing: [{ exchange: "SZSE", dataset: "details", date: day("2026-09-22") }],
    } as const;
    expect((await read([], { schedule: { state: () => state } })).schedule).toEqual(state);
  });

  test("lists what disagrees", async () => {
    const { app, store } = await openApp([totalsOf({ date: "2026-09-18" })]);
    const found = {
      date: day("2026-09-18"),
      exchange: "SSE",
      code: null,
      check: "balances",
      field: "margin_balance",
      expected: 3,
      given: 4,
      sources: ["SSE"],
    } as const;
    await store.noteDisagreements([found], [found]);
    expect((await app.inject({ url: "/api/v1/status" })).json<Status>().disagreements).toEqual([found]);
  });

  test("says which offers are of the newest day only", async () => {
    const source = fakeSource({ datasets: ["details"] });
    const offers = source.offers.map((offer) => ({ ...offer, newestOnly: true }));
    const { sources } = await read([], { sources: [{ ...source, offers }, fakeSource({ exchange: "BSE" })] });
    expect(sources.map((one) => one.offers[0]?.newest_only)).toEqual([true, false]);
  });
});
