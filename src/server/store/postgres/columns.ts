import { SECURITY_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import type { SecurityColumns } from "../../truth/served-day.ts";
import { isLabel } from "../../truth/security-columns.ts";

/** PostgreSQL's number for its type double precision. */
const FLOAT8 = 701;
const HEADER_BYTES = 20;
const EMPTY_HEADER_BYTES = 12;
const NULL_LENGTH = -1;

/** The figures as PostgreSQL's binary `float8[]`: exact, and no text is written or read. NaN becomes NULL; null = none but NaN. */
export function encodeFigures(figures: Float64Array): Buffer | null {
  let present = 0;
  for (const figure of figures) if (!Number.isNaN(figure)) present++;
  if (present === 0) return null;

  const buffer = Buffer.allocUnsafe(HEADER_BYTES + figures.length * 4 + present * 8);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const header = [1, present < figures.length ? 1 : 0, FLOAT8, figures.length, 1];
  for (const [index, value] of header.entries()) view.setInt32(index * 4, value);
  let at = HEADER_BYTES;
  for (const figure of figures) {
    if (Number.isNaN(figure)) {
      view.setInt32(at, NULL_LENGTH);
      at += 4;
    } else {
      view.setInt32(at, 8);
      view.setFloat64(at + 4, figure);
      at += 12;
    }
  }
  return buffer;
}

/** Reads what `array_send` gives of a `float8[]`; NULL becomes NaN. A missing array is `rows` times missing. */
export function decodeFigures(buffer: Buffer | null, rows: number): Float64Array {
  const figures = new Float64Array(rows);
  if (buffer === null) return figures.fill(NaN);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const length = buffer.byteLength === EMPTY_HEADER_BYTES ? 0 : view.getInt32(12);
  if (length !== rows) throw new RangeError(`a column of ${length} figures in a day of ${rows} securities`);
  let at = HEADER_BYTES;
  for (let row = 0; row < rows; row++) {
    const isNull = view.getInt32(at) === NULL_LENGTH;
    figures[row] = isNull ? NaN : view.getFloat64(at + 4);
    at += isNull ? 4 : 12;
  }
  return figures;
}

/** Columns as the driver hands them over: figures in binary, labels as a list; null = nothing but missing. */
export type StoredColumns = Readonly<Record<string, Buffer | (string | null)[] | null>>;

/** All fields of securities, as they are served. */
export function decodeColumns(stored: StoredColumns, rows: number): SecurityColumns {
  const entries = SECURITY_FIELD_IDS.map((id) => [
    id,
    isLabel(id) ? (stored[id] ?? new Array<null>(rows).fill(null)) : decodeFigures(stored[id] as Buffer | null, rows),
  ]);
  return Object.fromEntries(entries) as SecurityColumns;
}
