import type { DuckDBConnection } from "@duckdb/node-api";
import { SECURITY_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import { inTransaction } from "./in-transaction.ts";
import { queries } from "./queries.ts";
import { readRows } from "./read-rows.ts";

const COLUMNS = ["code", "date", "exchange", "name", ...SECURITY_FIELD_IDS].join(", ");
/** Sorted at once: under a gigabyte of memory. */
const ROWS_AT_ONCE = 4_000_000;

/** How many days are read beside the sorted rows. */
export async function daysToSort(connection: DuckDBConnection): Promise<number> {
  const [row] = await readRows<{ days: number }>(connection, queries["number of days to sort"]);
  return row!.days;
}

/** Sorts all served rows by security anew; readers keep the old ones until it is done. */
export async function compact(connection: DuckDBConnection): Promise<void> {
  if ((await daysToSort(connection)) === 0) return;
  await inTransaction(connection, async () => {
    await connection.run(`CREATE OR REPLACE TABLE served_by_security AS SELECT ${COLUMNS} FROM served_by_day LIMIT 0`);
    for (const { first, last } of await readRanges(connection))
      await connection.run(
        `INSERT INTO served_by_security SELECT ${COLUMNS} FROM served_by_day
         WHERE code BETWEEN $first AND $last ORDER BY code, date`,
        { first, last },
      );
    await connection.run("UPDATE state SET sorted = edition");
  });
}

interface CodeRange {
  readonly first: string;
  last: string;
}

/** Securities in order, as many together as may be sorted at once. */
async function readRanges(connection: DuckDBConnection): Promise<CodeRange[]> {
  const ranges: CodeRange[] = [];
  let room = 0;
  for (const { code, rows } of await readRows<{ code: string; rows: number }>(connection, queries["rows to sort"])) {
    if (rows > room) {
      ranges.push({ first: code, last: code });
      room = ROWS_AT_ONCE;
    }
    ranges.at(-1)!.last = code;
    room -= rows;
  }
  return ranges;
}
