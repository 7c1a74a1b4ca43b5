import { describe, expect, onTestFinished, test } from "vitest";
import { collect } from "../../../src/server/collect/collect.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day } from "../../support/disclosures.ts";
import { fakeSource } from "../../support/fake-source.ts";

async function opened(): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  onTestFinished(() => store.close());
  return store;
}

// Friday, Monday and Tuesday.
const range = { from: day("2026-09-18"), to: day("2026-09-22") };
const requestOn = (today: string) => ({ datasets: ["totals"], scope: "SSE", ...range, today: day(today) }) as const;
const asked = (source: ReturnType<typeof fakeSource>) => source.requests.flatMap(({ dates }) => dates);

describe("a day of which a source had nothing", () => {
  test("is not asked for again within 30 days once it is long past, and is told as not disclosed", async () => {
    const store = await opened();
    const closed = () => fakeSource({ closed: ["2026-09-21"] });
    await collect({ store, sources: [closed()], request: requestOn("2026-11-02") });
    for (const today of ["2026-11-02", "2026-12-02"]) {
      const source = closed();
      const result = await collect({ store, sources: [source], request: requestOn(today) });
      expect(asked(source)).toEqual([]);
      expect(result).toEqual({ landed: 0, unchanged: 2, not_disclosed: 1, failed: 0 });
    }
    const later = fakeSource();
    expect(await collect({ store, sources: [later], request: requestOn("2026-12-03") })).toMatchObject({ landed: 1 });
    expect(asked(later)).toEqual(["2026-09-21"]);
  });

  test("is asked for again as long as it may still be published", async () => {
    const store = await opened();
    const request = requestOn("2026-10-20");
    await collect({ store, sources: [fakeSource({ closed: ["2026-09-21"] })], request });
    const later = fakeSource();
    await collect({ store, sources: [later], request });
    expect(asked(later)).toEqual(["2026-09-21"]);
  });

  test("is asked for again when told to", async () => {
    const store = await opened();
    const request = requestOn("2026-11-02");
    await collect({ store, sources: [fakeSource({ closed: ["2026-09-21"] })], request });
    const again = fakeSource();
    expect(await collect({ store, sources: [again], request: { ...request, again: true } })).toMatchObject({
      landed: 1,
    });
    expect(asked(again)).toEqual(["2026-09-18", "2026-09-21", "2026-09-22"]);
  });

  test("is asked for again, without the stored days, where somebody waits for the answer", async () => {
    const store = await opened();
    const request = requestOn("2026-11-02");
    await collect({ store, sources: [fakeSource({ closed: ["2026-09-21"] })], request });
    const source = fakeSource();
    await collect({ store, sources: [source], request: { ...request, undisclosedToo: true } });
    expect(asked(source)).toEqual(["2026-09-21"]);
  });

  test("is asked of another source that has not been asked", async () => {
    const store = await opened();
    const request = requestOn("2026-11-02");
    await collect({ store, sources: [fakeSource({ closed: ["2026-09-21"] })], request });
    const [same, other] = [fakeSource(), fakeSource({ id: "EASTMONEY" })];
    await collect({ store, sources: [same, other], request });
    expect([asked(same), asked(other)]).toEqual([[], ["2026-09-21"]]);
  });
});
