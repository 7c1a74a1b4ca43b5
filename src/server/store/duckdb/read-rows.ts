import type { DuckDBConnection } from "@duckdb/node-api";

export type Bound = Readonly<Record<string, string | number | null>>;

/** As objects. The queries select text, DOUBLE, INTEGER and BOOLEAN only, never BIGINT, which would come as text. */
export async function readRows<Row extends object>(
  connection: DuckDBConnection,
  sql: string,
  values: Bound = {},
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, { ...values });
  return reader.getRowObjectsJson() as Row[];
}

/** As columns, for results of thousands of rows. */
export interface Columns {
  readonly rows: number;
  /** A column of DOUBLE without nulls. */
  numbers(name: string): Float64Array;
  texts(name: string): (string | null)[];
}

export async function readColumns(connection: DuckDBConnection, sql: string, values: Bound = {}): Promise<Columns> {
  const result = await connection.run(sql, { ...values });
  const chunks = await result.fetchAllChunks();
  const places = new Map(result.columnNames().map((name, index) => [name, index]));
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const fill = (name: string, put: (row: number, value: unknown) => void): void => {
    let next = 0;
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(places.get(name)!);
      const count = vector.itemCount;
      for (let row = 0; row < count; row++) put(next++, vector.getItem(row));
    }
  };
  return {
    rows,
    numbers: (name) => {
      const numbers = new Float64Array(rows);
      fill(name, (row, value) => (numbers[row] = value as number));
      return numbers;
    },
    texts: (name) => {
      const texts = new Array<string | null>(rows);
      fill(name, (row, value) => (texts[row] = value as string | null));
      return texts;
    },
  };
}
