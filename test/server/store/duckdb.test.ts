import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, onTestFinished, test } from "vitest";
import { DATASETS } from "../../../src/core/fields/catalogue.ts";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import { BACKUP_TABLES } from "../../../src/server/store/backup/tables.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import { migrate } from "../../../src/server/store/duckdb/migrations/migrate.ts";
import { contentsOf, queries } from "../../../src/server/store/duckdb/queries.ts";
import { addMissingColumns } from "../../../src/server/store/duckdb/tables.ts";
import { translateError } from "../../../src/server/store/duckdb/translate-error.ts";
import { StoreError } from "../../../src/server/store/store-error.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day, detailsOf, overviewOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { writeOldStore } from "../../support/old-store.ts";

async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "rzrq-store-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function migrated() {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await migrate(connection);
  await addMissingColumns(connection);
  return connection;
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable("nothing failed"),
    (error: unknown) => error,
  );

describe("the DuckDB file", () => {
  test("is made with its directories, and keeps what landed", async () => {
    const file = join(await directory(), "deep", "er", "rzrq.duckdb");
    const first = await openDuckdbStore(file);
    await first.land([totalsOf({ date: "2026-09-18" }, { financing_balance: 1_323_258_064_454 })]);
    await first.close();

    const second = await openDuckdbStore(file);
    onTestFinished(() => second.close());
    expect(await second.totals("SSE", day("2026-09-18"), day("2026-09-18"))).toMatchObject([
      { financing_balance: 1_323_258_064_454, revision: 1 },
    ]);
  });

  test("opened twice in one process shows the same rows", async () => {
    const file = join(await directory(), "rzrq.duckdb");
    const [one, other] = [await openDuckdbStore(file), await openDuckdbStore(file)];
    onTestFinished(async () => {
      await one.close();
      await other.close();
    });
    await one.land([totalsOf({})]);
    expect(await other.newest("totals", "SSE")).toBe("2026-09-18");
  });

  test("held by another process is refused with its number and what to do", async () => {
    const file = join(await directory(), "rzrq.duckdb");
    const script = `
      const { DuckDBInstance } = await import("@duckdb/node-api");
      const instance = await DuckDBInstance.create(process.argv[1]);
      console.log("held");
      setInterval(() => instance, 1e6);`;
    const holder = spawn(process.execPath, ["--input-type=module", "-e", script, file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => {
      holder.kill();
    });
    await once(holder.stdout, "data");

    const error = (await failure(openDuckdbStore(file))) as StoreError;
    expect(error).toBeInstanceOf(StoreError);
    expect(error.text.en).toMatch(/is in use by another process.*: stop the RZRQ that is running/);
    expect(error.text.zh).toMatch(/正被另一个进程.*使用/);
  });

  test("that is something else is refused and left as it is", async () => {
    const file = join(await directory(), "rzrq.duckdb");
    await writeFile(file, "交易日期,融资余额(元)\n".repeat(1000));
    const error = (await failure(openDuckdbStore(file))) as StoreError;
    expect(error.text.en).toContain("is not a readable database");
  });

  test("below a file that is no directory is refused", async () => {
    const file = join(await directory(), "plain");
    await writeFile(file, "");
    const error = (await failure(openDuckdbStore(join(file, "rzrq.duckdb")))) as StoreError;
    expect(error.text.en).toContain("the path cannot be used");
  });

  test("written by a newer program is refused", async () => {
    const connection = await migrated();
    await connection.run("INSERT INTO schema_version VALUES (99)");
    const error = (await failure(migrate(connection))) as StoreError;
    expect(error.text.en).toContain("a newer RZRQ wrote it");
  });

  test("is migrated once", async () => {
    const connection = await migrated();
    await migrate(connection);
    const versions = await connection.runAndReadAll("SELECT version FROM schema_version ORDER BY version");
    expect(versions.getRows()).toEqual([[1], [2], [3], [4]]);
  });

  test("written by the first version keeps its disclosures, and serves them as if they had landed now", async () => {
    const file = join(await directory(), "rzrq.duckdb");
    const securities = [securityRow("000001", { financing_balance: 100, financing_buy: 30 }), securityRow("000002")];
    const disclosures = [
      totalsOf({ date: "2026-09-14", exchange: "SZSE" }, { financing_balance: 5, short_sold: 0 }),
      overviewOf({ date: "2026-09-14", exchange: "SZSE" }, { turnover: 7 }),
      detailsOf({ date: "2026-09-14", exchange: "SZSE" }, securities),
      detailsOf({ date: "2026-09-15", exchange: "SZSE" }, [{ ...securities[0]!, financing_balance: 110 }]),
    ];
    await writeOldStore(file, disclosures);
    const [old, fresh] = [await openDuckdbStore(file), await openDuckdbStore(":memory:")];
    onTestFinished(async () => {
      await old.close();
      await fresh.close();
    });
    await fresh.land(disclosures);
    const read = async (store: Store) => ({
      totals: await store.totals("SZSE", day("2026-01-01"), day("2026-12-31")),
      details: await store.details("SZSE", day("2026-09-15")),
      served: (await store.servedDays(day("2026-09-15"))).map((served) => ({ ...served, edition: null })),
      series: await store.servedSeries("000001"),
    });
    const found = await read(old);
    expect(found).toEqual(await read(fresh));
    expect(found.served[0]!.columns.financing_repay).toEqual(Float64Array.of(20));
    expect(await old.land(disclosures)).toEqual(["unchanged", "unchanged", "unchanged", "unchanged"]);
  });

  test("gets the columns that the catalogue has since it was written", async () => {
    const connection = await migrated();
    await connection.run("ALTER TABLE quotes DROP COLUMN close; ALTER TABLE served_by_day DROP COLUMN sector_em");
    const columns = await addMissingColumns(connection);
    expect(columns.get("quotes")!.at(-1)).toBe("close");
    expect(columns.get("served_by_day")!.at(-1)).toBe("sector_em");
  });

  test("is sorted by security when much lies unsorted, and read the same before and after", async () => {
    const store = await openDuckdbStore(":memory:");
    onTestFinished(() => store.close());
    const sessions = sessionsBetween(day("2025-01-01"), day("2026-03-31"));
    await store.land(
      sessions.map((date, age) => detailsOf({ date }, [securityRow("600001", { financing_balance: age })])),
    );
    const before = await store.servedSeries("600001");
    await store.compact();
    expect(await store.servedSeries("600001")).toEqual(before);
    expect(before!.dates).toEqual(sessions);
  });
});

describe("failures of DuckDB", () => {
  // As DuckDB 1.5.5 and Node write them.
  test.each([
    [
      'TransactionContext Error: Failed to commit: Could not write file "/data/x.wal": No space left on device',
      /^The disk is full/,
    ],
    ['IO Error: Cannot open file "/data/x.duckdb": Permission denied', /^No permission to read and write/],
    ["EACCES: permission denied, mkdir '/data'", /^No permission to read and write/],
    ["EROFS: read-only file system, mkdir '/data'", /^No permission to read and write/],
    [
      'IO Error: Could not set lock on file "/data/x.duckdb": Conflicting lock is held in /usr/bin/node (PID 11950).',
      /in use by another process \(PID 11950\)/,
    ],
    [
      'IO Error: Cannot open file "C:\\x.duckdb": The process cannot access the file because it is being used by another process.',
      /in use by another process/,
    ],
  ])("%s is told in one sentence", (message, told) => {
    const error = translateError(new Error(message), "/data/x.duckdb") as StoreError;
    expect(error.text.en).toMatch(told);
    expect(error.text.en).toContain("/data/x.duckdb");
    expect(error.text.zh).toContain("/data/x.duckdb");
    expect(error.cause).toBeInstanceOf(Error);
  });

  test("that are unknown keep their first line and the cause", () => {
    const error = translateError(new Error("Odd Error: what\nLINE 1"), "x") as StoreError;
    expect(error.text.en).toBe("The database x failed: Odd Error: what. Restart RZRQ and try again.");
  });
});

describe("the tables", () => {
  test.each(Object.entries(queries))("answer %s", async (_name, sql) => {
    const connection = await migrated();
    const names = new Set([...sql.matchAll(/\$(\w+)/g)].map((match) => match[1]!));
    const values = Object.fromEntries(
      [...names].map((name) => [name, name === "limit" ? 1 : name === "exchange" ? "SSE" : "2026-09-18"]),
    );
    const plan = await connection.runAndReadAll(`EXPLAIN ${sql}`, values);
    expect(plan.currentRowCount).toBeGreaterThan(0);
  });

  test.each(Object.entries(BACKUP_TABLES))("%s has a column for each of a backup", async (table, backup) => {
    const connection = await migrated();
    const columns = (await addMissingColumns(connection)).get(table === "served" ? "served_by_day" : table);
    expect([...columns!].sort()).toEqual(Object.keys(backup).sort());
  });

  test.each(DATASETS)("answer what %s say", async (dataset) => {
    const connection = await migrated();
    const values = { exchanges: "SSE", dates: "2026-09-18", revisions: "1", from: "2026-09-18", to: "2026-09-18" };
    const plan = await connection.runAndReadAll(`EXPLAIN ${contentsOf(dataset)}`, values);
    expect(plan.currentRowCount).toBeGreaterThan(0);
  });
});
