import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, onTestFinished, test } from "vitest";
import { readServedDays } from "../../../src/server/store/duckdb/served-days.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import type { ServedDay } from "../../../src/server/truth/served-day.ts";
import { day, detailsOf, securityRow } from "../../support/disclosures.ts";

test("a day is read even where what was at hand is replaced meanwhile", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rzrq-store-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "rzrq.duckdb");
  const date = day("2026-09-18");
  const store = await openDuckdbStore(file);
  await store.land([detailsOf({ date: "2026-09-18" }, [securityRow("600519", { financing_balance: 90 })])]);
  const [served] = await store.servedDays(date);
  await store.close();

  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  const held: (ServedDay | undefined)[] = [served];
  const found = await readServedDays(connection, { find: () => held.shift() }, [date], null);
  expect(found.map(({ codes }) => codes)).toEqual([["600519"]]);
});
