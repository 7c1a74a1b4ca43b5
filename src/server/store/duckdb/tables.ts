import type { DuckDBConnection } from "@duckdb/node-api";
import {
  DATASETS,
  field,
  fieldIdsOf,
  SECURITY_FIELD_IDS,
  type Dataset,
  type FieldId,
} from "../../../core/fields/catalogue.ts";
import { inTransaction } from "./in-transaction.ts";

/** Tables whose columns follow the catalogue, with the fields that they hold. */
export const FIELDS_OF_TABLE: Readonly<Record<string, readonly FieldId[]>> = {
  ...(Object.fromEntries(DATASETS.map((dataset) => [dataset, fieldIdsOf(dataset)])) as Record<Dataset, FieldId[]>),
  served_by_day: SECURITY_FIELD_IDS,
  served_by_security: SECURITY_FIELD_IDS,
};

export const isText = (id: FieldId): boolean => field(id).unit === "text";

/** Columns in the order in which the tables hold them, which is that of their history. */
export type TableColumns = ReadonlyMap<string, readonly string[]>;

/** Adds the columns that the catalogue has and the tables lack. Figures are DOUBLE: exact below 2^53. */
export async function addMissingColumns(connection: DuckDBConnection): Promise<TableColumns> {
  const columns = await readColumnNames(connection);
  const missing = Object.entries(FIELDS_OF_TABLE).flatMap(([table, fields]) =>
    fields
      .filter((id) => !columns.get(table)!.includes(id))
      .map((id) => `ALTER TABLE ${table} ADD COLUMN ${id} ${isText(id) ? "VARCHAR" : "DOUBLE"};`),
  );
  if (missing.length === 0) return columns;
  await inTransaction(connection, () => connection.run(missing.join("\n")));
  return readColumnNames(connection);
}

async function readColumnNames(connection: DuckDBConnection): Promise<Map<string, string[]>> {
  const reader = await connection.runAndReadAll(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index",
  );
  const columns = new Map<string, string[]>();
  for (const [table, column] of reader.getRows() as [string, string][])
    columns.set(table, [...(columns.get(table) ?? []), column]);
  return columns;
}
