import type { Config } from "../config.ts";
import { openDuckdbStore } from "./duckdb/index.ts";
import { openPostgresStore } from "./postgres/index.ts";
import type { Store } from "./store.ts";

/** The PostgreSQL that the configuration names, else the file in the data directory. Throws `StoreError`. */
export function openStore({ database, storeFile }: Pick<Config, "database" | "storeFile">): Promise<Store> {
  return database === null ? openDuckdbStore(storeFile) : openPostgresStore(database);
}
