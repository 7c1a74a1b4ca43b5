/**
 * Two layers: as disclosed (every dataset; heads in one table, figures in one a dataset), and as served (in the order of
 * days and of securities). Columns for figures are added from the catalogue when the store is opened.
 */
export const twoLayers = `
  CREATE TABLE disclosures (
    dataset VARCHAR NOT NULL,
    exchange VARCHAR NOT NULL,
    date DATE NOT NULL,
    revision INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    fetched_at VARCHAR NOT NULL,
    PRIMARY KEY (dataset, exchange, date, revision)
  );
  INSERT INTO disclosures SELECT 'totals', exchange, date, revision, source, fetched_at FROM totals;
  INSERT INTO disclosures SELECT 'overview', exchange, date, revision, source, fetched_at FROM overview;
  INSERT INTO disclosures SELECT 'details', exchange, date, revision, source, fetched_at FROM details;

  -- No keys from here on: their indexes would outweigh the rows. A revision is written once, whole, after its head.
  CREATE TABLE totals_figures AS SELECT * EXCLUDE (source, fetched_at) FROM totals;
  DROP TABLE totals;
  ALTER TABLE totals_figures RENAME TO totals;
  CREATE TABLE overview_figures AS SELECT * EXCLUDE (source, fetched_at) FROM overview;
  DROP TABLE overview;
  ALTER TABLE overview_figures RENAME TO overview;
  DROP TABLE details;
  ALTER TABLE detail_rows RENAME TO details;

  CREATE TABLE accounts (exchange VARCHAR, date DATE, revision INTEGER);
  CREATE TABLE quotes (exchange VARCHAR, date DATE, revision INTEGER, code VARCHAR, name VARCHAR);
  CREATE TABLE targets (exchange VARCHAR, date DATE, revision INTEGER, code VARCHAR, name VARCHAR);
  CREATE TABLE sectors (exchange VARCHAR, date DATE, revision INTEGER, code VARCHAR, name VARCHAR);
  CREATE TABLE members (exchange VARCHAR, date DATE, revision INTEGER, code VARCHAR, name VARCHAR);

  CREATE TABLE served_days (exchange VARCHAR, date DATE, edition DOUBLE, securities INTEGER, origins VARCHAR);
  CREATE TABLE served_by_day (date DATE, exchange VARCHAR, code VARCHAR, name VARCHAR);
  CREATE TABLE served_by_security (code VARCHAR, date DATE, exchange VARCHAR, name VARCHAR);

  -- One row. Editions are milliseconds, exact in DOUBLE. Days served since an edition later than \`sorted\` are not yet, or no longer, in served_by_security.
  CREATE TABLE state (edition DOUBLE NOT NULL, sorted DOUBLE NOT NULL);
  INSERT INTO state VALUES (0, 0);

  CREATE TABLE disagreements (
    date DATE, exchange VARCHAR, code VARCHAR, check_name VARCHAR, field VARCHAR,
    expected DOUBLE, given DOUBLE, sources VARCHAR
  );

  CREATE TABLE unmerged (exchange VARCHAR, date DATE);
  INSERT INTO unmerged SELECT DISTINCT exchange, date FROM disclosures WHERE dataset = 'details';
`;
