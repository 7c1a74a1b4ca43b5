import type { DuckDBConnection } from "@duckdb/node-api";
import { queries, type QueryName } from "./queries.ts";

/** Values of the columns: the queries select text, DOUBLE, INTEGER and BOOLEAN only, never BIGINT, which would come as text. */
export type StoredRow = Readonly<Record<string, string | number | boolean | null>>;

export async function readRows<Row extends object = StoredRow>(
  connection: DuckDBConnection,
  name: QueryName,
  values: Record<string, string | number | null> = {},
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(queries[name], values);
  return reader.getRowObjectsJson() as Row[];
}
