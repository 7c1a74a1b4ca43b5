import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import { openPostgresStore } from "../../../src/server/store/postgres/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { disclosed, type Cells } from "../../support/day-disclosures.ts";
import { day } from "../../support/disclosures.ts";
import { freshSchema } from "../../support/postgres/database.ts";
import { runSql } from "../../support/postgres/run-sql.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const WEEK = ["2026-09-14", "2026-09-15", "2026-09-16", "2026-09-17", "2026-09-18"] as const;
const [MONDAY, TUESDAY] = WEEK;
/** What a program before version 3 of DuckDB's structure, and 2 of PostgreSQL's, left in their place. */
const KEEP_NOTHING_OF_THE_ABSENT = "UPDATE served_days SET absent = NULL";

interface Implementation {
  readonly name: string;
  readonly place: () => Promise<string>;
  readonly open: (place: string) => Promise<Store>;
  readonly run: (place: string, sql: string) => Promise<unknown>;
}

const STORES: readonly Implementation[] = [
  {
    name: "DuckDB",
    place: () => Promise.resolve(join(temporaryDirectory(), "rzrq.duckdb")),
    open: (file) => openDuckdbStore(file),
    run: async (file, sql) => {
      const instance = await DuckDBInstance.create(file);
      const connection = await instance.connect();
      await connection.run(sql);
      connection.closeSync();
      instance.closeSync();
    },
  },
  {
    name: "PostgreSQL",
    place: () => freshSchema(),
    open: (url) => openPostgresStore({ url }),
    run: (url, sql) => runSql(url, sql),
  },
];

const details = (date: string, securities: Readonly<Record<string, Cells>>) =>
  disclosed("details", "SSE", securities, { exchange: "SSE", date });
const editions = async (store: Store) => (await store.index()).map(({ edition }) => edition);

describe.each(STORES)("days that an earlier program left in $name", ({ place, open, run }) => {
  /** A security is there on Monday only, and its sector lasts. */
  async function writeWeek(): Promise<string> {
    const target = await place();
    const store = await open(target);
    await store.land([
      disclosed("sectors", "EASTMONEY", { "600519": { sector_em: "白酒" } }, { exchange: "SSE", date: MONDAY }),
      details(MONDAY, { "600000": { financing_balance: 10 }, "600519": { financing_balance: 5 } }),
      ...WEEK.slice(1).map((date) => details(date, { "600000": { financing_balance: 10, financing_buy: 1 } })),
    ]);
    await store.close();
    await run(target, KEEP_NOTHING_OF_THE_ABSENT);
    return target;
  }

  test("are not made anew by a word on one of them that none of them hands on", async () => {
    const store = await open(await writeWeek());
    const before = await editions(store);
    await store.land([details(TUESDAY, { "600000": { financing_balance: 10, financing_buy: 2 } })]);
    const after = await editions(store);
    expect(after[1]).toBeGreaterThan(before[1]!);
    expect(after.with(1, before[1]!)).toEqual(before);
    await store.close();
  });

  test("are made anew as far as a word on one of them changes them", async () => {
    const store = await open(await writeWeek());
    const before = await editions(store);
    await store.land([details(TUESDAY, { "600000": { financing_balance: 11, financing_buy: 1 } })]);
    const after = await editions(store);
    expect(after.map((edition, place) => edition > before[place]!)).toEqual([false, true, true, false, false]);
    const [wednesday] = await store.servedDays(day(WEEK[2]));
    expect(wednesday!.columns.financing_repay[0]).toBe(2);
    await store.close();
  });

  test("are as they were where the same lands again", async () => {
    const store = await open(await writeWeek());
    const before = await editions(store);
    expect(await store.land([details(TUESDAY, { "600000": { financing_balance: 10, financing_buy: 1 } })])).toEqual([
      "unchanged",
    ]);
    expect(await editions(store)).toEqual(before);
    await store.close();
  });
});
