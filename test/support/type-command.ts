import type { Text } from "../../src/core/text.ts";
import { readLanguage } from "../../src/server/cli/language.ts";
import { runProgram } from "../../src/server/cli/run-program.ts";
import { QUIET, type CliOptions, type CliResult } from "./run-cli.ts";

interface Typed {
  /** What was written so far. */
  readonly written: { stdout: string; stderr: string };
  /** As Ctrl+C does. */
  stop(): void;
  readonly result: Promise<CliResult>;
}

/** The command line in this process: all but the start, the signals and the help, which Commander prints. */
export function startCommand(words: readonly string[], { env = {} }: CliOptions = {}): Typed {
  const shellEnv = { PATH: process.env["PATH"], ...QUIET, ...env };
  const language = readLanguage(shellEnv, "en");
  const written = { stdout: "", stderr: "" };
  const terminal = {
    language,
    say: (text: Text) => void (written.stdout += `${text[language]}\n`),
    complain: (text: Text) => void (written.stderr += `${text[language]}\n`),
    progress: () => undefined,
  };
  const stopping = new AbortController();
  const result = runProgram(words, { env: shellEnv, terminal, signal: stopping.signal });
  return { written, stop: () => stopping.abort(), result: result.then((code) => ({ code, ...written })) };
}

/** What came of a command. */
export const typeCommand = (words: readonly string[], options?: CliOptions): Promise<CliResult> =>
  startCommand(words, options).result;
