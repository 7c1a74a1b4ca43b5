/**
 * Three servers in a process of their own, as a reader meets them: ours, the obvious one (Fastify, a DuckDB query, JSON),
 * and a bare http server that holds the same bytes. Prints their addresses and waits.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DuckDBInstance } from "@duckdb/node-api";
import Fastify from "fastify";
import { BLOCK_TYPE } from "../../src/contracts/blocks.ts";
import { dayBlockPath, type Edition } from "../../src/contracts/edition.ts";
import { buildApp } from "../../src/server/app.ts";
import { openDuckdbStore } from "../../src/server/store/duckdb/index.ts";
import { ASKED, disclosuresOf, wholeDays } from "./market.ts";

const days = Number(process.argv[2]);
const store = await openDuckdbStore(":memory:");
await store.land(disclosuresOf(days));
await store.compact();

const ours = await buildApp({ store, sample: () => Promise.resolve(store), sources: [], clock: () => new Date() });
const base = await ours.listen({ host: "127.0.0.1", port: 0 });

const edition = (await ours.inject({ url: "/api/v1/edition" })).json<Edition>();
const newest = dayBlockPath(edition.days.date.at(-1)!, edition.days.revision.at(-1)!);
const block = (await ours.inject({ url: newest })).rawPayload;
const bare = createServer((_request, reply) => {
  reply.writeHead(200, { "content-type": BLOCK_TYPE, "content-length": block.length });
  reply.end(block);
});
bare.keepAliveTimeout = 60_000;
await new Promise<void>((resolve) => bare.listen({ host: "127.0.0.1", port: 0 }, resolve));

/** One table in the order of days, which is what this query wants, and a prepared statement. */
async function startPeer(): Promise<string> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `CREATE TABLE margin (date DATE, code VARCHAR, ${ASKED.map((id) => `${id} DOUBLE`).join(", ")})`,
  );
  for (const date of wholeDays(days)) {
    const [day] = await store.servedDays(date);
    const rows = day!.codes.map(
      (code, row) => `('${date}', '${code}', ${ASKED.map((id) => day!.columns[id][row]).join(", ")})`,
    );
    await connection.run(`INSERT INTO margin VALUES ${rows.join(", ")}`);
  }
  const statement = await connection.prepare(
    `SELECT code, ${ASKED.join(", ")} FROM margin WHERE date = $1 ORDER BY code`,
  );
  const app = Fastify();
  app.get<{ Params: { date: string } }>("/days/:date", async ({ params }) => {
    statement.bindVarchar(1, params.date);
    return (await statement.runAndReadAll()).getRowObjectsJson();
  });
  return app.listen({ host: "127.0.0.1", port: 0 });
}

const peer = await startPeer();
const barePort = (bare.address() as AddressInfo).port;
process.send!({ ours: base, peer, bare: `http://127.0.0.1:${barePort}`, newest });
// Asked for whatever else: the processor's time so far, in ms.
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000);
});
process.on("disconnect", () => process.exit());
