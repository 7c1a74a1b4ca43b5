import type { DuckDBConnection, DuckDBMaterializedResult, DuckDBPreparedStatement } from "@duckdb/node-api";

export type Bound = Readonly<Record<string, string | number | null>>;

/** Texts of statements that a connection keeps: more than the store has, except of fields in any choice. */
const MOST_KEPT = 100;

/** Statements that no call is using, by their text; they end with their connection. */
const idle = new WeakMap<DuckDBConnection, Map<string, DuckDBPreparedStatement[]>>();

/** Runs a statement that is prepared once a connection, with other values each time. */
export async function runStatement(
  connection: DuckDBConnection,
  sql: string,
  values: Bound,
): Promise<DuckDBMaterializedResult> {
  const statements = statementsOf(connection, sql);
  const statement = statements.pop() ?? (await connection.prepare(sql));
  statement.bind({ ...values });
  const result = await statement.run();
  statements.push(statement);
  return result;
}

function statementsOf(connection: DuckDBConnection, sql: string): DuckDBPreparedStatement[] {
  const ofConnection = idle.get(connection) ?? new Map<string, DuckDBPreparedStatement[]>();
  idle.set(connection, ofConnection);
  const statements = ofConnection.get(sql) ?? [];
  ofConnection.set(sql, statements);
  if (ofConnection.size > MOST_KEPT) forgetOldest(ofConnection);
  return statements;
}

function forgetOldest(statements: Map<string, DuckDBPreparedStatement[]>): void {
  const [oldest] = statements;
  for (const statement of oldest![1]) statement.destroySync();
  statements.delete(oldest![0]);
}
