import type { DuckDBConnection } from "@duckdb/node-api";
import { StoreError } from "../../store-error.ts";
import { inTransaction } from "../in-transaction.ts";
import { disclosures } from "./001-disclosures.ts";
import { twoLayers } from "./002-two-layers.ts";
import { parts } from "./003-parts.ts";
import { boards } from "./004-boards.ts";

/** In order; the number of a migration is its place from 1. An entry that was released never changes. */
const MIGRATIONS = [disclosures, twoLayers, parts, boards];

export async function migrate(connection: DuckDBConnection): Promise<void> {
  await connection.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  const stored = await connection.runAndReadAll("SELECT coalesce(max(version), 0) FROM schema_version");
  const version = Number(stored.getRows()[0]?.[0]);
  if (version > MIGRATIONS.length) throw writtenByNewer(version);

  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    await inTransaction(connection, async () => {
      await connection.run(sql);
      await connection.run("INSERT INTO schema_version VALUES ($1)", [index + 1]);
    });
  }
}

const writtenByNewer = (version: number): StoreError =>
  new StoreError({
    zh: `数据库的结构版本是 ${version}，本程序只认识到 ${MIGRATIONS.length}：它由更新的 RZRQ 写成，请升级 RZRQ，或用 RZRQ_DATA 另指一个数据目录。`,
    en: `The database has structure version ${version} and this program knows ${MIGRATIONS.length}: a newer RZRQ wrote it. Update RZRQ, or point RZRQ_DATA to another data directory.`,
  });
