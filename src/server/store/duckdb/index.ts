import { createStore } from "../create-store.ts";
import { mergeStored } from "../merge-stored.ts";
import type { Store } from "../store.ts";
import { openDuckdbEngine } from "./open-engine.ts";

/** Opens the file, or `:memory:`, making it and its directory where they do not exist. Throws `StoreError`. */
export async function openDuckdbStore(file: string): Promise<Store> {
  const engine = await openDuckdbEngine(file);
  try {
    await mergeStored(engine);
    return createStore(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
