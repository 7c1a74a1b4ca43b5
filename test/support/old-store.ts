import { DuckDBInstance } from "@duckdb/node-api";
import { MARGIN_FIELD_IDS, OVERVIEW_FIELD_IDS } from "../../src/core/fields/catalogue.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";
import { disclosures as schema } from "../../src/server/store/duckdb/migrations/001-disclosures.ts";

/** A file as RZRQ 1.0 wrote it: structure version 1, each disclosure as the first revision of its day. */
export async function writeOldStore(file: string, disclosures: readonly Disclosure[]): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE schema_version (version INTEGER NOT NULL); INSERT INTO schema_version VALUES (1)`);
  await connection.run(schema);
  await connection.run("BEGIN");
  for (const disclosure of disclosures) {
    const { dataset, exchange, date, source, fetchedAt } = disclosure;
    const head = `'${exchange}', DATE '${date}', 1, '${source}', '${fetchedAt}'`;
    if (dataset === "totals") {
      const figures = MARGIN_FIELD_IDS.map((id) => disclosure.figures[id] ?? "NULL");
      await connection.run(`INSERT INTO totals VALUES (${head}, ${figures.join()})`);
    }
    if (dataset === "overview") {
      const figures = OVERVIEW_FIELD_IDS.map((id) => disclosure.figures[id] ?? "NULL");
      await connection.run(`INSERT INTO overview VALUES (${head}, ${figures.join()})`);
    }
    if (dataset === "details") {
      await connection.run(`INSERT INTO details VALUES (${head})`);
      const rows = disclosure.rows.map(
        (row) =>
          `('${exchange}', DATE '${date}', 1, '${row.code}', '${row.name}', ${MARGIN_FIELD_IDS.map((id) => row[id] ?? "NULL").join()})`,
      );
      await connection.run(`INSERT INTO detail_rows VALUES ${rows.join()}`);
    }
  }
  await connection.run("COMMIT");
  connection.closeSync();
  instance.closeSync();
}
