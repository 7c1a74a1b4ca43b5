import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { KeeperReport, KeeperTask } from "./keeper-task.ts";

/** A real PostgreSQL on loopback, with files of its own that go when it stops. */
export interface Cluster {
  /** `postgres://…/postgres`: of the superuser. */
  readonly url: string;
  readonly port: number;
  readonly directory: string;
  /** The server's first process. */
  readonly pid: number;
  stop(): Promise<void>;
}

export const PASSWORD = "rzrq-test-口令";
const KEEPER = fileURLToPath(new URL("keeper.ts", import.meta.url));

/** Nothing here outlives the tests, so nothing waits for the disk. */
const FAST = {
  fsync: "off",

  full_page_writes: "off",
  shared_buffers: "64MB",
  max_connections: 200,
};

/** Starts an empty server, or one over the files that `prepare` puts into the directory's `data`. */
export async function startCluster(
  settings: KeeperTask["settings"] = {},
  prepare?: (directory: string) => Promise<void>,
): Promise<Cluster> {
  const directory = await mkdtemp(join(tmpdir(), "rzrq-postgres-"));
  await prepare?.(directory);
  const port = await findFreePort();
  const task: KeeperTask = {
    directory,
    port,
    password: PASSWORD,
    initialise: prepare === undefined,
    settings: { ...FAST, ...settings },
  };
  // In a session of its own: Ctrl+C at the tests is for the tests to answer.
  const keeper = spawn(process.execPath, ["--import", "tsx", KEEPER, JSON.stringify(task)], {
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = once(keeper, "exit");
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    await gone;
  };
  const [line] = (await Promise.race([
    once(createInterface({ input: keeper.stdout }), "line"),
    gone.then(() => ['{"started":false,"message":"the keeper of PostgreSQL ended"}']),
  ])) as [string];
  const report = JSON.parse(line) as KeeperReport;
  if (!report.started) {
    await stop();
    throw new Error(report.message);
  }
  const url = `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  return { url, port, directory, pid: report.pid, stop };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
