import { openDuckdbStore } from "../store/duckdb/index.ts";
import type { Store } from "../store/store.ts";
import { generateSample } from "./generate-sample.ts";

let opened: Promise<Store> | undefined;

/** The bundled sample (示例数据) in a store of its own in memory, made at the first call and kept. */
export function openSampleStore(): Promise<Store> {
  opened ??= load();
  return opened;
}

async function load(): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  await store.land(generateSample());
  return store;
}
