import { SECURITY_FIELD_IDS, type Dataset, type FieldId } from "../../../core/fields/catalogue.ts";
import { isSecurityDataset } from "../content.ts";
import { FIELDS_OF_TABLE } from "./tables.ts";

const dateText = "CAST(date AS VARCHAR) AS date";
/** Lists are bound as text with commas. */
const listed = (name: string): string => `string_split($${name}, ',')`;
/** A list is searched as it is bound: a join with its entries takes longer to plan than to run. */
const amongDates = `list_contains(CAST(${listed("dates")} AS DATE[]), date)`;
const inRange = "date BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)";
const unsorted = "SELECT exchange, date FROM served_days WHERE edition > (SELECT sorted FROM state)";
const securityFields = SECURITY_FIELD_IDS.join(", ");

/** What the heads say, with the place of each row's head in the lists that are bound. */
export const contentsOf = (dataset: Dataset): string => `
  WITH wanted AS (
    SELECT unnest(range(len(${listed("dates")}))) AS place, unnest(${listed("exchanges")}) AS exchange,
      CAST(unnest(${listed("dates")}) AS DATE) AS date, CAST(unnest(${listed("revisions")}) AS INTEGER) AS revision
  )
  SELECT CAST(place AS DOUBLE) AS place, ${isSecurityDataset(dataset) ? "code, name, " : ""}${FIELDS_OF_TABLE[dataset]!.join(", ")}
  FROM ${dataset} JOIN wanted USING (exchange, date, revision)
  WHERE ${inRange}
  ORDER BY place${isSecurityDataset(dataset) ? ", code" : ""}`;

const dayNumber = "CAST(date - DATE '1970-01-01' AS DOUBLE) AS day";

/** Figures in the order of the sorted rows. */
export const sortedFigures = (fields: readonly FieldId[]): string => `
  SELECT ${[dayNumber, ...fields].join(", ")} FROM served_by_security WHERE date <= CAST($to AS DATE)`;

/** Figures of the days that are not sorted yet. */
export const unsortedFigures = (fields: readonly FieldId[]): string => `
  SELECT code, ${[dayNumber, ...fields].join(", ")}
  FROM served_by_day SEMI JOIN (${unsorted}) AS unsorted USING (exchange, date)
  WHERE date <= CAST($to AS DATE) ORDER BY code, date`;

/**
 * Every other statement that reads. Values are bound, never spliced. Rows of a day were written by code, and sorted rows by
 * code and date: DuckDB gives them in the order in which they lie, so that these are not sorted when they are read.
 */
export const queries = {
  heads: `
    SELECT dataset, exchange, ${dateText}, revision, source, fetched_at AS "fetchedAt", covers FROM disclosures
    WHERE ${inRange} AND list_contains(${listed("datasets")}, dataset)
      AND ($exchange IS NULL OR exchange = $exchange) AND ($source IS NULL OR source = $source)
    ORDER BY disclosures.date, list_position(${listed("datasets")}, dataset), exchange, revision`,
  newest: `
    SELECT CAST(max(date) AS VARCHAR) AS date FROM disclosures
    WHERE dataset = $dataset AND exchange = $exchange AND covers IS NULL`,
  undisclosed: `
    SELECT ${dateText} FROM undisclosed
    WHERE dataset = $dataset AND exchange = $exchange AND source = $source AND ${inRange}
      AND asked_on >= CAST($since AS DATE)
    ORDER BY undisclosed.date`,
  "anything stored": "SELECT EXISTS (FROM disclosures) AS stored",
  edition: "SELECT edition FROM state",
  index: `
    SELECT ${dateText}, exchange, edition, securities
    FROM served_days ORDER BY served_days.date`,
  "heads of served days": `
    SELECT ${dateText}, exchange, edition, origins, absent FROM served_days
    WHERE ${inRange} AND ${amongDates} AND ($exchange IS NULL OR exchange = $exchange)`,
  "served days": `
    SELECT date, exchange, code, name, ${securityFields} FROM served_by_day
    WHERE ${inRange} AND ${amongDates}
      AND ($exchange IS NULL OR exchange = $exchange)`,
  "sorted series": `SELECT date, exchange, name, ${securityFields} FROM served_by_security WHERE code = $code`,
  // The range is that of the unsorted days: bound, so that blocks of other days are passed over.
  "unsorted series": `
    SELECT date, exchange, name, ${securityFields} FROM served_by_day WHERE code = $code AND ${inRange}`,
  "rows of securities": `
    SELECT code, any_value(exchange) AS exchange, CAST(count(*) AS DOUBLE) AS rows FROM served_by_security
    WHERE date <= CAST($to AS DATE) GROUP BY code ORDER BY code`,
  "number of days to sort": `SELECT CAST(count(*) AS INTEGER) AS days FROM (${unsorted})`,
  "days to sort": `
    SELECT ${dateText}, exchange FROM served_days WHERE edition > (SELECT sorted FROM state) ORDER BY served_days.date`,
  "rows to sort": "SELECT code, CAST(count(*) AS DOUBLE) AS rows FROM served_by_day GROUP BY code ORDER BY code",
  // Names and exchanges of one day each: the newest names of all days take three times as long.
  "newest rows of securities": `
    WITH newest AS (SELECT code, max(date) AS date FROM served_by_day GROUP BY code)
    SELECT code, served.name, served.exchange, CAST(date AS VARCHAR) AS last
    FROM newest JOIN served_by_day AS served USING (code, date) ORDER BY code`,
  "newest names": `
    SELECT code, arg_max(name, date) AS name FROM served_by_day
    WHERE list_contains(${listed("codes")}, code) AND name <> '' GROUP BY code`,
  origins: `
    SELECT ${dateText}, origins FROM served_days WHERE exchange = $exchange AND ${inRange} ORDER BY served_days.date`,
  disagreements: `
    SELECT ${dateText}, exchange, code, check_name AS "check", field, expected, given, sources FROM disagreements
    ORDER BY disagreements.date DESC, exchange, code, check_name, field LIMIT $limit`,
  unmerged: `SELECT exchange, ${dateText} FROM unmerged ORDER BY unmerged.date, exchange LIMIT $limit`,
} as const;
