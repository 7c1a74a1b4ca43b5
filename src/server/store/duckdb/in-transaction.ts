import type { DuckDBConnection } from "@duckdb/node-api";

/** All of the work or nothing of it. */
export async function inTransaction<Result>(
  connection: DuckDBConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run("BEGIN");
  try {
    const result = await work();
    await connection.run("COMMIT");
    return result;
  } catch (error) {
    // A failed COMMIT has already rolled back, and so does a database that had to stop; the first failure is the one to tell.
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
