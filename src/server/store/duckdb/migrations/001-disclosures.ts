/** Every revision of every disclosed day. Figures are DOUBLE: exact below 2^53, and the largest market total is far below. */
export const disclosures = `
  CREATE TABLE totals (
    exchange VARCHAR NOT NULL,
    date DATE NOT NULL,
    revision INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    fetched_at VARCHAR NOT NULL,
    financing_balance DOUBLE,
    financing_buy DOUBLE,
    financing_repay DOUBLE,
    short_balance DOUBLE,
    short_shares DOUBLE,
    short_sold DOUBLE,
    short_returned DOUBLE,
    margin_balance DOUBLE,
    PRIMARY KEY (exchange, date, revision)
  );

  CREATE TABLE overview (
    exchange VARCHAR NOT NULL,
    date DATE NOT NULL,
    revision INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    fetched_at VARCHAR NOT NULL,
    turnover DOUBLE,
    float_cap DOUBLE,
    PRIMARY KEY (exchange, date, revision)
  );

  CREATE TABLE details (
    exchange VARCHAR NOT NULL,
    date DATE NOT NULL,
    revision INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    fetched_at VARCHAR NOT NULL,
    PRIMARY KEY (exchange, date, revision)
  );

  -- No primary key: its index would outweigh the rows. A revision is written once, whole, from codes checked to be distinct.
  CREATE TABLE detail_rows (
    exchange VARCHAR NOT NULL,
    date DATE NOT NULL,
    revision INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    financing_balance DOUBLE,
    financing_buy DOUBLE,
    financing_repay DOUBLE,
    short_balance DOUBLE,
    short_shares DOUBLE,
    short_sold DOUBLE,
    short_returned DOUBLE,
    margin_balance DOUBLE
  );
`;
