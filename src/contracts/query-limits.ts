/**
 * Most that `POST query` answers; more is better read as blocks. `reads` are the days, or the securities, whichever is
 * fewer: the server reads each whole.
 */
export const QUERY_LIMITS = { codes: 5_000, dates: 5_000, cells: 500_000, reads: 500 } as const;
