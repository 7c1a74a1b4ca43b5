import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SecurityDataset } from "../../src/core/fields/catalogue.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";
import type { Store } from "../../src/server/store/store.ts";
import { disclosed, type Cells } from "../support/day-disclosures.ts";
import { day, totalsOf } from "../support/disclosures.ts";
import { rowsOf } from "../support/served-days.ts";
import { emptyStore, STORES } from "../support/stores.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-09-14", "2026-09-15", "2026-09-16"] as const;
const range = { from: day(MONDAY), to: day(WEDNESDAY) };
type Securities = Readonly<Record<string, Cells>>;

const szse = (dataset: SecurityDataset, date: string, securities: Securities, source = "SZSE") =>
  disclosed(dataset, source, securities, { exchange: "SZSE", date });
const part = (date: string, securities: Securities): Disclosure => ({
  ...szse("details", date, securities, "file:a.csv"),
  covers: "listed",
});
const balance = (financing_balance: number): Cells => ({ financing_balance });

async function served(store: Store, date: string) {
  const [first] = await store.servedDays(day(date));
  return first!;
}

describe.each(STORES)("a part of a day in a $name store", (implementation) => {
  const opened = (): Promise<Store> => emptyStore(implementation);

  test("is served, and is neither a stored day nor the newest, nor the details of one", async () => {
    const store = await opened();
    expect(await store.land([part(MONDAY, { "000001": balance(5) })])).toEqual(["landed"]);
    expect(rowsOf(await served(store, MONDAY))).toMatchObject([{ code: "000001", financing_balance: 5 }]);
    expect((await served(store, MONDAY)).origins.financing_balance).toMatchObject({ partial: true });
    expect(await store.days("details", "SZSE", range.from, range.to)).toEqual([]);
    expect(await store.newest("details", "SZSE")).toBeNull();
    expect(await store.details("SZSE", day(MONDAY))).toBeNull();
    expect(await store.isEmpty()).toBe(false);
  });

  test("lies beside the whole day of the same source, each with its own revisions", async () => {
    const store = await opened();
    const whole = { ...szse("details", MONDAY, { "000002": balance(7) }, "file:a.csv") };
    expect(await store.land([part(MONDAY, { "000001": balance(5) }), whole])).toEqual(["landed", "revised"]);
    expect(await store.land([part(MONDAY, { "000001": balance(5) }), whole])).toEqual(["unchanged", "unchanged"]);
    const stored = await store.disclosures("details", "SZSE", range);
    expect(stored.map(({ covers, revision }) => [covers, revision])).toEqual([
      ["listed", 1],
      [undefined, 2],
    ]);
    expect((await served(store, MONDAY)).codes).toEqual(["000002"]);
  });

  test("is added to the part that is there, security by security", async () => {
    const store = await opened();
    await store.land([part(MONDAY, { "000001": balance(1), "000002": balance(2) })]);
    expect(await store.land([part(MONDAY, { "000002": balance(2) })])).toEqual(["unchanged"]);
    expect(await store.land([part(MONDAY, { "000002": balance(3), "000003": balance(4) })])).toEqual(["revised"]);
    const [newest, ...others] = await store.disclosures("details", "SZSE", range);
    expect(others).toEqual([]);
    expect(
      newest && "rows" in newest && newest.rows.map((row) => [row.code, (row as Cells).financing_balance]),
    ).toEqual([
      ["000001", 1],
      ["000002", 3],
      ["000003", 4],
    ]);
  });

  test("and what lasts of an absent security, come back from a backup", async () => {
    const [store, target] = [await opened(), await opened()];
    await store.land([
      szse("sectors", MONDAY, { "000001": { sector_em: "银行" }, "000002": { sector_em: "地产" } }, "EASTMONEY"),
      szse("details", TUESDAY, { "000001": balance(1) }),
      part(WEDNESDAY, { "000002": balance(9) }),
    ]);
    const backup = join(temporaryDirectory(), "backup");
    await store.exportTo(backup, "csv");
    await target.importFrom(backup);
    for (const one of [store, target]) {
      expect((await served(one, TUESDAY)).absent?.securities).toEqual([
        { code: "000002", last: MONDAY, values: { sector_em: "地产" } },
      ]);
      expect(rowsOf(await served(one, WEDNESDAY))).toMatchObject([{ code: "000002", sector_em: "地产" }]);
      expect((await one.disclosures("details", "SZSE", range)).map(({ covers }) => covers)).toEqual([
        undefined,
        "listed",
      ]);
    }
    expect(await target.land([part(WEDNESDAY, { "000002": balance(9) })])).toEqual(["unchanged"]);
  });
});

describe.each(STORES)("an absent security in a $name store", (implementation) => {
  test("has its sector again, also where the word on it comes after the days", async () => {
    const store = await emptyStore(implementation);
    await store.land([
      szse("details", MONDAY, { "000001": balance(1), "000002": balance(2) }),
      szse("details", TUESDAY, { "000001": balance(1) }),
      szse("details", WEDNESDAY, { "000001": balance(1), "000002": balance(2) }),
    ]);
    await store.land([szse("sectors", MONDAY, { "000002": { sector_em: "地产" } }, "EASTMONEY")]);
    expect((await served(store, WEDNESDAY)).columns.sector_em).toEqual([null, "地产"]);
  });
});

describe.each(STORES)("days of which a source had nothing, in a $name store", (implementation) => {
  const asked = (date: string, askedOn: string, source = "BSE") =>
    ({ dataset: "details", exchange: "BSE", date: day(date), source, askedOn: day(askedOn) }) as const;
  const query = { dataset: "details", exchange: "BSE", source: "BSE", ...range } as const;

  test("are remembered by source, dataset, exchange and day, with the day on which it was asked last", async () => {
    const store = await emptyStore(implementation);
    await store.noteUndisclosed(asked(TUESDAY, "2026-11-01"));
    await store.noteUndisclosed(asked(MONDAY, "2026-11-01"));
    await store.noteUndisclosed(asked(MONDAY, "2026-11-09"));
    await store.noteUndisclosed(asked(WEDNESDAY, "2026-11-09", "EASTMONEY"));
    await store.noteUndisclosed({ ...asked(WEDNESDAY, "2026-11-09"), dataset: "totals" });
    expect(await store.undisclosed({ ...query, since: day("2026-11-01") })).toEqual([MONDAY, TUESDAY]);
    expect(await store.undisclosed({ ...query, since: day("2026-11-02") })).toEqual([MONDAY]);
    expect(await store.undisclosed({ ...query, from: day(TUESDAY), since: day("2026-11-01") })).toEqual([TUESDAY]);
    expect(await store.isEmpty()).toBe(true);
    await store.land([totalsOf({})]);
    expect(await store.undisclosed({ ...query, source: "EASTMONEY", since: day("2026-11-01") })).toEqual([WEDNESDAY]);
  });
});
