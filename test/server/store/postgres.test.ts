import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { fieldIdsOf, SECURITY_FIELD_IDS } from "../../../src/core/fields/catalogue.ts";
import { openPostgresStore } from "../../../src/server/store/postgres/index.ts";
import { isMigrated, migrate, MIGRATIONS } from "../../../src/server/store/postgres/migrations/migrate.ts";
import type { PostgresAddresses } from "../../../src/server/store/postgres/open-engine.ts";
import type { Ask } from "../../../src/server/store/postgres/session.ts";
import { INDEX_COLUMNS } from "../../../src/server/store/postgres/tables.ts";
import { translateError } from "../../../src/server/store/postgres/translate-error.ts";
import { StoreError } from "../../../src/server/store/store-error.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day, detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { PASSWORD } from "../../support/postgres/cluster.ts";
import { databaseAt, freshDatabase, freshSchema, postgresUrl } from "../../support/postgres/database.ts";
import { runSql } from "../../support/postgres/run-sql.ts";

async function opened(addresses: PostgresAddresses): Promise<Store> {
  const store = await openPostgresStore(addresses);
  onTestFinished(() => store.close());
  return store;
}

const failure = async (work: Promise<unknown>): Promise<StoreError> => {
  const error = await work.then(
    () => expect.unreachable("nothing failed"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  return error as StoreError;
};

const rowsOf = async (url: string, sql: string): Promise<object[]> => (await runSql(url, sql))[0]!.rows as object[];

describe("the tables in PostgreSQL", () => {
  test("are made once by processes that start together", async () => {
    const url = await freshSchema();
    const stores = await Promise.all(Array.from({ length: 4 }, () => opened({ url })));
    expect(await rowsOf(url, "SELECT version FROM schema_version")).toEqual(
      MIGRATIONS.map((_, at) => ({ version: at + 1 })),
    );
    await stores[0]!.land([totalsOf({}, { financing_balance: 5 })]);
    expect(await stores[3]!.newest("totals", "SSE")).toBe("2026-09-18");
  });

  test("are kept when the store is opened again", async () => {
    const url = await freshSchema();
    const first = await openPostgresStore({ url });
    await first.land([totalsOf({}, { financing_balance: 1_323_258_064_454 })]);
    await first.close();
    const second = await opened({ url });
    expect(await second.totals("SSE", day("2026-09-18"), day("2026-09-18"))).toMatchObject([
      { financing_balance: 1_323_258_064_454, revision: 1 },
    ]);
  });

  test("get the columns that the catalogue has and they lack, in every order of the rows", async () => {
    const url = await freshSchema();
    const first = await openPostgresStore({ url });
    await first.land([detailsOf({}, [securityRow("600001", { financing_buy: 3, short_sold: 4 })])]);
    await first.close();
    await runSql(url, "ALTER TABLE details DROP COLUMN short_sold", "ALTER TABLE served DROP COLUMN short_sold");
    const store = await opened({ url });
    expect(await store.land([detailsOf({}, [securityRow("600001", { financing_buy: 3, short_sold: 4 })])])).toEqual([
      "revised",
    ]);
    const series = await store.servedSeries("600001");
    expect([series?.columns.financing_buy, series?.columns.short_sold]).toEqual([
      Float64Array.of(3),
      Float64Array.of(4),
    ]);
  });

  test("of a newer program are refused", async () => {
    const url = await freshSchema();
    await (await openPostgresStore({ url })).close();
    await runSql(url, "INSERT INTO schema_version VALUES (99)");
    const { text } = await failure(openPostgresStore({ url }));
    expect(text.en).toContain("structure version 99");
    expect(text.zh).toContain("结构版本是 99");
  });

  test("are not made in a server older than 14", async () => {
    const old: Ask = () => Promise.resolve([{ number: 130_016, name: "13.16" }] as never);
    expect((await failure(isMigrated(old))).text.en).toContain(
      "PostgreSQL has version 13.16 and 14 or newer is needed",
    );
  });

  test("a migration that fails leaves nothing behind", async () => {
    const url = await freshSchema();
    await expect(
      withAsk(url, (ask) => migrate(ask, [...MIGRATIONS, "CREATE TABLE extra (id INTEGER); SELECT 1 / 0"])),
    ).rejects.toThrow("division by zero");
    expect(await rowsOf(url, "SELECT FROM pg_tables WHERE schemaname = current_schema()")).toEqual([]);
  });

  test("a series is read from the index in the order of securities alone, a day from the rows of that day", async () => {
    const url = await freshSchema();
    const store = await opened({ url });
    const codes = Array.from({ length: 300 }, (_, at) => securityRow(String(600_000 + at), { financing_balance: at }));
    for (const date of ["2026-09-14", "2026-09-15", "2026-09-16", "2026-09-17"])
      await store.land([detailsOf({ date }, codes)]);
    await store.compact();
    const plans = await runSql(
      url,
      "SET enable_seqscan = off",
      `EXPLAIN SELECT date, ${SECURITY_FIELD_IDS.map((id) => `"${id}"`).join(", ")} FROM served WHERE code = '600100' ORDER BY date`,
      "EXPLAIN SELECT code FROM served WHERE date = '2026-09-16' AND exchange = 'SSE' ORDER BY code",
    );
    expect(JSON.stringify(plans[1]!.rows)).toContain("Index Only Scan using served_by_security");
    expect(JSON.stringify(plans[2]!.rows)).toContain("served_by_day");
  });

  test("leave room in the index for the fields of securities", () => {
    expect(SECURITY_FIELD_IDS.length + 2).toBeLessThanOrEqual(INDEX_COLUMNS);
  });
});

async function withAsk(url: string, work: (ask: Ask) => Promise<void>): Promise<void> {
  const { openSessions } = await import("../../../src/server/store/postgres/session.ts");
  const sessions = openSessions(url, { max: 1 });
  try {
    await sessions.inTransaction("BEGIN", work);
  } finally {
    await sessions.close();
  }
}

describe("several processes over one PostgreSQL", () => {
  test("lose no correction when they land the same day at the same time", async () => {
    const url = await freshSchema();
    const stores = await Promise.all([opened({ url }), opened({ url }), opened({ url })]);
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => stores[at % 3]!.land([totalsOf({}, { financing_balance: at + 1 })])),
    );
    const range = { from: day("2026-09-18"), to: day("2026-09-18"), all: true };
    const kept = await stores[0].disclosures("totals", "SSE", range);
    expect(kept.map(({ revision }) => revision)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
    expect(new Set(await Promise.all(stores.map((store) => store.edition()))).size).toBe(1);
  });

  test("see what another landed, with its edition", async () => {
    const url = await freshSchema();
    const [one, other] = await Promise.all([opened({ url }), opened({ url })]);
    await one.land([detailsOf({}, [securityRow("600001", { financing_balance: 7 })])]);
    expect(await other.edition()).toBe(await one.edition());
    expect(await other.index()).toEqual(await one.index());
    expect(await other.servedDays(day("2026-09-18"))).toEqual(await one.servedDays(day("2026-09-18")));
  });

  test("derive the next session from what another has corrected, not from what they wrote themselves", async () => {
    const url = await freshSchema();
    const [one, other] = await Promise.all([opened({ url }), opened({ url })]);
    const balance = (date: string, figure: number) =>
      detailsOf({ date: day(date) }, [securityRow("600001", { financing_balance: figure, financing_buy: 10 })]);
    await one.land([balance("2026-09-17", 100)]);
    await other.land([balance("2026-09-17", 200)]);
    await one.land([balance("2026-09-18", 150)]);
    const [corrected] = await one.servedDays(day("2026-09-17"));
    const [next] = await one.servedDays(day("2026-09-18"));
    expect(corrected!.columns.financing_balance[0]).toBe(200);
    expect(next!.columns.financing_repay[0]).toBe(200 + 10 - 150);
  });

  test("collect one at a time, and another can as soon as the first has ended", async () => {
    const url = await freshSchema();
    const [one, other] = await Promise.all([opened({ url }), opened({ url })]);
    const release = await one.claimCollecting();
    const shared = await one.claimCollecting();
    expect(await other.claimCollecting()).toBeNull();
    await release?.();
    expect(await other.claimCollecting()).toBeNull();
    await shared?.();
    const next = await other.claimCollecting();
    expect(next).not.toBeNull();
    await next?.();
  });

  test("of two stores in one database collect side by side", async () => {
    const [one, other] = await Promise.all([
      opened({ url: await freshSchema() }),
      opened({ url: await freshSchema() }),
    ]);
    const releases = [await one.claimCollecting(), await other.claimCollecting()];
    expect(releases).not.toContain(null);
    for (const release of releases) await release?.();
  });

  test("can collect again after the one that collected was killed", async () => {
    const url = await freshSchema();
    const store = await opened({ url });
    const module = fileURLToPath(new URL("../../../src/server/store/postgres/index.ts", import.meta.url));
    const script = `
      const { openPostgresStore } = await import(process.argv[1]);
      const store = await openPostgresStore({ url: process.argv[2] });
      console.log((await store.claimCollecting()) === null ? "refused" : "collecting");
      setInterval(() => store, 1e6);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, module, url], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    expect(said.toString()).toBe("collecting\n");
    expect(await store.claimCollecting()).toBeNull();
    child.kill("SIGKILL");
    await once(child, "exit");
    await expect.poll(async () => (await store.claimCollecting()) !== null, { timeout: 10_000 }).toBe(true);
  });
});

describe("trouble with PostgreSQL", () => {
  test("a server that is not there is told with its address and without the password", async () => {
    const { text } = await failure(openPostgresStore({ url: "postgres://rzrq:geheim@127.0.0.1:9/rzrq" }));
    expect(text.en).toMatch(/^The database 127.0.0.1:9\/rzrq cannot be reached/);
    expect(text.zh).toMatch(/^无法连接数据库 127.0.0.1:9\/rzrq/);
    expect(text.en + text.zh).not.toContain("geheim");
  });

  test("a wrong password, a database that does not exist, and missing permission are told apart", async () => {
    const superuser = await postgresUrl();
    const wrong = new URL(superuser);
    wrong.password = "geheim";
    const refused = await failure(openPostgresStore({ url: wrong.href }));
    expect(refused.text.en).toContain("refused the login");
    expect(JSON.stringify([refused.text, refused.message])).not.toMatch(new RegExp(`geheim|${PASSWORD}`));

    const absent = await failure(openPostgresStore({ url: databaseAt(superuser, "nowhere") }));
    expect(absent.text.en).toMatch(/\/nowhere does not exist: create it/);

    const url = await freshSchema();
    const role = `guest_${Date.now()}`;
    await runSql(superuser, `CREATE ROLE ${role} LOGIN PASSWORD 'guest'`);
    onTestFinished(async () => {
      await runSql(superuser, `DROP OWNED BY ${role}`, `DROP ROLE ${role}`);
    });
    const schema = /test_\w+/.exec(url)![0];
    await runSql(superuser, `GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
    const guest = new URL(url);
    guest.username = role;
    guest.password = "guest";
    expect((await failure(openPostgresStore({ url: guest.href }))).text.en).toContain("lacks a permission");
  });

  test("sessions that the server ends are replaced without a word", async () => {
    const url = await freshDatabase();
    const store = await opened({ url });
    await store.land([totalsOf({})]);
    const name = new URL(url).pathname.slice(1);
    await runSql(
      await postgresUrl(),
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    await expect.poll(() => store.isEmpty().catch(() => "not yet"), { timeout: 10_000 }).toBe(false);
    expect(await store.land([totalsOf({ date: "2026-09-17" })])).toEqual(["landed"]);
  });

  // SQLSTATE and texts as PostgreSQL 18.4 and pg 8.23 write them.
  test.each([
    [
      "53100",
      'could not extend file "base/5/16384": No space left on device',
      /^The disk of the database server .* is full/,
    ],
    ["53300", "sorry, too many clients already", /no connection left/],
    ["25006", "cannot execute INSERT in a read-only transaction", /is a standby and takes no writes/],
    ["57P01", "terminating connection due to administrator command", /cannot be reached/],
    ["ENOTFOUND", "getaddrinfo ENOTFOUND db.example.com", /cannot be reached/],
    ["", "Connection terminated due to connection timeout", /cannot be reached/],
    ["", "timeout expired", /cannot be reached/],
    ["", "The server does not support SSL connections", /No encrypted connection/],
    ["28000", 'no pg_hba.conf entry for host "10.0.0.7"', /refused the login/],
    ["XX001", "invalid page in block 7", /are damaged/],
    ["22003", "odd\nDETAIL", /failed: odd\. Try again/],
  ])("%s %s is told in one sentence", (code, message, told) => {
    const error = translateError(Object.assign(new Error(message), { code }), "db.example.com:5432/rzrq") as StoreError;
    expect(error.text.en).toMatch(told);
    expect(error.text.en).toContain("db.example.com:5432/rzrq");
    expect(error.text.zh).toContain("db.example.com:5432/rzrq");
    expect(error.cause).toBeInstanceOf(Error);
  });
});

test("every field of securities has a column as disclosed", async () => {
  const url = await freshSchema();
  await opened({ url });
  const columns = await rowsOf(
    url,
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'sectors'",
  );
  expect(columns.map((row) => (row as { name: string }).name)).toEqual(expect.arrayContaining(fieldIdsOf("sectors")));
});
