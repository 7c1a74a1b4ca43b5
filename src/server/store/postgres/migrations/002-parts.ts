/** Disclosures of some securities only, days of which a source had nothing, and what lasts of securities absent from a day. */
export const parts = `
  -- NULL: of all securities of the exchange. 'listed': of those alone that it lists.
  ALTER TABLE details ADD COLUMN covers TEXT COLLATE "C";
  ALTER TABLE quotes ADD COLUMN covers TEXT COLLATE "C";
  ALTER TABLE targets ADD COLUMN covers TEXT COLLATE "C";
  ALTER TABLE sectors ADD COLUMN covers TEXT COLLATE "C";
  ALTER TABLE members ADD COLUMN covers TEXT COLLATE "C";

  ALTER TABLE served_days ADD COLUMN absent JSONB;

  CREATE TABLE undisclosed (
    dataset TEXT COLLATE "C" NOT NULL,
    exchange TEXT COLLATE "C" NOT NULL,
    date DATE NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    asked_on DATE NOT NULL,
    PRIMARY KEY (dataset, exchange, source, date)
  );
`;
