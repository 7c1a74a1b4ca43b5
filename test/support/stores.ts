import { onTestFinished } from "vitest";
import { openDuckdbStore } from "../../src/server/store/duckdb/index.ts";
import { openPostgresStore } from "../../src/server/store/postgres/index.ts";
import type { Store } from "../../src/server/store/store.ts";
import { freshSchema } from "./postgres/database.ts";

interface Implementation {
  readonly name: string;
  /** An empty one. */
  readonly open: () => Promise<Store>;
}

/** Every implementation obeys the same laws. */
export const STORES: readonly Implementation[] = [
  { name: "DuckDB", open: () => openDuckdbStore(":memory:") },
  { name: "PostgreSQL", open: async () => openPostgresStore({ url: await freshSchema() }) },
];

/** An empty store until the end of the test. */
export async function emptyStore({ open }: Implementation): Promise<Store> {
  const store = await open();
  onTestFinished(() => store.close());
  return store;
}
