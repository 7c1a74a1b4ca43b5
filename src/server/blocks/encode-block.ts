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

type Values = Float64Array | Int32Array;

/** Numbers with NaN for what is missing; it stays under the null, so that a reader may use the values as they lie. */
export function figureColumn(values: Float64Array): Column<unknown> {
  const validity = new Uint8Array((values.length + 7) >> 3);
  let missing = 0;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) missing++;
    else validity[row >> 3]! |= 1 << (row & 7);
  }
  return plainColumn(float64(), values, missing === 0 ? NO_NULLS : validity, missing);
}

/** Day numbers (days since 1970-01-01). */
export const dayColumn = (days: Int32Array): Column<unknown> => plainColumn(dateDay(), days, NO_NULLS, 0);

/** Texts that are all different. */
export function textColumn(texts: readonly (string | null)[]): Column<unknown> {
  const offsets = new Int32Array(texts.length + 1);
  const validity = new Uint8Array((texts.length + 7) >> 3);
  let missing = 0;
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] ?? null;
    if (text === null) missing++;
    else validity[row >> 3]! |= 1 << (row & 7);
    offsets[row + 1] = offsets[row]! + Buffer.byteLength(text ?? "");
  }
  const content = { offsets, values: new TextEncoder().encode(texts.join("")) };
  return newColumn(utf8(), texts.length, content, missing === 0 ? NO_NULLS : validity, missing);
}

/** Texts of which many are the same. */
export const labelColumn = (texts: readonly (string | null)[]): Column<unknown> =>
  columnFromArray([...texts], dictionary(utf8(), int32()));

const plainColumn = (type: DataType, values: Values, validity: Uint8Array, missing: number): Column<unknown> =>
  newColumn(type, values.length, { values }, validity, missing);

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
