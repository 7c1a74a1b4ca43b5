import { spawn, type ChildProcess } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Added to an environment that speaks English and reaches no exchange. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CliProcess {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
}

const program = fileURLToPath(new URL("../../src/server/cli.ts", import.meta.url));

/** An address where nobody listens: what is not overridden must not reach the real exchanges. */
const NOWHERE = "http://127.0.0.1:9";
export const QUIET = {
  LC_ALL: "C",
  CI: "true",
  RZRQ_PAUSE_MS: "0",
  RZRQ_COLLECT: "0",
  RZRQ_SSE_URL: NOWHERE,
  RZRQ_SZSE_URL: NOWHERE,
  RZRQ_BSE_URL: NOWHERE,
  RZRQ_EASTMONEY_URL: NOWHERE,
  RZRQ_TENCENT_URL: NOWHERE,
};

/** Starts the real command line in a process of its own. */
export function startCli(words: readonly string[], { env = {} }: CliOptions = {}): CliProcess {
  const child = spawn(process.execPath, ["--import", "tsx", program, ...words], {
    env: { PATH: process.env["PATH"], ...QUIET, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const result = Promise.all([ended, text(child.stdout), text(child.stderr)]).then(
    ([code, stdout, stderr]): CliResult => ({ code, stdout, stderr }),
  );
  return { child, result };
}

/** Runs the real command line to its end. */
export function runCli(words: readonly string[], options?: CliOptions): Promise<CliResult> {
  return startCli(words, options).result;
}
