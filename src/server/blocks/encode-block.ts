import {
  batchType,
  Column,
  columnFromArray,
  dateDay,
  dictionary,
  float64,
  int32,
  Table,
  tableFromColumns,
  tableToIPC,
  utf8,
  type DataType,
} from "@uwdata/flechette";
import { BLOCK_METADATA_KEY, type BlockMetadata } from "../../contracts/blocks.ts";

const NO_NULLS = new Uint8Array(0);

/** Numbers with NaN for what is missing; it stays under the null, so that a reader may use the values as they lie. */
export function figureColumn(values: Float64Array): Column<unknown> {
  let missing = 0;
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row]!)) missing++;
  const validity = missing === 0 ? NO_NULLS : new Uint8Array((values.length + 7) >> 3);
  if (missing > 0)
    for (let row = 0; row < values.length; row++)
      if (!Number.isNaN(values[row]!)) validity[row >> 3]! |= 1 << (row & 7);
  return newColumn(float64(), values.length, { values }, validity, missing);
}

/** One bit a row; none at all where nothing is missing. */
function validityOf(texts: readonly (string | null)[]) {
  const validity = new Uint8Array((texts.length + 7) >> 3);
  let missing = 0;
  for (let row = 0; row < texts.length; row++) {
    if (texts[row] === null) missing++;
    else validity[row >> 3]! |= 1 << (row & 7);
  }
  return { validity: missing === 0 ? NO_NULLS : validity, missing };
}

/** Day numbers (days since 1970-01-01). */
export const dayColumn = (days: Int32Array): Column<unknown> =>
  newColumn(dateDay(), days.length, { values: days }, NO_NULLS, 0);

/** Texts that are all different. */
export function textColumn(texts: readonly (string | null)[]): Column<unknown> {
  const { validity, missing } = validityOf(texts);
  const values = Buffer.from(texts.join(""));
  const offsets = new Int32Array(texts.length + 1);
  for (let row = 0; row < texts.length; row++) offsets[row + 1] = offsets[row]! + lengthInBytes(texts[row] ?? "");
  return newColumn(utf8(), texts.length, { offsets, values }, validity, missing);
}

/** Length in UTF-8. Asking the buffer for each takes several times as long. */
function lengthInBytes(text: string): number {
  let length = 0;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit < 0xd800 || unit > 0xdfff) length += 3;
    // A half of a pair takes two of its four bytes.
    else length += 2;
  }
  return length;
}

/** Texts of which many are the same. */
export function labelColumn(texts: readonly (string | null)[]): Column<unknown> {
  const places = new Map<string, number>();
  const values = new Int32Array(wholeWords(texts.length, 2));
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row];
    if (text === null || text === undefined) continue;
    const place = places.get(text) ?? places.size;
    if (place === places.size) places.set(text, place);
    values[row] = place;
  }
  const { validity, missing } = validityOf(texts);
  const padded = new Uint8Array(wholeWords(validity.length, 8));
  padded.set(validity);
  // The writer finds a list by the very object that is its type.
  const listed = utf8();
  const column = newColumn(dictionary(listed, int32()), texts.length, { values }, padded, missing);
  (column.data[0] as DictionaryBatch).setDictionary(columnFromArray([...places.keys()], listed));
  return column;
}

/** So many entries, `each` to a word of 8 bytes, as fill whole words. */
const wholeWords = (entries: number, each: number): number => Math.ceil(entries / each) * each;

type DictionaryBatch = Column<unknown>["data"][number] & { setDictionary(dictionary: Column<unknown>): void };

function newColumn(
  type: DataType,
  length: number,
  content: object,
  validity: Uint8Array,
  nullCount: number,
): Column<unknown> {
  const Batch = batchType(type) as new (content: object) => ConstructorParameters<typeof Column>[0][number];
  return new Column([new Batch({ type, length, nullCount, validity, ...content })]);
}

/** One Arrow file of the columns, with the metadata in its schema. */
export function encodeBlock(
  columns: readonly (readonly [string, Column<unknown>])[],
  metadata: BlockMetadata,
): Uint8Array {
  const table = tableFromColumns(columns.map(([name, column]) => [name, column]));
  const schema = { ...table.schema, metadata: new Map([[BLOCK_METADATA_KEY, JSON.stringify(metadata)]]) };
  return tableToIPC(new Table(schema, table.children), { format: "file" })!;
}
