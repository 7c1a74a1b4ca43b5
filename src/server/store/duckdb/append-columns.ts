import { DuckDBDataChunk, type DuckDBConnection } from "@duckdb/node-api";
import { type Part, writeFigures, writeNothing, writeSameText, writeTexts, writeWholes } from "./write-vectors.ts";

/** DuckDB's own vector size: the most rows one chunk holds. */
const CHUNK_ROWS = 2048;

/** Figures (NaN = missing), whole numbers or days, texts (null = missing), or one text for all rows. */
export type ColumnValues = Float64Array | Int32Array | readonly (string | null)[] | string;

/** Rows that are appended together. A column left out is missing. */
export interface Batch {
  readonly rows: number;
  readonly columns: Readonly<Record<string, ColumnValues>>;
}

/** Appends rows to the table, whose columns lie in that order; part of the transaction that is open. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  order: readonly string[],
  batches: readonly Batch[],
): Promise<void> {
  if (batches.every(({ rows }) => rows === 0)) return;
  const appender = await connection.createAppender(table);
  const types = order.map((_, index) => appender.columnType(index));
  for (const { rows, columns } of batches)
    for (let start = 0; start < rows; start += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - start);
      const part = { chunk: DuckDBDataChunk.create(types, count), start, count };
      for (const [index, name] of order.entries()) writeColumn(part, index, columns[name]);
      appender.appendDataChunk(part.chunk);
    }
  appender.closeSync();
}

function writeColumn(part: Part, column: number, values: ColumnValues | undefined): void {
  if (values === undefined) writeNothing(part, column);
  else if (typeof values === "string") writeSameText(part, column, values);
  else if (values instanceof Float64Array) writeFigures(part, column, values);
  else if (values instanceof Int32Array) writeWholes(part, column, values);
  else writeTexts(part, column, values);
}
