import { describe, expect, test } from "vitest";
import { fieldIdsOf, type FieldIdOf, type SecurityDataset } from "../../src/core/fields/catalogue.ts";
import type { Store } from "../../src/server/store/store.ts";
import { disclosed, type Cells } from "../support/day-disclosures.ts";
import { day, detailsOf, marginFigures, securityRow, totalsOf } from "../support/disclosures.ts";
import { rowsOf } from "../support/served-days.ts";
import { emptyStore, STORES } from "../support/stores.ts";

const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-09-14", "2026-09-15", "2026-09-16"] as const;
const accounts = Object.fromEntries(fieldIdsOf("accounts").map((id) => [id, null])) as Record<
  FieldIdOf<"accounts">,
  null
>;
type Securities = Readonly<Record<string, Cells>>;

const szse = (dataset: SecurityDataset, date: string, securities: Securities, source = "SZSE") =>
  disclosed(dataset, source, securities, { exchange: "SZSE", date });

async function served(store: Store, date: string) {
  const [first] = await store.servedDays(day(date));
  return first!;
}

describe.each(STORES)("what a $name store serves", (implementation) => {
  const opened = (): Promise<Store> => emptyStore(implementation);

  test("is one day from all sources, column by column, and says where each is from", async () => {
    const store = await opened();
    await store.land([
      szse("details", MONDAY, { "000001": { financing_balance: 50, short_shares: 20 } }),
      szse("quotes", MONDAY, { "000001": { close: 2.5 }, "000002": { close: 4 } }, "EASTMONEY"),
    ]);
    const answer = await served(store, MONDAY);
    expect(rowsOf(answer)).toEqual([
      {
        code: "000001",
        name: "示例000001",
        financing_balance: 50,
        short_balance: 50,
        short_shares: 20,
        margin_balance: 100,
        close: 2.5,
      },
      { code: "000002", name: "示例000002", close: 4 },
    ]);
    expect(answer.origins).toMatchObject({
      financing_balance: { source: "SZSE", revision: 1, fetched_at: "2026-10-09T00:35:00.000Z", derived: false },
      close: { source: "EASTMONEY", derived: false },
      margin_balance: { derived: true },
    });
  });

  test("has the repayments of a session as soon as the one before is there, whichever came first", async () => {
    const store = await opened();
    const balance = (financing_balance: number) => ({ "000001": { financing_balance, financing_buy: 30 } });
    await store.land([szse("details", TUESDAY, balance(110))]);
    expect(rowsOf(await served(store, TUESDAY))[0]).not.toHaveProperty("financing_repay");
    await store.land([szse("details", MONDAY, balance(100))]);
    expect(rowsOf(await served(store, TUESDAY))).toMatchObject([{ financing_repay: 20 }]);
    await store.land([szse("details", MONDAY, balance(90))]);
    expect(rowsOf(await served(store, TUESDAY))).toMatchObject([{ financing_repay: 10 }]);
  });

  test("keeps a sector until the next word on it, also when that word comes late", async () => {
    const store = await opened();
    for (const date of [MONDAY, TUESDAY, WEDNESDAY])
      await store.land([szse("details", date, { "000001": { financing_balance: 1 } })]);
    await store.land([szse("sectors", WEDNESDAY, { "000001": { sector_em: "银行" } }, "EASTMONEY")]);
    await store.land([szse("sectors", MONDAY, { "000001": { sector_em: "证券" } }, "EASTMONEY")]);
    const sectors = await Promise.all(
      [MONDAY, TUESDAY, WEDNESDAY].map(async (date) => (await served(store, date)).columns.sector_em[0]),
    );
    expect(sectors).toEqual(["证券", "证券", "银行"]);
  });

  test("has an edition that grows when anything served differs, and only then", async () => {
    const store = await opened();
    expect(await store.edition()).toBe(0);
    const details = szse("details", MONDAY, { "000001": { financing_balance: 5, financing_buy: 1 } });
    await store.land([details]);
    const first = await store.edition();
    expect(first).toBeGreaterThan(1_700_000_000_000);

    await store.land([details]);
    await store.land([szse("details", MONDAY, { "000001": { financing_balance: 9, financing_buy: 9 } }, "file:a.csv")]);
    expect(await store.edition()).toBe(first);

    await store.land([szse("details", MONDAY, { "000001": { financing_balance: 6, financing_buy: 1 } })]);
    const second = await store.edition();
    expect(second).toBeGreaterThan(first);
    await store.land([totalsOf({ date: MONDAY }, { financing_balance: 6 })]);
    expect(await store.edition()).toBeGreaterThan(second);
  });

  test("tells of each day since which edition it is as it is", async () => {
    const store = await opened();
    await store.land([detailsOf({ date: TUESDAY, exchange: "BSE" }, [securityRow("920001")])]);
    await store.land([
      detailsOf({ date: MONDAY, exchange: "SZSE" }, [securityRow("000001"), securityRow("000002")]),
      detailsOf({ date: MONDAY, exchange: "SSE" }, [securityRow("600001")]),
    ]);
    const index = await store.index();
    expect(index.map(({ date, exchange, securities }) => [date, exchange, securities])).toEqual([
      [MONDAY, "SSE", 1],
      [MONDAY, "SZSE", 2],
      [TUESDAY, "BSE", 1],
    ]);
    const [early, late] = [index[2]!.edition, index[0]!.edition];
    expect(early).toBeLessThan(late);
    expect(late).toBe(await store.edition());
    expect((await served(store, TUESDAY)).edition).toBe(early);
    expect(await store.origins("SZSE", day(MONDAY), day(TUESDAY))).toEqual([
      { date: MONDAY, origins: (await store.servedDays(day(MONDAY)))[1]!.origins },
    ]);
  });

  test("gives one series under the old and the new code of a company", async () => {
    const store = await opened();
    const bse = (date: string, code: string) =>
      detailsOf({ date, exchange: "BSE" }, [securityRow(code, { financing_balance: 1 })]);
    // 830799 became 920799 on 2025-10-09 (BSE).
    await store.land([bse("2025-09-30", "830799"), bse("2025-10-09", "920799")]);
    const series = await store.servedSeries("830799");
    expect(series).toMatchObject({ code: "920799", exchange: "BSE", dates: ["2025-09-30", "2025-10-09"] });
    expect(await store.servedSeries("920799")).toEqual(series);
    expect(await store.servedSeries("600001")).toBeNull();
  });

  test("is nothing on a day that nobody disclosed", async () => {
    const store = await opened();
    expect(await store.servedDays(day(MONDAY))).toEqual([]);
    expect(await store.securities()).toEqual([]);
    expect(await store.index()).toEqual([]);
  });
});

describe.each(STORES)("what a $name store keeps", (implementation) => {
  const opened = (): Promise<Store> => emptyStore(implementation);
  const range = { from: day(MONDAY), to: day(WEDNESDAY) };

  test.each([
    ["details", { "000001": { financing_balance: 1.25, short_sold: 0 } }],
    ["quotes", { "000001": { close: 10.01, float_cap: 2e11, turnover: 1, volume: 0 } }],
    ["targets", { "000001": { financing_target: 1, short_target: 0 } }],
    ["sectors", { "000001": { sector_em: "银行", sector_sw: null } }],
    ["members", { "000001": { bse50_member: 1 } }],
  ] as [SecurityDataset, Securities][])("%s are given back as they were", async (dataset, securities) => {
    const store = await opened();
    const disclosure = szse(dataset, MONDAY, securities);
    await store.land([disclosure]);
    expect(await store.disclosures(dataset, "SZSE", range)).toEqual([disclosure]);
    expect(await store.days(dataset, "SZSE", range.from, range.to)).toEqual([MONDAY]);
  });

  test("accounts are given back as they were", async () => {
    const store = await opened();
    const figures = { ...accounts, mean_maintenance_ratio: 2.713, investors: 512_345 };
    const disclosure = {
      dataset: "accounts",
      exchange: "ALL",
      date: day(MONDAY),
      source: "EASTMONEY",
      fetchedAt: "2026-09-15T01:00:00.000Z",
      figures,
    } as const;
    await store.land([disclosure]);
    expect(await store.disclosures("accounts", "ALL", range)).toEqual([{ ...disclosure, revision: 1 }]);
  });

  test("older revisions stay, and are given where all are asked for", async () => {
    const store = await opened();
    const stored = [];
    for (const [balance, source] of [
      [1, "SSE"],
      [2, "SSE"],
      [3, "EASTMONEY"],
    ] as const) {
      const disclosure = totalsOf({ date: MONDAY, source }, { financing_balance: balance });
      await store.land([disclosure]);
      stored.push({ ...disclosure, revision: balance });
    }
    expect(await store.disclosures("totals", "SSE", { ...range, all: true })).toEqual(stored);
    expect(await store.disclosures("totals", "SSE", range)).toEqual(stored.slice(1));
  });

  test("a total takes each field from the first source that gives it, and names them", async () => {
    const store = await opened();
    await store.land([
      totalsOf({ date: MONDAY, source: "EASTMONEY" }, { financing_balance: 2, short_returned: 7 }),
      totalsOf({ date: MONDAY, source: "SSE" }, { financing_balance: 1 }),
    ]);
    expect(await store.totals("SSE", range.from, range.to)).toMatchObject([
      { ...marginFigures({ financing_balance: 1, short_returned: 7 }), source: "SSE+EASTMONEY" },
    ]);
  });

  test("disagreements of a day are replaced, and told newest day first", async () => {
    const store = await opened();
    const found = (date: string, expected: number, code: string | null = null) =>
      ({
        date: day(date),
        exchange: "SSE",
        code,
        check: "balances",
        field: "margin_balance",
        expected,
        given: 1,
        sources: ["SSE", "EASTMONEY"],
      }) as const;
    const of = (date: string) => ({ exchange: "SSE", date: day(date) }) as const;
    await store.noteDisagreements([of(MONDAY)], [found(MONDAY, 1), found(MONDAY, 2, "600001")]);
    await store.noteDisagreements([of(TUESDAY)], [found(TUESDAY, 3)]);
    await store.noteDisagreements([of(MONDAY)], [found(MONDAY, 4, "600519")]);
    expect(await store.disagreements(10)).toEqual([found(TUESDAY, 3), found(MONDAY, 4, "600519")]);
    expect(await store.disagreements(1)).toEqual([found(TUESDAY, 3)]);
    await store.noteDisagreements([of(MONDAY), of(TUESDAY)], [found(MONDAY, 5)]);
    expect(await store.disagreements(10)).toEqual([found(MONDAY, 5)]);
  });
});
