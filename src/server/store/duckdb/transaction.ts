import type { DuckDBConnection } from "@duckdb/node-api";
import { DATASETS } from "../../../core/fields/catalogue.ts";
import type { ServedDay } from "../../truth/served-day.ts";
import type { DayKey, Transaction } from "../engine.ts";
import type { ComparedDay } from "../store.ts";
import type { RecentDays } from "../recent-days.ts";
import { appendColumns, type Batch } from "./append-columns.ts";
import { contentBatch, disagreementBatch, headBatch, servedBatch, servedHeadBatch } from "./batches.ts";
import { copyIn } from "./copy-files.ts";
import { queries } from "./queries.ts";
import { readRows } from "./read-rows.ts";
import { runStatement } from "./run-statement.ts";
import { snapshotOf } from "./snapshot.ts";
import type { TableColumns } from "./tables.ts";

/** Reads and writes over a connection that has begun a transaction. Served days that are written are told of. */
export function transactionOf(
  connection: DuckDBConnection,
  tables: TableColumns,
  recent: Pick<RecentDays, "find">,
  onServed: (days: readonly ServedDay[]) => void,
): Transaction {
  const append = (table: string, batches: readonly Batch[]): Promise<void> =>
    appendColumns(connection, table, tables.get(table)!, batches);

  return {
    ...snapshotOf(connection, recent),

    append: async (disclosures) => {
      await append("disclosures", [headBatch(disclosures)]);
      for (const dataset of DATASETS)
        await append(dataset, disclosures.filter((disclosure) => disclosure.dataset === dataset).map(contentBatch));
    },
    noteUndisclosed: async ({ dataset, exchange, date, source, askedOn }) => {
      await connection.run(
        `DELETE FROM undisclosed
         WHERE dataset = $dataset AND exchange = $exchange AND source = $source AND date = CAST($date AS DATE)`,
        { dataset, exchange, source, date },
      );
      await connection.run(
        "INSERT INTO undisclosed VALUES ($dataset, $exchange, CAST($date AS DATE), $source, CAST($askedOn AS DATE))",
        { dataset, exchange, date, source, askedOn },
      );
    },
    replaceServed: async (gone, days) => {
      await deleteDays(connection, ["served_days", "served_by_day"], gone);
      const written = new Set(days.map(keyOf));
      await deleteDays(
        connection,
        ["served_by_security"],
        gone.filter((day) => !written.has(keyOf(day))),
      );
      await append("served_days", [servedHeadBatch(days)]);
      await append("served_by_day", days.map(servedBatch));
      onServed(days);
    },
    copyIn: (files, source) => copyIn(connection, files, source),
    setEdition: async (edition) => {
      await runStatement(connection, "UPDATE state SET edition = $edition", { edition });
    },
    replaceDisagreements: async (days, found) => {
      await deleteDays(connection, ["disagreements"], days);
      await append("disagreements", [disagreementBatch(found)]);
    },
    unmerged: (limit) => readRows<DayKey>(connection, queries.unmerged, { limit }),
    markMerged: (days) => deleteDays(connection, ["unmerged"], days),
  };
}

async function deleteDays(
  connection: DuckDBConnection,
  tables: readonly string[],
  days: readonly ComparedDay[],
): Promise<void> {
  if (days.length === 0) return;
  const dates = days.map(({ date }) => date).sort();
  const values = {
    ...{ from: dates[0]!, to: dates.at(-1)! },
    exchanges: days.map(({ exchange }) => exchange).join(),
    dates: days.map(({ date }) => date).join(),
  };
  for (const table of tables)
    await connection.run(
      `DELETE FROM ${table} WHERE date BETWEEN CAST($from AS DATE) AND CAST($to AS DATE) AND (exchange, date) IN (
        SELECT (unnest(string_split($exchanges, ',')), CAST(unnest(string_split($dates, ',')) AS DATE)))`,
      values,
    );
}

const keyOf = ({ exchange, date }: DayKey): string => `${exchange} ${date}`;
