import { tableFromIPC, type Column } from "@uwdata/flechette";
import { BLOCK_METADATA_KEY, blockMetadata, type BlockMetadata } from "../../contracts/blocks.ts";
import { malformed } from "../client-error.ts";

type Kind = BlockMetadata["kind"];
type MetadataOf<K extends Kind> = Extract<BlockMetadata, { kind: K }>;

/** A block as it was served: figures with NaN for missing, texts with null. */
export interface BlockTable<Metadata extends BlockMetadata = BlockMetadata> {
  readonly metadata: Metadata;
  readonly rows: number;
  readonly figures: ReadonlyMap<string, Float64Array>;
  readonly texts: ReadonlyMap<string, readonly (string | null)[]>;
  /** Days since 1970-01-01, where the rows are days. */
  readonly days: Int32Array | null;
}

/** A block of one kind. */
export type BlockOf<K extends Kind> = BlockTable<MetadataOf<K>>;

/** What a column holds, by the type with which it came. */
const FLOAT = 3;
const UTF8 = 5;
const DATE = 8;

/** Reads a block, or throws a `ClientError` that names the address: a block that is not as agreed is not used at all. */
export function decodeBlock<K extends Kind>(bytes: Uint8Array, kind: K, address: string): BlockOf<K> {
  try {
    return readBlock(bytes, kind);
  } catch (error) {
    throw malformed(address, error);
  }
}

function readBlock<K extends Kind>(bytes: Uint8Array, kind: K): BlockOf<K> {
  const table = tableFromIPC(bytes);
  const metadata = blockMetadata.parse(JSON.parse(table.schema.metadata?.get(BLOCK_METADATA_KEY) ?? "null"));
  if (metadata.kind !== kind) throw new Error(`expected a ${kind} block, got ${metadata.kind}`);
  const figures = new Map<string, Float64Array>();
  const texts = new Map<string, readonly (string | null)[]>();
  let days: Int32Array | null = null;
  table.schema.fields.forEach(({ name, type }, index) => {
    const column = table.getChildAt(index);
    if (column.length !== table.numRows) throw new Error(`${name} has ${column.length} of ${table.numRows} rows`);
    if (type.typeId === FLOAT) figures.set(name, readFigures(column));
    else if (type.typeId === DATE) days = readDays(column);
    else texts.set(name, readTexts(column));
  });
  requireKeys(kind, texts, days, table.numRows);
  return { metadata: metadata as MetadataOf<K>, rows: table.numRows, figures, texts, days };
}

/** The raw values; a null is missing whatever lies beneath it. */
function readFigures(column: Column<unknown>): Float64Array {
  const figures = new Float64Array(column.length);
  let offset = 0;
  for (const batch of column.data) {
    const values: unknown = batch.values;
    if (!(values instanceof Float64Array)) throw new Error("a figure is not a 64-bit float");
    figures.set(values.subarray(0, batch.length), offset);
    const validity = batch.nullCount > 0 ? batch.validity : null;
    for (let row = 0; validity && row < batch.length; row++) {
      if (((validity[row >> 3]! >> (row & 7)) & 1) === 0) figures[offset + row] = NaN;
    }
    offset += batch.length;
  }
  return figures;
}

/** Decodes all texts of a column at once: a decoder that is called for each takes five times as long. */
function readTexts(column: Column<unknown>): (string | null)[] {
  const [batch, ...more] = column.data;
  const { values, offsets }: { values?: unknown; offsets?: unknown } = batch ?? {};
  const isWhole = column.type.typeId === UTF8 && column.nullCount === 0 && more.length === 0;
  if (!isWhole || !(values instanceof Uint8Array) || !(offsets instanceof Int32Array))
    return column.toArray() as (string | null)[];
  const bytes = values.subarray(0, offsets[column.length]);
  const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const texts = new Array<string>(column.length);
  let start = 0;
  for (let row = 0; row < texts.length; row++) {
    const end = start + lengthAsText(bytes, offsets[row]!, offsets[row + 1]!);
    texts[row] = whole.slice(start, end);
    start = end;
  }
  return texts;
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

function readDays(column: Column<unknown>): Int32Array {
  const days = new Int32Array(column.length);
  let offset = 0;
  for (const batch of column.data) {
    const values: unknown = batch.values;
    if (!(values instanceof Int32Array) || batch.nullCount > 0) throw new Error("a date is not a whole day");
    days.set(values.subarray(0, batch.length), offset);
    offset += batch.length;
  }
  return days;
}

/** Codes and days are ascending and each there once: everything else is found by them. */
function requireKeys(
  kind: Kind,
  texts: ReadonlyMap<string, readonly (string | null)[]>,
  days: Int32Array | null,
  rows: number,
): void {
  const keys = kind === "series" || kind === "market" ? days : texts.get("code");
  if (!keys || keys.length !== rows) throw new Error(`a ${kind} block without its key`);
  for (let row = 0; row < rows; row++) {
    if (keys[row] === null || (row > 0 && keys[row - 1]! >= keys[row]!)) throw new Error(`row ${row} is out of order`);
  }
}
