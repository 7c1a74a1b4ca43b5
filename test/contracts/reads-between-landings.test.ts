import { describe, expect, test } from "vitest";
import type { Disclosure } from "../../src/server/collect/source.ts";
import type { Store } from "../../src/server/store/store.ts";
import { day, detailsOf, overviewOf, securityRow, totalsOf } from "../support/disclosures.ts";
import { emptyStore, STORES } from "../support/stores.ts";

const [FRIDAY, MONDAY, TUESDAY] = ["2026-09-18", "2026-09-21", "2026-09-22"] as const;
const RANGE = { from: day(FRIDAY), to: day(TUESDAY) };

const listed = (date: string, code: string, financing_balance: number): Disclosure => ({
  ...detailsOf({ date }, [securityRow(code, { financing_balance })]),
});

/** Each brings what the tables have not held before: rows at all, nulls, a part beside whole days, another exchange. */
const LANDINGS: readonly (readonly Disclosure[])[] = [
  [listed(FRIDAY, "600000", 1), totalsOf({ date: FRIDAY }), overviewOf({ date: FRIDAY })],
  [{ ...listed(MONDAY, "600519", 7), covers: "listed" }],
  [listed(MONDAY, "600000", 2), { ...listed(MONDAY, "000001", 3), exchange: "SZSE", source: "SZSE" }],
  [listed(FRIDAY, "600000", 4), totalsOf({ date: TUESDAY }, { financing_balance: null })],
];

/** All that a store answers, without its own numbers and times. */
async function answersOf(store: Store) {
  const series: unknown[] = [];
  await store.eachSeries(["financing_balance"], RANGE.to, (one) => series.push(one));
  const days = await Promise.all([FRIDAY, MONDAY, TUESDAY].map((date) => store.servedDays(day(date))));
  return {
    series,
    served: days.flat().map((served) => ({ ...served, edition: 0 })),
    one: await Promise.all(["600000", "600519", "000001"].map((code) => store.servedSeries(code))),
    index: (await store.index()).map((indexed) => ({ ...indexed, edition: 0 })),
    securities: await store.securities(),
    days: await store.days("details", "SSE", RANGE.from, RANGE.to),
    newest: await store.newest("details", "SSE"),
    disclosures: await store.disclosures("details", "SSE", { ...RANGE, all: true }),
    details: await store.details("SSE", day(FRIDAY)),
    totals: await store.totals("SSE", RANGE.from, RANGE.to),
    origins: await store.origins("SSE", RANGE.from, RANGE.to),
    isEmpty: await store.isEmpty(),
  };
}

describe.each(STORES)("$name", (implementation) => {
  test("answers as if it had not been asked before the last landing", async () => {
    const [asked, unasked] = [await emptyStore(implementation), await emptyStore(implementation)];
    await answersOf(asked);
    for (const landing of LANDINGS) {
      await asked.land(landing);
      await unasked.land(landing);
      await answersOf(asked);
    }
    expect(await answersOf(asked)).toEqual(await answersOf(unasked));
  });

  test("answers the same sorted and unsorted, asked before and after", async () => {
    const store = await emptyStore(implementation);
    await answersOf(store);
    for (const landing of LANDINGS) await store.land(landing);
    const unsorted = await answersOf(store);
    await store.compact();
    expect(await answersOf(store)).toEqual(unsorted);
  });
});
