/** The boards that a security is in. */
export const boards = `
  CREATE TABLE boards (LIKE members INCLUDING ALL);
  ALTER TABLE boards DROP COLUMN IF EXISTS bse50_member;
`;
