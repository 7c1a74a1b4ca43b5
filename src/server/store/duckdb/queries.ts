import { MARGIN_FIELD_IDS, OVERVIEW_FIELD_IDS, type Dataset } from "../../../core/fields/catalogue.ts";

const margin = MARGIN_FIELD_IDS.join(", ");
const overview = OVERVIEW_FIELD_IDS.join(", ");

/** The exchange's own disclosure is served before any other source's, and a user's file last; then the newest revision. */
const servedFirst = `
  CASE WHEN source = exchange THEN 0 WHEN starts_with(source, 'file:') THEN 2 ELSE 1 END, revision DESC`;

const inRange = "exchange = $exchange AND date BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)";

const daysOf = (dataset: Dataset): string =>
  `SELECT DISTINCT CAST(date AS VARCHAR) AS date FROM ${dataset} WHERE ${inRange} AND ($source IS NULL OR source = $source) ORDER BY date`;

const newestOf = (dataset: Dataset): string =>
  `SELECT CAST(max(date) AS VARCHAR) AS date FROM ${dataset} WHERE exchange = $exchange`;

/** Revisions of the days between, oldest first: what a new disclosure is compared with. */
const revisionsOf = (dataset: Dataset, figures: string): string =>
  `SELECT exchange, CAST(date AS VARCHAR) AS date, source, revision${figures} FROM ${dataset}
   WHERE date BETWEEN CAST($from AS DATE) AND CAST($to AS DATE) ORDER BY revision`;

/** Every statement that reads. Values are bound, never spliced. */
export const queries = {
  "days of totals": daysOf("totals"),
  "days of details": daysOf("details"),
  "days of overview": daysOf("overview"),
  "newest of totals": newestOf("totals"),
  "newest of details": newestOf("details"),
  "newest of overview": newestOf("overview"),
  "revisions of totals": revisionsOf("totals", `, ${margin}`),
  "revisions of overview": revisionsOf("overview", `, ${overview}`),
  "revisions of details": revisionsOf("details", ""),
  "served totals": `
    WITH total AS (
      SELECT * FROM totals WHERE ${inRange}
      QUALIFY row_number() OVER (PARTITION BY date ORDER BY ${servedFirst}) = 1
    ), day AS (
      SELECT date, ${overview} FROM overview WHERE ${inRange}
      QUALIFY row_number() OVER (PARTITION BY date ORDER BY ${servedFirst}) = 1
    )
    SELECT CAST(total.date AS VARCHAR) AS date, exchange, ${margin}, ${overview}, source, fetched_at, revision
    FROM total LEFT JOIN day ON day.date = total.date
    ORDER BY total.date`,
  "served details": `
    SELECT source, fetched_at, revision FROM details
    WHERE exchange = $exchange AND date = CAST($date AS DATE)
    ORDER BY ${servedFirst} LIMIT 1`,
  "rows of details": `
    SELECT code, name, ${margin} FROM detail_rows
    WHERE exchange = $exchange AND date = CAST($date AS DATE) AND revision = $revision
    ORDER BY code`,
  "anything stored": `
    SELECT EXISTS (FROM totals) OR EXISTS (FROM details) OR EXISTS (FROM overview) AS stored`,
} as const;

export type QueryName = keyof typeof queries;
