import type { DuckDBConnection } from "@duckdb/node-api";
import type { ListedSecurity } from "../store.ts";
import { queries } from "./queries.ts";
import { readRows } from "./read-rows.ts";

/** `Snapshot.securities`. Few have no name on their newest day: theirs is looked for on the days before. */
export async function readSecurities(connection: DuckDBConnection): Promise<ListedSecurity[]> {
  const securities = await readRows<ListedSecurity>(connection, queries["newest rows of securities"]);
  const nameless = securities.filter(({ name }) => name === "").map(({ code }) => code);
  if (nameless.length === 0) return securities;
  const found = await readRows<{ code: string; name: string }>(connection, queries["newest names"], {
    codes: nameless.join(),
  });
  const names = new Map(found.map(({ code, name }) => [code, name]));
  return securities.map((security) => ({ ...security, name: security.name || (names.get(security.code) ?? "") }));
}
