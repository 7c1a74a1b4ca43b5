import type { Column } from "@uwdata/flechette";
import { requireUtf8 } from "./require-utf8.ts";

type Batch = Column<unknown>["data"][number];

/** Texts of rows; null = none. */
export type Texts = readonly (string | null)[];

/** Checks texts and gives how to read them. All are decoded at once: a decoder that is called for each takes five times as long. */
export function textReader(batch: Batch | null, rows: number): () => Texts {
  const { bytes, offsets } = contentOf(batch, rows);
  requireUtf8(bytes, offsets, rows);
  return () => {
    const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const isAscii = whole.length === bytes.length;
    const texts = new Array<string | null>(rows);
    for (let row = 0, start = 0; row < rows; row++) {
      const [from, to] = [offsets[row]!, offsets[row + 1]!];
      const end = start + (isAscii ? to - from : lengthAsText(bytes, from, to));
      texts[row] = isNull(batch!, row) ? null : whole.slice(start, end);
      start = end;
    }
    return texts;
  };
}

function contentOf(batch: Batch | null, rows: number): { readonly bytes: Uint8Array; readonly offsets: Int32Array } {
  if (batch === null) return { bytes: new Uint8Array(0), offsets: new Int32Array(1) };
  const { values, offsets }: { values: unknown; offsets: unknown } = batch;
  if (!(values instanceof Uint8Array) || !(offsets instanceof Int32Array) || offsets.length <= rows)
    throw new Error("not a text a row");
  for (let row = 0; row < rows; row++)
    if (offsets[row]! > offsets[row + 1]!) throw new Error("a text ends before it begins");
  if (offsets[0] !== 0 || offsets[rows]! > values.length) throw new Error("texts are cut off");
  return { bytes: values.subarray(0, offsets[rows]), offsets };
}

/** Length in JavaScript of the text in these bytes of UTF-8: one for each first byte, two where it begins four. */
function lengthAsText(bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  for (let place = from; place < to; place++) {
    const byte = bytes[place]!;
    if (byte < 0x80 || byte >= 0xc0) length += byte >= 0xf0 ? 2 : 1;
  }
  return length;
}

/** The same for texts of which many are the same, kept as places in a list. */
export function labelReader(batch: Batch | null, rows: number): () => Texts {
  if (batch === null) return () => [];
  const { values: places, dictionary } = batch as { values: unknown; dictionary?: Column<unknown> };
  if (!(places instanceof Int32Array) || places.length < rows || !dictionary) throw new Error("not a label a row");
  const [list = null] = dictionary.data;
  const labels = textReader(list, dictionary.length)();
  for (let row = 0; row < rows; row++)
    if (!(places[row]! >= 0 && places[row]! < labels.length) && !isNull(batch, row))
      throw new Error("a label that is not in its list");
  return () => Array.from({ length: rows }, (_, row) => (isNull(batch, row) ? null : labels[places[row]!]!));
}

function isNull({ nullCount, validity }: Batch, row: number): boolean {
  return nullCount > 0 && ((validity[row >> 3]! >> (row & 7)) & 1) === 0;
}

/** Codes of six digits as numbers, without making texts of them. */
export function readCodes(batch: Batch | null, rows: number): Int32Array {
  const { bytes, offsets } = contentOf(batch, rows);
  if (batch && batch.nullCount > 0) throw new Error("a row without a code");
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = offsets[row]!;
    let code = 0;
    // Below zero as soon as one of the bytes is no digit.
    let digits = 0;
    for (let place = from; place < from + DIGITS; place++) {
      const digit = bytes[place]! - ZERO;
      digits |= digit | (9 - digit);
      code = 10 * code + digit;
    }
    if (offsets[row + 1]! - from !== DIGITS || digits < 0)
      throw new Error(`row ${row} has no code of ${DIGITS} digits`);
    codes[row] = code;
  }
  return codes;
}

/** The same as texts again. */
export const codeTexts = (codes: Int32Array): Texts => Array.from(codes, (code) => String(code).padStart(DIGITS, "0"));

const DIGITS = 6;
const ZERO = 0x30;
