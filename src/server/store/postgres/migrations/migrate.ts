import { StoreError } from "../../store-error.ts";
import { MIGRATING } from "../locks.ts";
import type { Ask } from "../session.ts";
import { NEEDED_COLUMNS, SERVED_BY_SECURITY, type NeededColumn } from "../tables.ts";
import { store } from "./001-store.ts";
import { parts } from "./002-parts.ts";
import { boards } from "./003-boards.ts";

/** In order; the number of a migration is its place from 1. An entry that was released never changes. */
export const MIGRATIONS: readonly string[] = [store, parts, boards];

/** The oldest server that all statements were tried on. */
const OLDEST_SERVER = 140_000;

/** Whether the database has the structure that this program works with. Throws where it has a newer one, or the server is too old. */
export async function isMigrated(ask: Ask, migrations = MIGRATIONS): Promise<boolean> {
  const [server] = await ask<{ number: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  if (server && server.number < OLDEST_SERVER) throw serverTooOld(server.name);
  const version = await versionOf(ask);
  if (version > migrations.length) throw writtenByNewer(version, migrations.length);
  return version === migrations.length && (await missingColumns(ask)).length === 0;
}

/** Brings the structure up to date, all of it or nothing; belongs in a transaction. Processes that start together do it once. */
export async function migrate(ask: Ask, migrations = MIGRATIONS): Promise<void> {
  await ask(`SELECT pg_advisory_xact_lock(${MIGRATING})`);
  if (await isMigrated(ask, migrations)) return;
  await ask("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
  const version = await versionOf(ask);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    await ask(sql);
    await ask("INSERT INTO schema_version VALUES ($1)", [index + 1]);
  }
  await addColumns(ask);
}

async function versionOf(ask: Ask): Promise<number> {
  const [table] = await ask<{ exists: boolean }>("SELECT to_regclass('schema_version') IS NOT NULL AS exists");
  if (!table?.exists) return 0;
  const [row] = await ask<{ version: number }>("SELECT coalesce(max(version), 0) AS version FROM schema_version");
  return row?.version ?? 0;
}

async function addColumns(ask: Ask): Promise<void> {
  const missing = await missingColumns(ask);
  const tables = [...new Set(missing.map(({ table }) => table))];
  const statements = tables.map((table) => {
    const columns = missing.filter((needed) => needed.table === table);
    return `ALTER TABLE ${table} ${columns.map(({ column, type }) => `ADD COLUMN "${column}" ${type}`).join(", ")};`;
  });
  if (tables.includes("served")) statements.push(SERVED_BY_SECURITY);
  await ask(statements.join("\n"));
}

async function missingColumns(ask: Ask): Promise<NeededColumn[]> {
  const tables = [...new Set(NEEDED_COLUMNS.map(({ table }) => table))];
  const rows = await ask<{ name: string }>(
    `SELECT tables.name || '.' || attname AS name
     FROM unnest($1::text[]) AS tables (name)
     JOIN pg_attribute ON attrelid = to_regclass(tables.name) AND attnum > 0 AND NOT attisdropped`,
    [tables],
  );
  const present = new Set(rows.map(({ name }) => name));
  return NEEDED_COLUMNS.filter(({ table, column }) => !present.has(`${table}.${column}`));
}

const writtenByNewer = (version: number, known: number): StoreError =>
  new StoreError({
    zh: `数据库的结构版本是 ${version}，本程序只认识到 ${known}：它由更新的 RZRQ 写成，请升级 RZRQ，或用 DATABASE_URL 另指一个数据库。`,
    en: `The database has structure version ${version} and this program knows ${known}: a newer RZRQ wrote it. Update RZRQ, or point DATABASE_URL to another database.`,
  });

const serverTooOld = (name: string): StoreError =>
  new StoreError({
    zh: `PostgreSQL 的版本是 ${name}，需要 14 或更高：请升级数据库服务器，或用 DATABASE_URL 另指一个。`,
    en: `PostgreSQL has version ${name} and 14 or newer is needed: update the database server, or point DATABASE_URL to another.`,
  });
