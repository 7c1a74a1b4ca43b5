import { tableFromIPC } from "@uwdata/flechette";
import { BLOCK_METADATA_KEY, blockMetadata, type BlockMetadata } from "../../contracts/blocks.ts";
import { malformed } from "../client-error.ts";
import { batchOf, columnsOf, figureReader, readDays, type Columns } from "./block-columns.ts";
import { codeTexts, labelReader, readCodes, textReader, type Texts } from "./block-texts.ts";

type Kind = BlockMetadata["kind"];
type MetadataOf<K extends Kind> = Extract<BlockMetadata, { kind: K }>;

/** A block as it was served: figures with NaN for missing, texts with null. What is never asked for is never made. */
export interface BlockTable<Metadata extends BlockMetadata = BlockMetadata> {
  readonly metadata: Metadata;
  readonly rows: number;
  /** Views of the block's own bytes, where nothing keeps them from it. */
  readonly figures: Columns<Float64Array>;
  readonly texts: Columns<Texts>;
  /** What rows are found by, ascending, each there once: days since 1970-01-01, or the digits of codes as numbers. */
  readonly keys: Int32Array;
}

/** A block of one kind. */
export type BlockOf<K extends Kind> = BlockTable<MetadataOf<K>>;

/** What a column holds, by the type with which it came. */
const [LABEL, FLOAT, UTF8, DATE] = [-1, 3, 5, 8] as const;

/** Reads a block, or throws a `ClientError` that names the address: a block that is not as agreed is not used at all. */
export function decodeBlock<K extends Kind>(bytes: Uint8Array, kind: K, address: string): BlockOf<K> {
  try {
    return readBlock(bytes, kind);
  } catch (error) {
    throw malformed(address, error);
  }
}

/** Everything is checked here, so that a column that is read later cannot fail. */
function readBlock<K extends Kind>(bytes: Uint8Array, kind: K): BlockOf<K> {
  const { schema, children, numRows: rows } = tableFromIPC(bytes);
  const metadata = blockMetadata.parse(JSON.parse(schema.metadata?.get(BLOCK_METADATA_KEY) ?? "null"));
  if (metadata.kind !== kind) throw new Error(`expected a ${kind} block, got ${metadata.kind}`);
  const figures = new Map<string, () => Float64Array>();
  const texts = new Map<string, () => Texts>();
  const keyName = kind === "series" || kind === "market" ? "date" : "code";
  let keys: Int32Array | null = null;
  for (const [index, { name, type }] of schema.fields.entries()) {
    const batch = batchOf(children[index]!, rows);
    if (name === keyName) {
      const read = keyName === "date" ? readDays(batch, rows) : readCodes(batch, rows);
      if (keyName === "code") texts.set(name, () => codeTexts(read));
      keys = read;
    } else if (type.typeId === FLOAT) figures.set(name, figureReader(batch, rows));
    else if (type.typeId === UTF8) texts.set(name, textReader(batch, rows));
    else if (type.typeId === LABEL) texts.set(name, labelReader(batch, rows));
    else if (type.typeId === DATE) readDays(batch, rows);
    else throw new Error(`${name} is of type ${type.typeId}`);
  }
  requireOrder(keys, kind);
  return {
    metadata: metadata as MetadataOf<K>,
    rows,
    figures: columnsOf(figures),
    texts: columnsOf(texts),
    keys,
  };
}

function requireOrder(keys: Int32Array | null, kind: Kind): asserts keys {
  if (!keys) throw new Error(`a ${kind} block without its key`);
  for (let row = 1; row < keys.length; row++)
    if (keys[row - 1]! >= keys[row]!) throw new Error(`row ${row} is out of order`);
}
