import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { sessionsBetween } from "../../src/core/market/calendar.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import {
  BACKUP_VERSION,
  digestOf,
  MANIFEST_NAME,
  type BackupManifest,
  type BackupPart,
} from "../../src/server/store/backup/manifest.ts";
import { BACKUP_TABLES, orderOf } from "../../src/server/store/backup/tables.ts";

export const SECURITIES = 4_000;
const LAST = "2026-09-30" as TradingDate;
const FETCHED = "2026-10-09T01:00:00.000Z";
/** What each figure looks like: a balance that drifts, amounts and volumes that jump about. */
const FIGURES = `
  round(1e8 * (1 + place % 97) * (1 + 0.001 * (hash(place, date) % 500))) AS financing_balance,
  (hash(date, place, 1) % 90000000)::DOUBLE AS financing_buy, (hash(date, place, 2) % 90000000)::DOUBLE AS financing_repay,
  (hash(date, place, 3) % 9000000)::DOUBLE AS short_balance, 100.0 * (hash(date, place, 4) % 90000) AS short_shares,
  100.0 * (hash(date, place, 5) % 900) AS short_sold, 100.0 * (hash(date, place, 6) % 900) AS short_returned,
  round(1e8 * (1 + place % 97) * (1 + 0.001 * (hash(place, date) % 500))) + (hash(date, place, 3) % 9000000) AS margin_balance`;

/** The sessions before the one on which a measured day lands. */
export function sessionsOf(rows: number): TradingDate[] {
  return sessionsBetween("2011-01-01" as TradingDate, LAST).slice(-Math.ceil(rows / SECURITIES));
}

/** A history of so many rows as `rzrq export --format csv` writes it. Every figure is published, so that what is served is what was disclosed. */
export async function writeDayFiles(directory: string, rows: number): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const days = sessionsOf(rows);
  await connection.run(`
    CREATE TABLE days AS SELECT CAST(unnest(string_split('${days.join()}', ',')) AS DATE) AS date;
    CREATE TABLE securities AS SELECT i AS place, if(i < 2000, 'SSE', 'SZSE') AS exchange,
      if(i < 2000, CAST(600000 + i AS VARCHAR), lpad(CAST(i - 1999 AS VARCHAR), 6, '0')) AS code,
      '示例' || i AS name FROM range(${SECURITIES}) numbers(i);
    CREATE TABLE heads AS SELECT date, exchange, 1 AS revision, 'details' AS dataset, exchange AS source,
      '${FETCHED}' AS fetched_at, NULL AS covers,
      1.0 AS edition, 2000 AS securities, ${originsSql()} AS origins, NULL AS absent
      FROM days, (VALUES ('SSE'), ('SZSE')) AS exchanges(exchange);`);
  const rowsSql = `SELECT date, exchange, 1 AS revision, code, name, ${FIGURES} FROM days, securities`;

  const files: BackupPart[] = [];
  for (const year of new Set(days.map((date) => Number(date.slice(0, 4)))))
    for (const [table, from] of [
      ["disclosures", "FROM heads"],
      ["details", rowsSql],
      ["served_days", "FROM heads"],
      ["served", rowsSql],
    ] as const) {
      const columns = Object.keys(BACKUP_TABLES[table]!).filter(
        (column) => table !== "served" || column in BACKUP_TABLES["details"]!,
      );
      const file = `${table}-${year}.csv`;
      const path = join(directory, file);
      const { rowsChanged } = await connection.run(
        `COPY (SELECT ${columns.join(", ")} FROM (${from}) AS made WHERE year(date) = ${year} ORDER BY ${orderOf(table).join(", ")})
         TO '${path}' (FORMAT csv, HEADER)`,
      );
      files.push({ file, table, year, columns, rows: rowsChanged, sha256: await digestOf(path) });
    }
  const manifest = { rzrq_backup: BACKUP_VERSION, written_at: FETCHED, format: "csv", edition: 1, files };
  await writeFile(join(directory, MANIFEST_NAME), JSON.stringify(manifest));
  connection.closeSync();
  instance.closeSync();
}

/** A backup of what is served alone, of the same files. */
export async function linkServedFiles(from: string, to: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(from, MANIFEST_NAME), "utf8")) as BackupManifest;
  const files = manifest.files.filter(({ table }) => table.startsWith("served"));
  await mkdir(to);
  for (const { file } of files) await symlink(join(from, file), join(to, file));
  await writeFile(join(to, MANIFEST_NAME), JSON.stringify({ ...manifest, files }));
}

function originsSql(): string {
  const fields = Object.keys(BACKUP_TABLES["details"]!).slice(5);
  const each = fields.map(
    (id) => `"${id}":{"source":"' || exchange || '","revision":1,"fetched_at":"${FETCHED}","derived":false}`,
  );
  return `'{${each.join()}}'`;
}
