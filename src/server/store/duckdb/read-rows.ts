import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { readDays, readFigures, readTexts } from "./read-vectors.ts";
import { runStatement, type Bound } from "./run-statement.ts";

/** As objects. The queries select text, DOUBLE, INTEGER and BOOLEAN only, never BIGINT, which would come as text. */
export async function readRows<Row extends object>(
  connection: DuckDBConnection,
  sql: string,
  values: Bound = {},
): Promise<Row[]> {
  const result = await runStatement(connection, sql, values);
  return (await result.getRowObjectsJson()) as unknown[] as Row[];
}

/** As columns, for results of thousands of rows, in the order of the query. */
export interface Columns {
  readonly rows: number;
  /** A column of DOUBLE; NaN = null. */
  figures(name: string): Float64Array;
  /** A column of DATE without nulls. */
  days(name: string): Int32Array;
  /** A column of VARCHAR. */
  texts(name: string): (string | null)[];
}

export async function readColumns(connection: DuckDBConnection, sql: string, values: Bound = {}): Promise<Columns> {
  const result = await runStatement(connection, sql, values);
  const chunks = await result.fetchAllChunks();
  const places = new Map(result.columnNames().map((name, index) => [name, index]));
  const counts = chunks.map((chunk) => chunk.rowCount);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const eachChunk = (name: string, read: (chunk: DuckDBDataChunk, place: number, from: number, to: number) => void) => {
    let from = 0;
    for (const [index, chunk] of chunks.entries()) read(chunk, places.get(name)!, from, (from += counts[index]!));
  };
  return {
    rows,
    figures: (name) => {
      const figures = new Float64Array(rows);
      eachChunk(name, (chunk, place, from, to) => readFigures(chunk, place, figures.subarray(from, to)));
      return figures;
    },
    days: (name) => {
      const days = new Int32Array(rows);
      eachChunk(name, (chunk, place, from, to) => readDays(chunk, place, days.subarray(from, to)));
      return days;
    },
    texts: (name) => {
      const texts = new Array<string | null>(rows).fill(null);
      eachChunk(name, (chunk, place, from, to) => readTexts({ chunk, column: place }, texts, from, to));
      return texts;
    },
  };
}
