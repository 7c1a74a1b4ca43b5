import { describe, expect, onTestFinished, test } from "vitest";
import { collect } from "../../../src/server/collect/collect.ts";
import { openPostgresStore } from "../../../src/server/store/postgres/index.ts";
import type { PostgresAddresses } from "../../../src/server/store/postgres/open-engine.ts";
import type { StoreError } from "../../../src/server/store/store-error.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day, detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { startCluster, type Cluster } from "../../support/postgres/cluster.ts";
import { runSql } from "../../support/postgres/run-sql.ts";
import { startStandby } from "../../support/postgres/standby.ts";

const SECONDS = 1000;
const DATE = day("2026-09-18");
const disclosure = (balance: number) => detailsOf({}, [securityRow("600001", { financing_balance: balance })]);

async function started(start: Promise<Cluster>): Promise<Cluster> {
  const cluster = await start;
  onTestFinished(() => cluster.stop());
  return cluster;
}

async function opened(addresses: PostgresAddresses): Promise<Store> {
  const store = await openPostgresStore(addresses);
  onTestFinished(() => store.close());
  return store;
}

const balanceIn = async (store: Store): Promise<number | undefined> =>
  (await store.servedSeries("600001"))?.columns.financing_balance[0];

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "nothing failed",
    (error: unknown) => (error as StoreError).text.en,
  );

describe("a standby", { timeout: 120 * SECONDS }, () => {
  test("is read while the primary is written to, and takes no writes itself", async () => {
    const primary = await started(startCluster());
    const writer = await opened({ url: primary.url });
    await writer.land([disclosure(5)]);
    const standby = await started(startStandby(primary));

    const both = await opened({ url: primary.url, readUrl: standby.url });
    expect(await both.isReadOnly()).toBe(false);
    expect(await both.land([disclosure(6)])).toEqual(["revised"]);
    // Its own writes it reads at once, those of others when the standby has them.
    expect(await balanceIn(both)).toBe(6);
    const other = await opened({ url: primary.url, readUrl: standby.url });
    await expect.poll(() => balanceIn(other), { timeout: 20 * SECONDS }).toBe(6);
    expect(await other.edition()).toBe(await writer.edition());

    for (const addresses of [{ readUrl: standby.url }, { url: standby.url }]) {
      const reader = await opened(addresses);
      expect(await reader.isReadOnly()).toBe(true);
      expect(await balanceIn(reader)).toBe(6);
      expect(await refusal(reader.land([totalsOf({})]))).toMatch(/takes no writes/);
      const request = { datasets: ["totals"], scope: "SSE", from: DATE, to: DATE, today: DATE } as const;
      expect(await refusal(collect({ store: reader, sources: [], request }))).toMatch(
        /takes no writes: .*DATABASE_URL/,
      );
    }
  });

  test("is read on when the primary is lost, which writers are told, and is written to once it is promoted", async () => {
    const primary = await started(startCluster());
    const both = { url: primary.url };
    await (await opened(both)).land([disclosure(5)]);
    const standby = await started(startStandby(primary));
    const running = await opened({ url: primary.url, readUrl: standby.url });
    const onStandby = await opened({ url: standby.url });
    await expect.poll(() => balanceIn(running), { timeout: 20 * SECONDS }).toBe(5);

    process.kill(primary.pid, "SIGKILL");
    await expect
      .poll(() => refusal(running.land([disclosure(6)])), { timeout: 20 * SECONDS })
      .toMatch(new RegExp(`127.0.0.1:${primary.port}/postgres cannot be reached`));
    expect(await balanceIn(running)).toBe(5);
    // Also by a process that starts now.
    const late = await opened({ url: primary.url, readUrl: standby.url });
    expect(await balanceIn(late)).toBe(5);
    expect(await onStandby.isReadOnly()).toBe(true);

    await runSql(standby.url, "SELECT pg_promote()");
    await expect.poll(() => onStandby.isReadOnly(), { timeout: 20 * SECONDS }).toBe(false);
    expect(await onStandby.land([disclosure(6)])).toEqual(["revised"]);
    expect(await balanceIn(running)).toBe(6);
  });
});
