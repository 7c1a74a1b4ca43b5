import type { DuckDBDataChunk } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { BYTES_OF_TEXT, INLINE_BYTES, LENGTH_BYTES } from "./text-layout.ts";

const WORDS_OF_TEXT = 4;
const ALL_VALID = 0xff;

/** Copies a vector of DOUBLE into the figures, one a row; null becomes NaN. */
export function readFigures(chunk: DuckDBDataChunk, column: number, figures: Float64Array): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  const data = duckdb.vector_get_data(vector, figures.byteLength);
  figures.set(new Float64Array(data.buffer, data.byteOffset, figures.length));
  const validity = validityOf(vector, figures.length);
  if (validity === null) return;
  for (let place = 0; place < validity.length; place++) {
    if (validity[place] === ALL_VALID) continue;
    const end = Math.min((place + 1) * 8, figures.length);
    for (let row = place * 8; row < end; row++) if (!isValid(validity, row)) figures[row] = NaN;
  }
}

/** Copies a vector of DATE without nulls as days since 1970-01-01, one a row. */
export function readDays(chunk: DuckDBDataChunk, column: number, days: Int32Array): void {
  const data = duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk.chunk, column), days.byteLength);
  days.set(new Int32Array(data.buffer, data.byteOffset, days.length));
}

/** Copies a vector of VARCHAR to its place among the texts; null stays null. A text that equals the one before is read once. */
export function readTexts(
  { chunk, column }: { readonly chunk: DuckDBDataChunk; readonly column: number },
  texts: (string | null)[],
  from: number,
  to: number,
): void {
  const rows = to - from;
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  const data = duckdb.vector_get_data(vector, rows * BYTES_OF_TEXT);
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const words = new Int32Array(data.buffer, data.byteOffset, rows * WORDS_OF_TEXT);
  const validity = validityOf(vector, rows);
  let known = -1;
  for (let row = 0; row < rows; row++) {
    if (validity !== null && !isValid(validity, row)) continue;
    if (known >= 0 && sameWords(words, known, row)) texts[from + row] = texts[from + known]!;
    else texts[from + row] = textAt(bytes, words[row * WORDS_OF_TEXT]!, row * BYTES_OF_TEXT);
    known = row;
  }
}

/** A bit a row, 1 where it holds a value; null = all do. */
function validityOf(vector: duckdb.Vector, rows: number): Uint8Array | null {
  return duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
}

const isValid = (validity: Uint8Array, row: number): boolean => ((validity[row >> 3]! >> (row & 7)) & 1) === 1;

function sameWords(words: Int32Array, one: number, other: number): boolean {
  for (let word = 0; word < WORDS_OF_TEXT; word++)
    if (words[one * WORDS_OF_TEXT + word] !== words[other * WORDS_OF_TEXT + word]) return false;
  return true;
}

function textAt(data: Buffer, length: number, at: number): string {
  if (length <= INLINE_BYTES) return data.toString("utf8", at + LENGTH_BYTES, at + LENGTH_BYTES + length);
  const bytes = duckdb.get_data_from_pointer(data.buffer as ArrayBuffer, data.byteOffset + at + 8, length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}
