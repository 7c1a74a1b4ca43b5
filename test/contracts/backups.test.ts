import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DATASETS } from "../../src/core/fields/catalogue.ts";
import { SCOPES } from "../../src/core/market/exchange.ts";
import { StoreError } from "../../src/server/store/store-error.ts";
import type { Store } from "../../src/server/store/store.ts";
import { disclosed } from "../support/day-disclosures.ts";
import { day, detailsOf, overviewOf, securityRow, totalsOf } from "../support/disclosures.ts";
import { failureOf } from "../support/failure-of.ts";
import { emptyStore, STORES } from "../support/stores.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const [OLD, MONDAY, TUESDAY] = ["2025-12-31", "2026-09-14", "2026-09-15"];
const EVER = { from: day("2000-01-01"), to: day("2099-12-31"), all: true };

/** Two years, two sources, corrections, awkward names and figures, missing beside zero. */
async function fill(store: Store): Promise<void> {
  const row = securityRow("000001", { financing_balance: 0.1, short_sold: 0, margin_balance: 1_323_258_064_454 });
  await store.land([
    detailsOf({ date: OLD, exchange: "SZSE" }, [row]),
    detailsOf({ date: MONDAY, exchange: "SZSE" }, [
      { ...row, name: '*ST "甲",\n乙' },
      { ...securityRow("000002"), name: "" },
    ]),
    totalsOf({ date: MONDAY }, { financing_balance: 5e-324, short_shares: 1.7976931348623157e308 }),
    totalsOf({ date: MONDAY, source: "file:我的 表.csv" }, { financing_balance: 2 }),
    overviewOf({ date: MONDAY }, { turnover: 1 }),
  ]);
  await store.land([
    detailsOf({ date: MONDAY, exchange: "SZSE" }, [{ ...row, financing_balance: 7 }]),
    disclosed("sectors", "EASTMONEY", { "000001": { sector_em: "NULL" } }, { exchange: "SZSE", date: MONDAY }),
    detailsOf({ date: TUESDAY, exchange: "SZSE" }, [{ ...row, financing_balance: 9, financing_buy: 4 }]),
  ]);
  await store.noteDisagreements(
    [{ exchange: "SZSE", date: day(MONDAY) }],
    [
      {
        date: day(MONDAY),
        exchange: "SZSE",
        code: null,
        check: "balances",
        field: "margin_balance",
        expected: 1.5,
        given: 2,
        sources: ["SZSE"],
      },
    ],
  );
}

/** All that can be read. */
async function everythingIn(store: Store) {
  const stored = [];
  for (const dataset of DATASETS)
    for (const scope of SCOPES) stored.push(await store.disclosures(dataset, scope, EVER));
  const served = [];
  for (const date of new Set((await store.index()).map((one) => one.date))) served.push(await store.servedDays(date));
  return {
    ...{ stored, served, edition: await store.edition(), index: await store.index() },
    ...{ disagreements: await store.disagreements(100), series: await store.servedSeries("000001") },
  };
}

const FORMATS = ["parquet", "csv"] as const;
const WAYS = STORES.flatMap((from) => STORES.flatMap((to) => FORMATS.map((format) => ({ from, to, format }))));

describe("a backup", () => {
  test.each(WAYS)("of $from.name in $format fills a store of $to.name with the same", async ({ from, to, format }) => {
    const directory = join(temporaryDirectory(), "it's a backup");
    const [source, target] = [await emptyStore(from), await emptyStore(to)];
    await fill(source);
    const written = await source.exportTo(directory, format);
    expect(readdirSync(directory).sort()).toEqual([...written.files.map(({ file }) => file), "manifest.json"].sort());
    expect(readdirSync(directory)).toContain(`details-2026.${format}`);

    expect(await target.importFrom(directory)).toEqual(written);
    expect(await everythingIn(target)).toEqual(await everythingIn(source));

    await target.land([totalsOf({ date: MONDAY }, { financing_balance: 3 })]);
    const totals = await target.totals("SSE", day(MONDAY), day(MONDAY));
    expect(totals).toMatchObject([{ financing_balance: 3, revision: 3 }]);
    expect(await target.edition()).toBeGreaterThan(await source.edition());
  });

  test("in CSV is text that people read", async () => {
    const directory = join(temporaryDirectory(), "backup");
    const store = await emptyStore(STORES[0]!);
    await store.land([totalsOf({ date: MONDAY }, { financing_balance: 1_323_258_064_454.5, short_sold: 0 })]);
    await store.exportTo(directory, "csv");
    expect(readFileSync(join(directory, "totals-2026.csv"), "utf8").split("\n").slice(0, 2)).toEqual([
      "date,exchange,revision,financing_balance,financing_buy,financing_repay,short_balance,short_shares,short_sold,short_returned,margin_balance",
      "2026-09-14,SSE,1,1323258064454.5,,,,,0.0,,",
    ]);
  });

  describe.each(FORMATS)("in %s", (format) => {
    async function backup() {
      const directory = join(temporaryDirectory(), "backup");
      const [source, target] = [await emptyStore(STORES[0]!), await emptyStore(STORES[0]!)];
      await fill(source);
      const { files } = await source.exportTo(directory, format);
      return { directory, source, target, file: join(directory, files.at(-1)!.file) };
    }

    test("is not imported where a byte of a file differs, or a file is gone", async () => {
      const { directory, target, file } = await backup();
      const bytes = readFileSync(file);
      bytes[bytes.length - 3]! ^= 1;
      writeFileSync(file, bytes);
      expect(await refusal(target.importFrom(directory))).toMatch(/is missing, or is not as it was written/);
      rmSync(file);
      expect(await refusal(target.importFrom(directory))).toMatch(/is missing, or is not as it was written/);
      expect(await target.isEmpty()).toBe(true);
    });

    test("of a newer program is refused", async () => {
      const { directory, target } = await backup();
      const path = join(directory, "manifest.json");
      writeFileSync(path, readFileSync(path, "utf8").replace('"rzrq_backup": 1', '"rzrq_backup": 2'));
      expect(await refusal(target.importFrom(directory))).toMatch(/written by a newer RZRQ/);
    });

    test("fills an empty store only, and is written into an empty directory only", async () => {
      const { directory, source } = await backup();
      expect(await refusal(source.importFrom(directory))).toMatch(/The store holds data already/);
      expect(await refusal(source.exportTo(directory, format))).toMatch(/exists and is not an empty directory/);
    });
  });

  test("is what rzrq export wrote, and nothing else", async () => {
    const target = await emptyStore(STORES[0]!);
    expect(await refusal(target.importFrom(temporaryDirectory()))).toMatch(/holds no manifest.json/);
  });
});

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await failureOf(work);
  expect(error).toBeInstanceOf(StoreError);
  return (error as unknown as StoreError).text.en;
}
