import {
  DATASETS,
  fieldIdsOf,
  SECURITY_FIELD_IDS,
  type Dataset,
  type FieldId,
  type SecurityFieldId,
} from "../../../core/fields/catalogue.ts";
import { EXCHANGES } from "../../../core/market/exchange.ts";
import { isLabel } from "../../truth/security-columns.ts";
import { isSecurityDataset } from "../content.ts";

/** A column that a field of the catalogue needs. */
export interface NeededColumn {
  readonly table: string;
  readonly column: FieldId;
  readonly type: string;
}

/** Every column that the fields need, in the order of the catalogue. The other columns are in the migrations. */
export const NEEDED_COLUMNS: readonly NeededColumn[] = [
  ...DATASETS.flatMap((dataset) =>
    fieldIdsOf(dataset).map((column) => ({ table: dataset, column, type: rawType(dataset, column) })),
  ),
  ...SECURITY_FIELD_IDS.map((column) => ({ table: "served", column, type: typeOf(column) })),
];

/** PostgreSQL's limit of columns in an index; code and date are two of them. */
export const INDEX_COLUMNS = 32;

/** The rows in the order of securities: a series is read from the index alone. */
export const SERVED_BY_SECURITY = `
  DROP INDEX IF EXISTS served_by_security;
  CREATE UNIQUE INDEX served_by_security ON served (code, date) INCLUDE (${listed(SECURITY_FIELD_IDS)})`;

/** The order of `EXCHANGES`, for a column of that name. */
export const BY_EXCHANGE = `array_position(ARRAY[${EXCHANGES.map((exchange) => `'${exchange}'`).join(", ")}], exchange::text)`;

/** What is served, each field as an array of its values. */
export const SERVED_ARRAYS = columnsOf(SECURITY_FIELD_IDS, (column) => `array_agg(${column})`);

/** The ids as names of columns. */
export function listed(ids: readonly FieldId[], prefix = ""): string {
  return ids.map((id) => `${prefix}"${id}"`).join(", ");
}

/** Each id as the array of that field: figures as `decodeFigures` reads them, labels as JSON. `array` makes it of the column. */
export function columnsOf(ids: readonly SecurityFieldId[], array: (column: string) => string): string {
  return ids.map((id) => `${isLabel(id) ? "to_json" : "array_send"}(${array(`"${id}"`)}) AS "${id}"`).join(", ");
}

/** The type of an array of the field's values. */
export function arrayTypeOf(id: SecurityFieldId): string {
  return `${typeOf(id)}[]`;
}

function rawType(dataset: Dataset, id: FieldId): string {
  return isSecurityDataset(dataset) ? arrayTypeOf(id as SecurityFieldId) : "DOUBLE PRECISION";
}

function typeOf(id: SecurityFieldId): string {
  return isLabel(id) ? "TEXT" : "DOUBLE PRECISION";
}
