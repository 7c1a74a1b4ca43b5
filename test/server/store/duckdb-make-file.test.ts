import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { makeFile } from "../../../src/server/store/duckdb/make-file.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

test("several that make the same file leave one database and nothing beside it", async () => {
  const directory = join(temporaryDirectory(), "of", "its", "own");
  const file = join(directory, "rzrq.duckdb");
  await Promise.all(Array.from({ length: 4 }, () => makeFile(file, {})));
  expect(readdirSync(directory)).toEqual(["rzrq.duckdb"]);
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  expect((await connection.runAndReadAll("SELECT 42")).getRows()).toEqual([[42]]);
  connection.closeSync();
  instance.closeSync();
});

test("a file that is there stays as it is, whatever it holds", async () => {
  const file = join(temporaryDirectory(), "rzrq.duckdb");
  writeFileSync(file, "not a database");
  await makeFile(file, {});
  expect(readFileSync(file, "utf8")).toBe("not a database");
});
