import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { appendColumns } from "../../../src/server/store/duckdb/append-columns.ts";
import { readColumns } from "../../../src/server/store/duckdb/read-rows.ts";

const ORDER = ["figure", "day", "exchange", "name", "absent_figure", "absent_text"];

async function connected(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run(
    `CREATE TABLE mixed (figure DOUBLE, day DATE, exchange VARCHAR, name VARCHAR, absent_figure DOUBLE, absent_text VARCHAR)`,
  );
  return connection;
}

async function writtenAndRead(connection: DuckDBConnection, rows: readonly Row[], exchange: string) {
  await connection.run("DELETE FROM mixed");
  const columns = {
    figure: Float64Array.from(rows, ({ figure }) => figure),
    day: Int32Array.from(rows, ({ day }) => day),
    exchange,
    name: rows.map(({ name }) => name),
  };
  await appendColumns(connection, "mixed", ORDER, [{ rows: rows.length, columns }]);
  const read = await readColumns(connection, "FROM mixed");
  return { columns, read };
}

interface Row {
  readonly figure: number;
  readonly day: number;
  readonly name: string | null;
}

const anyRow: fc.Arbitrary<Row> = fc.record({
  figure: fc.double({ noDefaultInfinity: true }),
  day: fc.integer({ min: 0, max: 40_000 }),
  // Short texts lie in DuckDB's vector, longer ones behind a pointer; neighbours that are equal are read once.
  name: fc.oneof(
    fc.constantFrom(null, "", "浦发银行", "十二个字节长"),
    fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.replaceAll("\0", "")),
  ),
});

test("any column comes back from DuckDB as it was, the missing among it", async () => {
  const connection = await connected();
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 200 }), async (rows) => {
      const { columns, read } = await writtenAndRead(connection, rows, "SSE");
      expect(read.rows).toBe(rows.length);
      expect(read.figures("figure")).toEqual(columns.figure);
      expect(read.days("day")).toEqual(columns.day);
      expect(read.texts("name")).toEqual(columns.name);
      expect(read.texts("exchange")).toEqual(rows.map(() => "SSE"));
      expect(read.figures("absent_figure").every(Number.isNaN)).toBe(true);
      expect(read.texts("absent_text")).toEqual(rows.map(() => null));
    }),
    { numRuns: 40 },
  );
});

test("rows of several vectors come back in their order", async () => {
  const connection = await connected();
  const rows = Array.from({ length: 5_000 }, (_, place) => ({
    figure: place % 7 === 0 ? NaN : place,
    day: place,
    name: place % 5 === 0 ? null : `一个很长的证券名称${Math.floor(place / 3)}`,
  }));
  const { columns, read } = await writtenAndRead(connection, rows, "SZSE");
  expect(read.figures("figure")).toEqual(columns.figure);
  expect(read.days("day")).toEqual(columns.day);
  expect(read.texts("name")).toEqual(columns.name);
});

test("texts are found by what they say, whatever their length", async () => {
  const connection = await connected();
  const names = ["", "600519", "浦发银行", "123456789012", "1234567890123", "*ST 国华退市", "😀😀😀", "😀😀😀😀", null];
  await writtenAndRead(
    connection,
    names.map((name) => ({ figure: 1, day: 1, name })),
    "SSE",
  );
  for (const name of names.filter((one) => one !== null)) {
    const found = await connection.runAndReadAll("SELECT strlen(name)::INTEGER FROM mixed WHERE name = $1", [name]);
    expect(found.getRows()).toEqual([[new TextEncoder().encode(name).length]]);
  }
});
