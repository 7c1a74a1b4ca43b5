import type { Column } from "@uwdata/flechette";

/** Columns of one kind by their names; each is read when it is first asked for, and then kept. */
export interface Columns<Values> {
  readonly ids: readonly string[];
  get(id: string): Values | undefined;
}

/** Columns that are read so. */
export function columnsOf<Values>(readers: ReadonlyMap<string, () => Values>): Columns<Values> {
  const known = new Map<string, Values>();
  return {
    ids: [...readers.keys()],
    get: (id) => {
      const values = known.get(id) ?? readers.get(id)?.();
      if (values !== undefined) known.set(id, values);
      return values;
    },
  };
}

/** The same columns, each changed when it is read. */
export function mapColumns<Values>(columns: Columns<Values>, change: (values: Values) => Values): Columns<Values> {
  return columnsOf(new Map(columns.ids.map((id) => [id, () => change(columns.get(id)!)])));
}

type Batch = Column<unknown>["data"][number];

/** The only batch of a column. Throws where it has not as many rows. */
export function batchOf(column: Column<unknown>, rows: number): Batch | null {
  const [batch = null, ...more] = column.data;
  if (more.length > 0) throw new Error("the rows are in several batches");
  if (column.length !== rows) throw new Error(`${column.length} of ${rows} rows`);
  if (batch && batch.nullCount > 0 && batch.validity.length < Math.ceil(rows / 8)) throw new Error("nulls are cut off");
  return batch;
}

/** Checks 64-bit floats and gives how to read them: as they lie, missing = NaN. */
export function figureReader(batch: Batch | null, rows: number): () => Float64Array {
  const values: unknown = batch?.values ?? new Float64Array(0);
  if (!(values instanceof Float64Array) || values.length < rows) throw new Error("not a 64-bit float a row");
  const figures = values.length === rows ? values : values.subarray(0, rows);
  return batch === null || batch.nullCount === 0 ? () => figures : () => withoutNulls(figures, batch.validity);
}

/** A null is missing, whatever lies beneath it; copied only where that is not NaN anyway. */
function withoutNulls(figures: Float64Array, validity: Uint8Array): Float64Array {
  let read = figures;
  for (let row = 0; row < figures.length; row++) {
    if (((validity[row >> 3]! >> (row & 7)) & 1) === 1 || Number.isNaN(figures[row]!)) continue;
    if (read === figures) read = figures.slice();
    read[row] = NaN;
  }
  return read;
}

/** Whole days since 1970-01-01. */
export function readDays(batch: Batch | null, rows: number): Int32Array {
  const values: unknown = batch?.values ?? new Int32Array(0);
  if (!(values instanceof Int32Array) || values.length < rows || (batch && batch.nullCount > 0))
    throw new Error("not a whole day a row");
  return values.length === rows ? values : values.subarray(0, rows);
}
