import type { DuckDBDataChunk } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";

/** The rows of a chunk that are written, as they lie in the values: from `start` on, `count` of them. */
export interface Part {
  readonly chunk: DuckDBDataChunk;
  readonly start: number;
  readonly count: number;
}

/** Writes the figures into a vector of DOUBLE; NaN becomes null. */
export function writeFigures({ chunk, start, count }: Part, column: number, figures: Float64Array): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  copyData(vector, figures.subarray(start, start + count));
  markMissing(vector, count, (row) => Number.isNaN(figures[start + row]));
}

/** The same of whole numbers, none of which is missing, into a vector of INTEGER or DATE. */
export function writeWholes({ chunk, start, count }: Part, column: number, wholes: Int32Array): void {
  copyData(duckdb.data_chunk_get_vector(chunk.chunk, column), wholes.subarray(start, start + count));
}

/** The same of texts into a vector of VARCHAR. */
export function writeTexts({ chunk, start, count }: Part, column: number, texts: readonly (string | null)[]): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  for (let row = 0; row < count; row++) {
    const text = texts[start + row] ?? null;
    if (text !== null) duckdb.vector_assign_string_element(vector, row, text);
  }
  markMissing(vector, count, (row) => (texts[start + row] ?? null) === null);
}

/** Every row of the vector is null. */
export function writeNothing({ chunk, count }: Part, column: number): void {
  markMissing(duckdb.data_chunk_get_vector(chunk.chunk, column), count, () => true);
}

/** The same text in every row. */
export function writeSameText({ chunk }: Part, column: number, text: string): void {
  duckdb.vector_reference_value(duckdb.data_chunk_get_vector(chunk.chunk, column), duckdb.create_varchar(text));
}

function copyData(vector: duckdb.Vector, { buffer, byteOffset, byteLength }: Float64Array | Int32Array): void {
  duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, byteOffset, byteLength);
}

function markMissing(vector: duckdb.Vector, count: number, isMissing: (row: number) => boolean): void {
  const validity = new Uint8Array(Math.ceil(count / 64) * 8).fill(0xff);
  let missing = 0;
  for (let row = 0; row < count; row++) {
    if (!isMissing(row)) continue;
    validity[row >> 3]! &= ~(1 << (row & 7));
    missing++;
  }
  if (missing === 0) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, validity.buffer, 0, validity.byteLength);
}
