import { DuckDBDataChunk, DuckDBDateValue, type DuckDBConnection } from "@duckdb/node-api";
import { dayNumber, type TradingDate } from "../../../core/market/trading-date.ts";

/** DuckDB's own vector size: the most rows one chunk holds. */
const CHUNK_ROWS = 2048;

/** A value of the row; null and NaN are missing. */
export type ColumnReader = (row: number) => string | number | DuckDBDateValue | null;

/** Appends rows in the order of the table's columns; part of the transaction that is open. A column left out is missing. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  order: readonly string[],
  columns: Readonly<Record<string, ColumnReader>>,
  rows: number,
): Promise<void> {
  if (rows === 0) return;
  const appender = await connection.createAppender(table);
  const types = order.map((_, index) => appender.columnType(index));
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [index, name] of order.entries()) {
      const vector = chunk.getColumnVector(index);
      const read = columns[name];
      for (let row = 0; row < count; row++) {
        const value = read ? read(start + row) : null;
        vector.setItem(row, Number.isNaN(value) ? null : value);
      }
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

export const dateValue = (date: TradingDate): DuckDBDateValue => new DuckDBDateValue(dayNumber(date));
