import { DATASETS, field, fieldIdsOf, SECURITY_FIELD_IDS, type FieldId } from "../../../core/fields/catalogue.ts";
import { isSecurityDataset } from "../content.ts";

export const BACKUP_FORMATS = ["parquet", "csv"] as const;
export type BackupFormat = (typeof BACKUP_FORMATS)[number];

type ColumnType = "VARCHAR" | "DATE" | "INTEGER" | "DOUBLE";
export type TableColumns = Readonly<Record<string, ColumnType>>;

const typeOf = (id: FieldId): ColumnType => (field(id).unit === "text" ? "VARCHAR" : "DOUBLE");
const fieldColumns = (ids: readonly FieldId[]): TableColumns => Object.fromEntries(ids.map((id) => [id, typeOf(id)]));

const day = { date: "DATE", exchange: "VARCHAR" } as const;
const security = { code: "VARCHAR", name: "VARCHAR" } as const;

/**
 * What a backup holds: disclosures with their provenance, in one table a dataset what they say, what is served of each day,
 * and disagreements. Files have these columns, whichever engine wrote them; `table-year.format`.
 */
export const BACKUP_TABLES: Readonly<Record<string, TableColumns>> = {
  disclosures: {
    ...day,
    dataset: "VARCHAR",
    revision: "INTEGER",
    source: "VARCHAR",
    fetched_at: "VARCHAR",
    covers: "VARCHAR",
  },
  ...Object.fromEntries(
    DATASETS.map((dataset) => [
      dataset,
      {
        ...day,
        revision: "INTEGER",
        ...(isSecurityDataset(dataset) ? security : {}),
        ...fieldColumns(fieldIdsOf(dataset)),
      },
    ]),
  ),
  served_days: { ...day, edition: "DOUBLE", securities: "INTEGER", origins: "VARCHAR", absent: "VARCHAR" },
  served: { ...day, ...security, ...fieldColumns(SECURITY_FIELD_IDS) },
  disagreements: {
    ...day,
    ...{ code: "VARCHAR", check_name: "VARCHAR", field: "VARCHAR", expected: "DOUBLE", given: "DOUBLE" },
    sources: "VARCHAR",
  },
};

const SORTED_BY = ["date", "dataset", "exchange", "revision", "code", "check_name", "field"];

/** The columns that the rows of a file are in the order of. */
export const orderOf = (table: string): string[] => SORTED_BY.filter((name) => name in BACKUP_TABLES[table]!);
