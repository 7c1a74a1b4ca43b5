/** The boards that a security is in. */
export const boards = `
  CREATE TABLE boards (exchange VARCHAR, date DATE, revision INTEGER, code VARCHAR, name VARCHAR);
`;
