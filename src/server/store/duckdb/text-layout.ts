/** DuckDB's layout of a text in a vector: its length in four bytes, then itself where it is short. */
export const BYTES_OF_TEXT = 16;
export const LENGTH_BYTES = 4;
/** Texts up to this length lie inside of the vector, longer ones behind a pointer. */
export const INLINE_BYTES = 12;
