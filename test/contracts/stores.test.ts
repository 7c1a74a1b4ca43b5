import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MARGIN_FIELD_IDS } from "../../src/core/fields/catalogue.ts";
import type { SecurityRow } from "../../src/contracts/rows.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";
import type { Store } from "../../src/server/store/store.ts";
import { day, detailsOf, marginFigures, overviewOf, securityRow, totalsOf } from "../support/disclosures.ts";
import { emptyStore, STORES } from "../support/stores.ts";

const FROM = day("2026-01-01");
const TO = day("2026-12-31");
const all = (store: Store) => store.totals("SSE", FROM, TO);

describe.each(STORES)("$name store", (implementation) => {
  const opened = (): Promise<Store> => emptyStore(implementation);

  test("is empty until anything lands", async () => {
    const store = await opened();
    expect(await store.isEmpty()).toBe(true);
    expect(await store.newest("totals", "SSE")).toBeNull();
    expect(await store.details("SSE", FROM)).toBeNull();
    await store.land([overviewOf({}, { turnover: 1 })]);
    expect(await store.isEmpty()).toBe(false);
  });

  test("gives totals back as they were, with the overview of the same day", async () => {
    const store = await opened();
    const landed = await store.land([
      totalsOf({ date: "2026-08-03" }, { financing_balance: 1_323_258_064_454, margin_balance: 1_337_464_968_109 }),
      overviewOf({ date: "2026-08-03" }, { turnover: 856_131_000_000 }),
      overviewOf({ date: "2026-08-03", exchange: "SZSE" }, { turnover: 7, float_cap: 8 }),
    ]);
    expect(landed).toEqual(["landed", "landed", "landed"]);
    expect(await all(store)).toEqual([
      {
        date: "2026-08-03",
        exchange: "SSE",
        ...marginFigures({ financing_balance: 1_323_258_064_454, margin_balance: 1_337_464_968_109 }),
        turnover: 856_131_000_000,
        float_cap: null,
        source: "SSE",
        fetched_at: "2026-09-21T01:00:00.000Z",
        revision: 1,
      },
    ]);
  });

  test("keeps missing apart from zero", async () => {
    const store = await opened();
    await store.land([totalsOf({}, { short_sold: 0, short_returned: null })]);
    expect(await all(store)).toMatchObject([{ short_sold: 0, short_returned: null }]);
  });

  test("changes nothing when the same values land again", async () => {
    const store = await opened();
    const disclosures = [
      totalsOf({}, { financing_balance: 5, short_returned: null }),
      overviewOf({}, { float_cap: 9 }),
      detailsOf({}, [securityRow("600001", { financing_buy: 3 }), securityRow("600002")]),
    ];
    await store.land(disclosures);
    const before = [await all(store), await store.details("SSE", day("2026-09-18"))];
    const later = disclosures.map((disclosure) => ({ ...disclosure, fetchedAt: "2026-09-22T01:00:00.000Z" }));
    expect(await store.land(later)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect([await all(store), await store.details("SSE", day("2026-09-18"))]).toEqual(before);
  });

  test("serves a correction as the next revision", async () => {
    const store = await opened();
    await store.land([totalsOf({}, { financing_balance: 5 }), detailsOf({}, [securityRow("600001")])]);
    expect(
      await store.land([
        totalsOf({ fetchedAt: "2026-09-22T01:00:00Z" }, { financing_balance: 6 }),
        detailsOf({}, [securityRow("600001"), securityRow("600002")]),
      ]),
    ).toEqual(["revised", "revised"]);
    expect(await all(store)).toMatchObject([
      { financing_balance: 6, revision: 2, fetched_at: "2026-09-22T01:00:00.000Z" },
    ]);
    expect(await store.details("SSE", day("2026-09-18"))).toMatchObject({
      revision: 2,
      rows: [{ code: "600001" }, { code: "600002" }],
    });
  });

  test("counts a figure that disappears, and one that returns, as corrections", async () => {
    const store = await opened();
    const landings = [];
    for (const balance of [5, null, 5])
      landings.push(...(await store.land([totalsOf({}, { financing_balance: balance })])));
    expect(landings).toEqual(["landed", "revised", "revised"]);
    expect(await all(store)).toMatchObject([{ financing_balance: 5, revision: 3 }]);
  });

  test("serves the exchange before another source, and a file last, whatever came later", async () => {
    const store = await opened();
    await store.land([totalsOf({ source: "file:a.csv" }, { financing_balance: 1 })]);
    expect(await all(store)).toMatchObject([{ financing_balance: 1, source: "file:a.csv" }]);
    await store.land([totalsOf({ source: "SSE" }, { financing_balance: 2 })]);
    await store.land([totalsOf({ source: "Elsewhere" }, { financing_balance: 3 })]);
    await store.land([totalsOf({ source: "file:b.csv" }, { financing_balance: 4 })]);
    expect(await all(store)).toMatchObject([{ financing_balance: 2, source: "SSE", revision: 2 }]);
  });

  test("compares a source with its own newest revision only", async () => {
    const store = await opened();
    await store.land([totalsOf({ source: "SSE" }, { financing_balance: 2 })]);
    await store.land([totalsOf({ source: "file:a.csv" }, { financing_balance: 1 })]);
    expect(await store.land([totalsOf({ source: "SSE" }, { financing_balance: 2 })])).toEqual(["unchanged"]);
  });

  test("keeps totals of all exchanges, which a file gave, apart from those of each", async () => {
    const store = await opened();
    const file: Disclosure = {
      dataset: "totals",
      exchange: "ALL",
      date: day("2026-01-05"),
      source: "file:market.csv",
      fetchedAt: "2026-11-21T01:00:00.000Z",
      figures: marginFigures({ margin_balance: 2_560_648_218_483 }),
    };
    await store.land([file]);
    expect(await store.totals("ALL", FROM, TO)).toMatchObject([
      { exchange: "ALL", margin_balance: 2_560_648_218_483, turnover: null },
    ]);
    expect(await all(store)).toEqual([]);
  });

  test("lists days of one dataset, exchange and range in order, once each", async () => {
    const store = await opened();
    await store.land([
      totalsOf({ date: "2026-03-03" }),
      totalsOf({ date: "2026-03-02" }),
      totalsOf({ date: "2026-03-02", source: "file:a.csv" }),
      totalsOf({ date: "2026-03-04", source: "file:a.csv" }),
      totalsOf({ date: "2026-03-05" }),
      totalsOf({ date: "2026-03-02", exchange: "BSE" }),
      overviewOf({ date: "2026-03-01" }),
    ]);
    const range = [day("2026-03-01"), day("2026-03-04")] as const;
    expect(await store.days("totals", "SSE", ...range)).toEqual(["2026-03-02", "2026-03-03", "2026-03-04"]);
    expect(await store.days("totals", "SSE", ...range, "SSE")).toEqual(["2026-03-02", "2026-03-03"]);
    expect(await store.newest("totals", "SSE")).toBe("2026-03-05");
    expect(await store.newest("overview", "SSE")).toBe("2026-03-01");
    expect(await store.newest("details", "SSE")).toBeNull();
  });

  test("lands several disclosures of one day in one call, the last counting as the newest", async () => {
    const store = await opened();
    const landings = await store.land([
      totalsOf({}, { financing_balance: 1 }),
      totalsOf({}, { financing_balance: 2 }),
      totalsOf({}, { financing_balance: 2 }),
    ]);
    expect(landings).toEqual(["landed", "revised", "unchanged"]);
    expect(await all(store)).toMatchObject([{ financing_balance: 2, revision: 2 }]);
  });

  test("lands all of a call or nothing of it", async () => {
    const store = await opened();
    const twice = detailsOf({ date: "2026-09-17" }, [securityRow("600001"), securityRow("600001")]);
    await expect(store.land([totalsOf({}), twice])).rejects.toThrow("600001 appears twice");
    await expect(store.land([totalsOf({}), totalsOf({}, { short_sold: Number.NaN })])).rejects.toThrow("holds NaN");
    expect(await store.isEmpty()).toBe(true);
    expect(await store.land([totalsOf({})])).toEqual(["landed"]);
  });

  test("lands calls that overlap one after the other", async () => {
    const store = await opened();
    const landings = await Promise.all(
      [1, 2, 2, 3].map((financing_balance) => store.land([totalsOf({}, { financing_balance })])),
    );
    expect(landings.flat()).toEqual(["landed", "revised", "unchanged", "revised"]);
    expect(await all(store)).toMatchObject([{ financing_balance: 3, revision: 3 }]);
  });

  test("holds any whole day of securities exactly, by code", async () => {
    const figure = fc.option(fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })));
    const row = fc.record({
      code: fc.stringMatching(/^\d{6}$/),
      name: fc.string(),
      ...Object.fromEntries(MARGIN_FIELD_IDS.map((id) => [id, figure])),
    }) as fc.Arbitrary<SecurityRow>;
    const rowsOfDay = fc.uniqueArray(row, { selector: ({ code }) => code, maxLength: 30 });
    const store = await opened();
    await fc.assert(
      fc.asyncProperty(rowsOfDay, async (rows) => {
        const [landing] = await store.land([detailsOf({}, rows)]);
        const stored = await store.details("SSE", day("2026-09-18"));
        expect(landing).not.toBeUndefined();
        // JSON knows no -0, and neither does a balance.
        const plain = rows.map((one) => JSON.parse(JSON.stringify(one)) as SecurityRow);
        expect(stored?.rows.map((one) => JSON.parse(JSON.stringify(one)) as SecurityRow)).toEqual(
          plain.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
        );
        expect(await store.land([detailsOf({}, rows)])).toEqual(["unchanged"]);
      }),
      { numRuns: 40 },
    );
  });

  test("holds a day of 5,000 securities", async () => {
    const store = await opened();
    const rows = Array.from({ length: 5000 }, (_, index) =>
      securityRow(String(600_000 + index), { financing_balance: index * 1e9 + 1 }),
    );
    await store.land([detailsOf({}, rows)]);
    expect((await store.details("SSE", day("2026-09-18")))?.rows).toEqual(rows);
  });
});
