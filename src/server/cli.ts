import { readLanguage } from "./cli/language.ts";
import { runProgram } from "./cli/run-program.ts";
import { openTerminal } from "./cli/terminal.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());

const { env } = process;
const terminal = openTerminal(readLanguage(env, Intl.DateTimeFormat().resolvedOptions().locale));
process.exitCode = await runProgram(process.argv.slice(2), { env, terminal, signal: stop.signal });
