import type { DuckDBDataChunk } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { BYTES_OF_TEXT, INLINE_BYTES, LENGTH_BYTES } from "./text-layout.ts";

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

/** The same of texts into a vector of VARCHAR: short ones lie in the vector itself and are written together, long ones one by one. */
export function writeTexts({ chunk, start, count }: Part, column: number, texts: readonly (string | null)[]): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  const words = Buffer.alloc(count * BYTES_OF_TEXT);
  const long: number[] = [];
  for (let row = 0; row < count; row++) {
    const text = texts[start + row] ?? null;
    if (text !== null && !writeShort(words, row * BYTES_OF_TEXT, text)) long.push(row);
  }
  duckdb.copy_data_to_vector(vector, 0, words.buffer, words.byteOffset, words.byteLength);
  for (const row of long) duckdb.vector_assign_string_element(vector, row, texts[start + row]!);
  markMissing(vector, count, (row) => (texts[start + row] ?? null) === null);
}

/** Length and bytes, as DuckDB lays out a text that fits; false where it does not. */
function writeShort(words: Buffer, at: number, text: string): boolean {
  if (text.length > INLINE_BYTES) return false;
  const length = Buffer.byteLength(text);
  if (length > INLINE_BYTES) return false;
  words[at] = length;
  words.write(text, at + LENGTH_BYTES);
  return true;
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
