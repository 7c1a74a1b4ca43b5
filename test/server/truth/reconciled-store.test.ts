import { describe, expect, onTestFinished, test } from "vitest";
import { previousSession, sessionsBetween } from "../../../src/core/market/calendar.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { withReconciliation } from "../../../src/server/truth/reconciled-store.ts";
import { day, detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";

async function openStore(): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  onTestFinished(() => store.close());
  return withReconciliation(store);
}

const place = { exchange: "SZSE", date: "2026-09-18" } as const;
const total = (financing_balance: number, source = "SZSE") => totalsOf({ ...place, source }, { financing_balance });
const checks = async (store: Store) =>
  (await store.disagreements(100)).map(({ date, exchange, check }) => `${date} ${exchange} ${check}`);

describe("a store that reconciles", () => {
  test("notes what disagrees once both figures have landed, whichever came first", async () => {
    const store = await openStore();
    await store.land([detailsOf(place, [securityRow("000001", { financing_balance: 600_000_003 })])]);
    expect(await checks(store)).toEqual([]);
    await store.land([total(1_000_000_003)]);
    expect(await checks(store)).toEqual(["2026-09-18 SZSE sum_of_details"]);
  });

  test("takes a record back when a revision puts it right", async () => {
    const store = await openStore();
    await store.land([total(1_000_000_003), total(1_000_000_203, "EASTMONEY")]);
    expect(await checks(store)).toEqual(["2026-09-18 SZSE between_sources"]);
    await store.land([total(1_000_000_003, "EASTMONEY")]);
    expect(await checks(store)).toEqual([]);
  });

  test("compares the session after a day that is revised", async () => {
    const store = await openStore();
    const next = { ...place, date: "2026-09-21" };
    await store.land([
      total(1_000_000_003),
      totalsOf(next, { financing_balance: 1_000_500_003, financing_buy: 600_000 }),
    ]);
    expect(await checks(store)).toEqual([]);
    await store.land([total(900_000_003)]);
    expect(await checks(store)).toEqual(["2026-09-21 SZSE roll_forward"]);
  });

  test("compares a total of all exchanges with the sum of theirs", async () => {
    const store = await openStore();
    const of = (exchange: "SSE" | "SZSE" | "BSE" | "ALL", balance: number, source: string = exchange) => ({
      ...totalsOf({ date: "2026-09-18", source }, { financing_balance: balance }),
      exchange,
    });
    await store.land([of("SSE", 1001), of("SZSE", 2002), of("BSE", 3003), of("ALL", 6007, "EASTMONEY")]);
    expect(await store.disagreements(10)).toMatchObject([
      { exchange: "ALL", check: "sum_of_exchanges", expected: 6006, given: 6007 },
    ]);
  });

  test("finds in months that land at once what it finds day by day, over holes and the ends of its runs", async () => {
    const sessions = sessionsBetween(day("2026-03-02"), day("2026-06-30")).filter((_, place) => place % 29 < 23);
    const totals = sessions.map((date, age) =>
      totalsOf({ date, exchange: "SZSE" }, { financing_balance: 1e9 + 1e7 * (age % 5), financing_buy: 0 }),
    );
    const [atOnce, byDay] = [await openStore(), await openStore()];
    await atOnce.land(totals);
    for (const total of totals) await byDay.land([total]);
    expect(await atOnce.disagreements(1000)).toEqual(await byDay.disagreements(1000));
    // Four days of five the balance grows although nothing was bought; not seen after a hole, nor on the first day.
    const holes = sessions.filter((date, place) => previousSession(date) !== sessions[place - 1]).length;
    expect(holes).toBeGreaterThan(2);
    const grown = sessions.filter((date, place) => place % 5 > 0 && previousSession(date) === sessions[place - 1]);
    expect((await checks(atOnce)).length).toBe(grown.length);
  });
});
