import type { DuckDBConnection } from "@duckdb/node-api";
import { SECURITY_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import { inTransaction } from "./in-transaction.ts";
import { queries } from "./queries.ts";
import { readRows } from "./read-rows.ts";

const COLUMNS = ["code", "date", "exchange", "name", ...SECURITY_FIELD_IDS].join(", ");

/** How many days are read beside the sorted rows. */
export async function daysToSort(connection: DuckDBConnection): Promise<number> {
  return (await readRows(connection, queries["days to sort"])).length;
}

/** Sorts all served rows by security anew; readers keep the old ones until it is done. */
export async function compact(connection: DuckDBConnection): Promise<void> {
  if ((await daysToSort(connection)) === 0) return;
  await inTransaction(connection, async () => {
    await connection.run(`CREATE OR REPLACE TABLE served_by_security AS
      SELECT ${COLUMNS} FROM served_by_day ORDER BY code, date`);
    await connection.run("UPDATE state SET sorted = edition");
  });
}
