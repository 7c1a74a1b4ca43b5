import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { BACKUP_TABLES, orderOf, type BackupFormat } from "../backup/tables.ts";
import type { BackupFolder, WrittenFile } from "../engine.ts";

/** Tables of a backup that have another name here. */
const NAMES: Readonly<Record<string, string>> = { served: "served_by_day" };

const OPTIONS: Readonly<Record<BackupFormat, string>> = {
  parquet: "FORMAT parquet, COMPRESSION zstd",
  csv: "FORMAT csv, HEADER",
};

/** `Snapshot.copyOut`. Parquet and CSV are built into DuckDB: nothing is loaded. */
export async function copyOut(
  connection: DuckDBConnection,
  year: number,
  { directory, format }: BackupFolder,
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const [table, types] of Object.entries(BACKUP_TABLES)) {
    const file = `${table}-${year}.${format}`;
    const columns = Object.keys(types);
    const query = `SELECT ${columns.join(", ")} FROM ${NAMES[table] ?? table}
      WHERE date BETWEEN DATE '${year}-01-01' AND DATE '${year}-12-31' ORDER BY ${orderOf(table).join(", ")}`;
    const path = join(directory, file);
    const { rowsChanged: rows } = await connection.run(`COPY (${query}) TO ${quoted(path)} (${OPTIONS[format]})`);
    if (rows > 0) written.push({ file, table, year, columns, rows });
    else await rm(path, { force: true });
  }
  return written;
}

/** So much of a CSV is one piece of work: several groups of rows, which are then written without being gathered first. */
const CSV_BYTES_AT_ONCE = 64 * 2 ** 20;

/** `Transaction.copyIn`. All files of a table are read by one statement, which reads several of them at the same time. */
export async function copyIn(
  connection: DuckDBConnection,
  files: readonly WrittenFile[],
  folder: BackupFolder,
): Promise<void> {
  const together = new Map<string, WrittenFile[]>();
  for (const written of files) {
    const key = [written.table, ...written.columns].join();
    together.set(key, [...(together.get(key) ?? []), written]);
  }
  for (const alike of together.values()) {
    const { table, columns } = alike[0]!;
    const { rowsChanged } = await connection.run(
      `INSERT INTO ${NAMES[table] ?? table} BY NAME SELECT ${columns.join(", ")} FROM ${readerOf(alike, folder)}`,
    );
    const rows = alike.reduce((sum, written) => sum + written.rows, 0);
    if (rowsChanged === rows) continue;
    const names = alike.map(({ file }) => file).join(", ");
    throw new Error(`${names} gave ${rowsChanged} rows, not ${rows}`);
  }
}

/** A CSV is read as it was written: nothing is guessed. */
function readerOf(alike: readonly WrittenFile[], { directory, format }: BackupFolder): string {
  const { table, columns } = alike[0]!;
  const paths = `[${alike.map(({ file }) => quoted(join(directory, file))).join(", ")}]`;
  if (format === "parquet") return `read_parquet(${paths})`;
  const types = columns.map((column) => `${quoted(column)}: ${quoted(BACKUP_TABLES[table]![column]!)}`);
  return `read_csv(${paths}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', allow_quoted_nulls = false, buffer_size = ${CSV_BYTES_AT_ONCE}, columns = {${types.join(", ")}})`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
