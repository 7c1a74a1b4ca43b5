import type { DuckDBConnection } from "@duckdb/node-api";
import { DATASETS, fieldIdsOf, SECURITY_FIELD_IDS, type Dataset } from "../../../core/fields/catalogue.ts";
import type { ServedDay } from "../../truth/served-day.ts";
import { isSecurityDataset } from "../content.ts";
import type { DayKey, Transaction } from "../engine.ts";
import type { StoredDisclosure } from "../store.ts";
import { appendColumns, dateValue, type ColumnReader } from "./append-columns.ts";
import { copyIn } from "./copy-files.ts";
import { queries } from "./queries.ts";
import { readRows } from "./read-rows.ts";
import { snapshotOf } from "./snapshot.ts";
import type { TableColumns } from "./tables.ts";

type Values = Readonly<Record<string, string | number | null | undefined>>;

/** Reads and writes over a connection that has begun a transaction. */
export function transactionOf(connection: DuckDBConnection, tables: TableColumns): Transaction {
  const append = (table: string, columns: Readonly<Record<string, ColumnReader>>, rows: number): Promise<void> =>
    appendColumns(connection, table, tables.get(table)!, columns, rows);

  return {
    ...snapshotOf(connection),

    append: async (disclosures) => {
      await append("disclosures", headColumns(disclosures), disclosures.length);
      for (const dataset of DATASETS) {
        const { columns, rows } = contentColumns(
          dataset,
          disclosures.filter((disclosure) => disclosure.dataset === dataset),
        );
        await append(dataset, columns, rows);
      }
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
      await append("served_days", servedHeadColumns(days), days.length);
      const { columns, rows } = servedColumns(days);
      await append("served_by_day", columns, rows);
    },
    copyIn: (files, source) => copyIn(connection, files, source),
    setEdition: async (edition) => {
      await connection.run("UPDATE state SET edition = $edition", { edition });
    },
    replaceDisagreements: async (exchange, date, found) => {
      await connection.run("DELETE FROM disagreements WHERE exchange = $exchange AND date = CAST($date AS DATE)", {
        exchange,
        date,
      });
      const columns = {
        date: (row: number) => dateValue(found[row]!.date),
        exchange: (row: number) => found[row]!.exchange,
        code: (row: number) => found[row]!.code,
        check_name: (row: number) => found[row]!.check,
        field: (row: number) => found[row]!.field,
        expected: (row: number) => found[row]!.expected,
        given: (row: number) => found[row]!.given,
        sources: (row: number) => JSON.stringify(found[row]!.sources),
      };
      await append("disagreements", columns, found.length);
    },
    unmerged: (limit) => readRows<DayKey>(connection, queries.unmerged, { limit }),
    markMerged: (days) => deleteDays(connection, ["unmerged"], days),
  };
}

function headColumns(disclosures: readonly StoredDisclosure[]): Record<string, ColumnReader> {
  return {
    dataset: (row) => disclosures[row]!.dataset,
    exchange: (row) => disclosures[row]!.exchange,
    date: (row) => dateValue(disclosures[row]!.date),
    revision: (row) => disclosures[row]!.revision,
    source: (row) => disclosures[row]!.source,
    fetched_at: (row) => disclosures[row]!.fetchedAt,
    covers: (row) => disclosures[row]!.covers ?? null,
  };
}

function contentColumns(dataset: Dataset, disclosures: readonly StoredDisclosure[]) {
  const owners: StoredDisclosure[] = [];
  const rows: Values[] = [];
  for (const disclosure of disclosures)
    for (const row of "rows" in disclosure ? disclosure.rows : [disclosure.figures]) {
      owners.push(disclosure);
      rows.push(row);
    }
  const dates = new Map(disclosures.map(({ date }) => [date, dateValue(date)]));
  const names = [...(isSecurityDataset(dataset) ? ["code", "name"] : []), ...fieldIdsOf(dataset)];
  const columns: Record<string, ColumnReader> = {
    exchange: (row) => owners[row]!.exchange,
    date: (row) => dates.get(owners[row]!.date)!,
    revision: (row) => owners[row]!.revision,
    ...Object.fromEntries(names.map((name) => [name, (row: number) => rows[row]![name] ?? null])),
  };
  return { columns, rows: rows.length };
}

function servedHeadColumns(days: readonly ServedDay[]): Record<string, ColumnReader> {
  return {
    exchange: (row) => days[row]!.exchange,
    date: (row) => dateValue(days[row]!.date),
    edition: (row) => days[row]!.edition,
    securities: (row) => days[row]!.codes.length,
    origins: (row) => JSON.stringify(days[row]!.origins),
    absent: (row) => (days[row]!.absent === undefined ? null : JSON.stringify(days[row]!.absent)),
  };
}

function servedColumns(days: readonly ServedDay[]) {
  const owners = days.flatMap((day) => day.codes.map(() => day));
  const places = days.flatMap(({ codes }) => codes.map((_, place) => place));
  const dates = new Map(days.map(({ date }) => [date, dateValue(date)]));
  const columns: Record<string, ColumnReader> = {
    date: (row) => dates.get(owners[row]!.date)!,
    exchange: (row) => owners[row]!.exchange,
    code: (row) => owners[row]!.codes[places[row]!]!,
    name: (row) => owners[row]!.names[places[row]!]!,
    ...Object.fromEntries(
      SECURITY_FIELD_IDS.map((id) => [id, (row: number) => owners[row]!.columns[id][places[row]!]!]),
    ),
  };
  return { columns, rows: owners.length };
}

async function deleteDays(
  connection: DuckDBConnection,
  tables: readonly string[],
  days: readonly DayKey[],
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
