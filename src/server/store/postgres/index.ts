import { createStore } from "../create-store.ts";
import { mergeStored } from "../merge-stored.ts";
import type { Store } from "../store.ts";
import { openPostgresEngine, type PostgresAddresses } from "./open-engine.ts";
import { isUnreachable } from "./translate-error.ts";

/** Connects, makes the tables where there are none, and brings older ones up to date. Throws `StoreError`. */
export async function openPostgresStore(addresses: PostgresAddresses): Promise<Store> {
  const engine = await openPostgresEngine(addresses);
  try {
    if (!(await engine.isReadOnly())) await mergeStored(engine).catch(unlessUnreachable);
    return createStore(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** A standby is read while the server to write to is away. */
function unlessUnreachable(error: unknown): void {
  if (!isUnreachable(error)) throw error;
}
