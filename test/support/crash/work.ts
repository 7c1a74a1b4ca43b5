import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import { openPostgresStore } from "../../../src/server/store/postgres/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { disclosedOn, SESSIONS } from "./history.ts";

/** What a process can be killed in the middle of. */
export type Work = "land" | "import" | "migrate" | "compact";

/** Does the work to its end, or goes on with it where an earlier process left off; `backup` is where an import is from. */
export async function doWork(work: Work, target: string, backup: string): Promise<void> {
  const store = await openTarget(target);
  try {
    if (work === "land") await landAll(store);
    if (work === "import" && (await store.isEmpty())) await store.importFrom(backup);
    if (work === "compact") {
      await landAll(store);
      await store.compact();
    }
  } finally {
    await store.close();
  }
}

/** A file of DuckDB, or an address of PostgreSQL. To open it is to migrate it. */
export function openTarget(target: string): Promise<Store> {
  return target.startsWith("postgres") ? openPostgresStore({ url: target }) : openDuckdbStore(target);
}

async function landAll(store: Store): Promise<void> {
  for (const date of SESSIONS) await store.land(disclosedOn(date));
}
