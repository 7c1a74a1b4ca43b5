import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";

export type Bound = Readonly<Record<string, string | number | null>>;

/**
 * Runs a statement with these values. It is prepared anew each time: DuckDB plans with what it knows of a table's content, and
 * a plan that was made when the table was empty finds nothing for ever after.
 */
export const runStatement = (
  connection: DuckDBConnection,
  sql: string,
  values: Bound,
): Promise<DuckDBMaterializedResult> => connection.run(sql, { ...values });
