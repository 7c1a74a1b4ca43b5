/** Most that `POST query` answers; more is better read as blocks. */
export const QUERY_LIMITS = { codes: 5_000, dates: 5_000, cells: 500_000 } as const;
