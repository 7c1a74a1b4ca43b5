import { DuckDBDataChunk, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";

/** DuckDB's own vector size: the most rows one chunk holds. */
const CHUNK_ROWS = 2048;

/** Appends rows in the order of the table's columns; part of the transaction that is open. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  const types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column));
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const slice = rows.slice(start, start + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(types.map((_, column) => slice.map((row) => row[column] ?? null)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
