import { describe, expect, onTestFinished, test } from "vitest";
import type { SyncEvent } from "../../../src/contracts/api.ts";
import type { Source } from "../../../src/server/collect/source.ts";
import { createSchedule, type Schedule, type ScheduleOptions } from "../../../src/server/schedule/schedule.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day, totalsOf } from "../../support/disclosures.ts";
import { fakeSource } from "../../support/fake-source.ts";

const EXCHANGES = ["SSE", "SZSE", "BSE"] as const;
/** Monday 2026-09-21, twenty to nine in Beijing: Friday's figures are due. */
const MORNING = new Date("2026-09-21T00:40:00Z");
const AFTERNOON = new Date("2026-09-21T06:00:00Z");

async function opened(...sources: readonly string[]): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  onTestFinished(() => store.close());
  await store.land(sources.map((source) => totalsOf({ exchange: "SSE", date: "2026-09-01", source })));
  return store;
}

/** Runs a schedule until `until` holds, and stops it. */
async function scheduled(
  options: Partial<ScheduleOptions> & { store: Store },
  until: (schedule: Schedule) => boolean | Promise<boolean>,
) {
  const events: SyncEvent[] = [];
  const errors: unknown[] = [];
  const schedule = createSchedule({
    sources: [],
    clock: () => MORNING,
    pauseMs: 1,
    onEvent: (event) => events.push(event),
    onError: (error) => errors.push(error),
    ...options,
  });
  schedule.start();
  while (!(await until(schedule))) await new Promise((resolve) => setImmediate(resolve));
  const state = schedule.state();
  await schedule.stop();
  return { events, errors, state };
}

const isDone = (events: readonly SyncEvent[]) => events.some(({ type }) => type === "done");

async function once(options: Partial<ScheduleOptions> & { store: Store }) {
  let done = false;
  const onEvent = (event: SyncEvent): void => void (done ||= isDone([event]));
  return scheduled({ ...options, onEvent }, () => done);
}

describe("collecting every morning", () => {
  test("catches up with the sessions that are due, and leaves older gaps to whoever asks", async () => {
    const store = await opened("SSE");
    const sources = EXCHANGES.map((exchange) => fakeSource({ exchange }));
    await once({ store, sources });
    expect(await store.newest("details", "BSE")).toBe("2026-09-18");
    // Eleven sessions end with the one that is due: from 2026-09-04.
    expect((await store.days("details", "SZSE", day("2026-08-01"), day("2026-09-30")))[0]).toBe("2026-09-04");
  });

  test("asks again until all is there", async () => {
    const store = await opened("SSE");
    const late = fakeSource({ exchange: "SZSE" });
    let asked = 0;
    const source: Source = {
      ...late,
      async *collect(request, signal) {
        const isOut = ++asked > 40;
        for await (const answer of late.collect(request, signal)) {
          const { dataset, exchange, dates } = request;
          yield isOut ? answer : { status: "notDisclosed", dataset, exchange, date: dates[0]! };
        }
      },
    };
    const sources = [fakeSource({ exchange: "SSE" }), source, fakeSource({ exchange: "BSE" })];
    await scheduled({ store, sources }, async () => (await store.newest("details", "SZSE")) === "2026-09-18");
    expect(asked).toBeGreaterThan(40);
  });

  test("says what is still missing, and gives up from noon on", async () => {
    const store = await opened("SSE");
    const late = fakeSource({ exchange: "SZSE", closed: ["2026-09-18"] });
    const sources = [fakeSource({ exchange: "SSE" }), late, fakeSource({ exchange: "BSE" })];
    const isTried = (schedule: Schedule): boolean => schedule.state().last_at !== null;
    const { state } = await scheduled({ store, sources, clock: () => AFTERNOON }, isTried);
    expect(state).toMatchObject({
      last_at: AFTERNOON.toISOString(),
      missing: [
        { exchange: "SZSE", dataset: "totals", date: "2026-09-18" },
        { exchange: "SZSE", dataset: "details", date: "2026-09-18" },
      ],
    });
    const asked = late.requests.filter(({ dataset, dates }) => dataset === "details" && dates[0] === "2026-09-18");
    expect(asked).toHaveLength(1);
  });

  test("comes next at half past eight in Beijing", async () => {
    const schedule = createSchedule({
      store: await opened(),
      sources: [],
      clock: () => MORNING,
      onEvent: () => undefined,
      onError: () => undefined,
    });
    expect(schedule.state().next_at).toMatch(/T00:30:00.000Z$/);
    await schedule.stop();
  });

  test.each([
    ["an empty store", []],
    ["a store that holds only files", ["file:mine.csv"]],
  ])("%s stays alone", async (_, given) => {
    const store = await opened(...given);
    const source = fakeSource();
    let looked = 0;
    const days: Store["days"] = (...asked) => {
      looked++;
      return store.days(...asked);
    };
    await scheduled({ store: { ...store, days }, sources: [source] }, () => looked >= 6);
    expect(source.requests).toEqual([]);
  });

  test("a process that has no right to collect asks for nothing", async () => {
    const store = await opened("SSE");
    let claimed = 0;
    const claimCollecting = () => Promise.resolve((claimed++, null));
    const source = fakeSource();
    await scheduled({ store: { ...store, claimCollecting }, sources: [source] }, () => claimed > 2);
    expect(source.requests).toEqual([]);
  });

  test("a failure that no source is to blame for is told, and ends the morning only", async () => {
    const store = await opened("SSE");
    const errors: unknown[] = [];
    const sources = [fakeSource({ before: () => Promise.reject(new TypeError("a mistake")) })];
    await scheduled({ store, sources, onError: (error) => void errors.push(error) }, () => errors.length > 0);
    expect(String(errors[0])).toContain("a mistake");
  });
});
