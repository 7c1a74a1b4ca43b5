/** The tables. Columns for the fields of the catalogue are added when the store is opened. */
export const store = `
  -- As disclosed: one row a revision, never changed. The columns of the catalogue's fields are added when the store opens:
  -- DOUBLE PRECISION for daily figures; arrays in the order of "codes" where a day holds many securities.
  CREATE TABLE totals (
    exchange TEXT COLLATE "C" NOT NULL,
    date DATE NOT NULL,
    revision INTEGER NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (exchange, date, revision)
  );
  CREATE TABLE overview (LIKE totals INCLUDING ALL);
  CREATE TABLE accounts (LIKE totals INCLUDING ALL);

  CREATE TABLE details (
    LIKE totals INCLUDING ALL,
    codes TEXT[] NOT NULL,
    names TEXT[] NOT NULL
  );
  CREATE TABLE quotes (LIKE details INCLUDING ALL);
  CREATE TABLE targets (LIKE details INCLUDING ALL);
  CREATE TABLE sectors (LIKE details INCLUDING ALL);
  CREATE TABLE members (LIKE details INCLUDING ALL);

  -- As served: what the disclosures of a day say together.
  CREATE TABLE served_days (
    date DATE NOT NULL,
    exchange TEXT COLLATE "C" NOT NULL,
    edition DOUBLE PRECISION NOT NULL,
    securities INTEGER NOT NULL,
    origins JSONB NOT NULL,
    PRIMARY KEY (date, exchange)
  );

  -- One row a security and day, lying in the order in which days land. The index in the order of securities, which holds
  -- every column so that a series is read from it alone, is made with the columns of the fields.
  CREATE TABLE served (
    date DATE NOT NULL,
    exchange TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);
  -- A day's entries are equal and share one list: the index stays small.
  CREATE INDEX served_by_day ON served (date, exchange);

  CREATE TABLE disagreements (
    date DATE NOT NULL,
    exchange TEXT COLLATE "C" NOT NULL,
    place INTEGER NOT NULL,
    code TEXT,
    "check" TEXT NOT NULL,
    field TEXT NOT NULL,
    expected DOUBLE PRECISION NOT NULL,
    given DOUBLE PRECISION NOT NULL,
    sources TEXT[] NOT NULL,
    PRIMARY KEY (date, exchange, place)
  );

  -- Days whose rules of merging have changed since they were served.
  CREATE TABLE unmerged (
    date DATE NOT NULL,
    exchange TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (date, exchange)
  );

  -- One row, which whoever writes locks first: writers of several processes follow one another.
  CREATE TABLE store_state (edition DOUBLE PRECISION NOT NULL);
  INSERT INTO store_state VALUES (0);
`;
