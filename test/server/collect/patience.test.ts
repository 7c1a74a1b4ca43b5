import { expect, onTestFinished, test } from "vitest";
import type { SyncEvent } from "../../../src/contracts/api.ts";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import { collect } from "../../../src/server/collect/collect.ts";
import { SourceError, type Source } from "../../../src/server/collect/source.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day, totalsOf } from "../../support/disclosures.ts";
import { fakeSource } from "../../support/fake-source.ts";

async function opened(): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  onTestFinished(() => store.close());
  return store;
}

// Friday, Monday and Tuesday: three sessions.
const range = { from: day("2026-09-18"), to: day("2026-09-22"), today: day("2026-09-23") };

test("asks a source that failed twice running no more", async () => {
  const source = fakeSource({ failsAt: "2026-09-18" });
  const request = { datasets: ["totals", "overview", "details"], scope: "SSE", ...range } as const;
  const result = await collect({ store: await opened(), sources: [source], request });
  expect(source.requests.map(({ dataset }) => dataset)).toEqual(["totals", "overview"]);
  expect(result).toEqual({ landed: 0, unchanged: 0, not_disclosed: 0, failed: 9 });
});

test("asks a source that refuses one dataset for the others", async () => {
  const exchanges = ["SSE", "SZSE"] as const;
  const source: Source = {
    ...fakeSource(),
    offers: exchanges.flatMap((exchange) => fakeSource({ exchange }).offers),
    async *collect({ dataset, exchange, dates }) {
      if (dataset === "details" || exchange === "ALL")
        throw new SourceError("SSE", { zh: "两数不符", en: "contradictory" });
      await Promise.resolve();
      for (const date of dates) yield { status: "disclosed", disclosure: totalsOf({ exchange, date, source: "SSE" }) };
    },
  };
  const [from, to] = [day("2026-08-10"), range.to];
  const request = { datasets: ["totals", "details"], scope: "ALL", from, to, today: range.today } as const;
  const problems: SyncEvent[] = [];
  const onEvent = (event: SyncEvent): void => {
    if (event.type === "problem") problems.push(event);
  };
  const result = await collect({ store: await opened(), sources: [source], request, onEvent });
  const sessions = sessionsBetween(from, to).length;
  expect(result).toEqual({ landed: 2 * sessions, unchanged: 0, not_disclosed: 0, failed: 2 * sessions });
  expect(problems).toHaveLength(2);
});
