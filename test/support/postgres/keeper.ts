import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBinaries, type Binaries } from "./binaries.ts";
import type { KeeperReport, KeeperTask } from "./keeper-task.ts";

/**
 * A process that keeps one PostgreSQL as long as its standard input is open: it ends with the process that started it,
 * however that one ended, and leaves nothing behind.
 */
const task = JSON.parse(process.argv[2] ?? "{}") as KeeperTask;
const report = (line: KeeperReport): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

let server: ChildProcess | null = null;
let binaries: Binaries | null = null;
const parentGone = once(process.stdin.resume(), "end");

try {
  binaries = await findBinaries();
  if (task.initialise) await initialise(binaries);
  else await giveTo(binaries, task.directory);
  server = await start(binaries);
  report({ started: true, pid: server.pid! });
  await Promise.race([parentGone, once(server, "exit")]);
} catch (error) {
  report({ started: false, message: error instanceof Error ? error.message : String(error) });
}
if (server !== null && server.exitCode === null && server.signalCode === null) {
  const ending = server;
  const ended = once(ending, "exit");
  const impatience = setTimeout(() => ending.kill("SIGKILL"), 10_000);
  ending.kill("SIGINT");
  await ended;
  clearTimeout(impatience);
}
await parentGone;
await rm(task.directory, { recursive: true, force: true, maxRetries: 5 });
await binaries?.release();

async function initialise(binaries: Binaries): Promise<void> {
  const { initdb, user } = binaries;
  const folder = await mkdtemp(join(tmpdir(), "rzrq-postgres-password-"));
  const passwordFile = join(folder, "password");
  try {
    await writeFile(passwordFile, `${task.password}\n`);
    await giveTo(binaries, folder, task.directory);
    const words = [
      `--pgdata=${join(task.directory, "data")}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
      "--no-instructions",
    ];
    await runProgram(initdb, words, user ?? {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function giveTo({ user }: Binaries, ...folders: readonly string[]): Promise<void> {
  if (user) await runProgram("chown", ["-R", `${user.uid}:${user.gid}`, ...folders], {});
}

async function start({ postgres, user }: Binaries): Promise<ChildProcess> {
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: task.port, ...task.settings };
  const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(postgres, ["-D", join(task.directory, "data"), ...words], {
    ...user,
    env: { ...process.env, LC_MESSAGES: "C" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-4000);
      if (/ready to accept (read-only )?connections/.test(text)) resolve();
    });
  });
  return child;
}

async function runProgram(program: string, words: string[], user: { uid?: number; gid?: number }): Promise<void> {
  const child = spawn(program, words, { ...user, stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${complaint}`);
}
