import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request as ask } from "node:https";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import type { SyncEvent } from "../../../src/contracts/api.ts";
import { edition } from "../../../src/contracts/edition.ts";
import { startExchangeServer } from "../../support/exchange-server.ts";
import { freshSchema } from "../../support/postgres/database.ts";
import { runCli, startCli } from "../../support/run-cli.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

interface Server {
  /** The body of the answer. */
  send(path: string, body?: object): Promise<string>;
}

/** A server in a process of its own, with a data directory of its own. */
async function startServer(env: Readonly<Record<string, string>>): Promise<Server> {
  const data = temporaryDirectory();
  const { child, result } = startCli(["serve", "--port", "0"], { env: { ...env, RZRQ_DATA: data } });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await result;
  });
  const [first] = (await once(child.stdout!, "data")) as [Buffer];
  const port = Number(/https:\/\/localhost:(\d+)/.exec(first.toString())?.[1]);
  const ca = readFileSync(join(data, "tls", "localhost.pem"), "utf8");
  return {
    async send(path, body) {
      const headers = { "content-type": "application/json" };
      const method = body === undefined ? "GET" : "POST";
      const sent = ask(`https://localhost:${port}/api/v1/${path}`, { ca, method, ...(body && { headers }) });
      sent.end(body && JSON.stringify(body));
      const [response] = (await once(sent, "response")) as [IncomingMessage];
      return text(response);
    },
  };
}

const eventsOf = (stream: string): SyncEvent[] =>
  [...stream.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1]!) as SyncEvent);

test(
  "of three server processes over one PostgreSQL one collects at a time, and all serve the same",
  { timeout: 180_000 },
  async () => {
    const exchange = await startExchangeServer();
    onTestFinished(() => exchange.close());
    exchange.behave("SSE", { kind: "slow", delayMs: 1_500 });
    const env = { DATABASE_URL: await freshSchema(), RZRQ_SSE_URL: exchange.url, RZRQ_EASTMONEY_URL: exchange.url };
    const servers = await Promise.all([startServer(env), startServer(env), startServer(env)]);
    const order = { dataset: "totals", scope: "SSE", from: "2026-09-17", to: "2026-09-18" };

    const streams = await Promise.all(servers.map(async (server) => eventsOf(await server.send("sync", order))));
    const landed = streams.map((events) => events.find((event) => event.type === "done")?.landed ?? 0);
    const refused = streams.flat().filter((event) => event.type === "problem" && event.source === "RZRQ");
    expect(landed.filter((days) => days > 0)).toHaveLength(1);
    expect(refused).toHaveLength(2);
    expect(JSON.stringify(refused[0])).toContain("Another RZRQ process is collecting for the same database");

    const words = ["collect", "--date", "2026-09-18", "--exchange", "SSE", "--dataset", "details"];
    const command = await runCli(words, { env: { ...env, RZRQ_DATA: temporaryDirectory() } });
    expect(command.stdout).toContain("1 landed");
    const editions = await Promise.all(servers.map((server) => server.send("edition")));
    expect(new Set(editions).size).toBe(1);
    const { sample, days, newest } = edition.parse(JSON.parse(editions[0]!));
    expect({ sample, dates: days.date }).toEqual({ sample: false, dates: ["2026-09-18"] });
    expect(newest[0]).toEqual({ exchange: "SSE", details: "2026-09-18", totals: "2026-09-18" });
    const rows = await Promise.all(servers.map((server) => server.send("days/2026-09-18/SSE")));
    expect(new Set(rows).size).toBe(1);
    expect(rows[0]).toContain('"600519"');
  },
);

test("a server whose standby is gone starts, answers that it failed, and stays", { timeout: 60_000 }, async () => {
  const standby = "postgresql://127.0.0.1:9/rzrq";
  const server = await startServer({ DATABASE_URL: await freshSchema(), DATABASE_READ_URL: standby });
  expect(await server.send("edition")).toContain("The data server failed");
  expect(await server.send("edition")).toContain("The data server failed");
});
