import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { buildApp, type AppOptions } from "../../src/server/app.ts";
import { openDuckdbStore } from "../../src/server/store/duckdb/index.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";
import type { Store } from "../../src/server/store/store.ts";
import { totalsOf } from "./disclosures.ts";

/** An app that ends with the test, over a store that holds the disclosures; its sample is one day of the SSE. */
export async function openApp(
  disclosures: readonly Disclosure[] = [],
  options: Partial<AppOptions> = {},
): Promise<{ app: FastifyInstance; store: Store }> {
  const store = await memoryStore(disclosures);
  const sample = () => memoryStore([totalsOf({ date: "2026-10-30", source: "SAMPLE" }, { financing_balance: 1 })]);
  const clock = (): Date => new Date("2026-09-23T02:00:00Z");
  const app = await buildApp({ store, sample, sources: [], clock, ...options });
  onTestFinished(() => app.close());
  return { app, store };
}

async function memoryStore(disclosures: readonly Disclosure[]): Promise<Store> {
  const store = await openDuckdbStore(":memory:");
  onTestFinished(() => store.close());
  if (disclosures.length > 0) await store.land(disclosures);
  return store;
}
