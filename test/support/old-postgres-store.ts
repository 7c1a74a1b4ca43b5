import { SECURITY_DATASETS, type SecurityDataset } from "../../src/core/fields/catalogue.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";
import { openPostgresStore } from "../../src/server/store/postgres/index.ts";
import { runSql } from "./postgres/run-sql.ts";

const FIRST: readonly SecurityDataset[] = ["details", "quotes", "targets", "sectors", "members"];
const LATER = SECURITY_DATASETS.filter((dataset) => !FIRST.includes(dataset));

/** A database as RZRQ left it that knew structure version 1: the same rows, without what later migrations brought. */
export async function writeOldPostgresStore(url: string, disclosures: readonly Disclosure[]): Promise<void> {
  const store = await openPostgresStore({ url });
  await store.land(disclosures);
  await store.close();
  await runSql(
    url,
    ...LATER.map((dataset) => `DROP TABLE ${dataset}`),
    ...FIRST.map((dataset) => `ALTER TABLE ${dataset} DROP COLUMN covers`),
    "ALTER TABLE served_days DROP COLUMN absent",
    "DROP TABLE undisclosed",
    "DELETE FROM schema_version WHERE version > 1",
  );
}
