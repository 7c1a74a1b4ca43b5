/** Disclosures of some securities only, days of which a source had nothing, and what lasts of securities absent from a day. */
export const parts = `
  -- NULL: of all securities of the exchange. 'listed': of those alone that it lists.
  ALTER TABLE disclosures ADD COLUMN covers VARCHAR;
  ALTER TABLE served_days ADD COLUMN absent VARCHAR;

  CREATE TABLE undisclosed (dataset VARCHAR, exchange VARCHAR, date DATE, source VARCHAR, asked_on DATE);
`;
