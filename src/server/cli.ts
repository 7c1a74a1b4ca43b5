import { statSync } from "node:fs";
import { CommanderError } from "commander";
import { explainError } from "./cli/explain-error.ts";
import { explainUsage } from "./cli/explain-usage.ts";
import { readLanguage } from "./cli/language.ts";
import { buildProgram, type Handlers } from "./cli/program.ts";
import { openTerminal } from "./cli/terminal.ts";
import { UsageError } from "./cli/usage-error.ts";
import { readConfig } from "./config.ts";

const FAILED = 1;
const WRONG_USAGE = 2;
const INTERRUPTED = 130;

const terminal = openTerminal(readLanguage(process.env, Intl.DateTimeFormat().resolvedOptions().locale));
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());

/** Each command loads what it needs and nothing else. */
const handlers: Handlers = {
  async collect(options) {
    const { runCollect } = await import("./cli/collect-command.ts");
    const complete = await runCollect(options, readConfig(process.env), terminal, stop.signal);
    if (!complete) process.exitCode = FAILED;
  },
  async check(securities, options) {
    const { runCheck } = await import("./cli/check-command.ts");
    const isWell = await runCheck(securities, options, readConfig(process.env), terminal, stop.signal);
    if (!isWell) process.exitCode = FAILED;
  },
  async import(path, options) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      const { runImportBackup } = await import("./cli/import-backup-command.ts");
      return runImportBackup(path, readConfig(process.env), terminal);
    }
    const { runImport } = await import("./cli/import-command.ts");
    const complete = await runImport(path, options, readConfig(process.env), terminal);
    if (!complete) process.exitCode = FAILED;
  },
  async export(directory, { format }) {
    const { runExport } = await import("./cli/export-command.ts");
    await runExport(directory, format, readConfig(process.env), terminal);
  },
  async compact() {
    const { runCompact } = await import("./cli/compact-command.ts");
    await runCompact(readConfig(process.env), terminal);
  },
  async serve(options) {
    const { runServe } = await import("./cli/serve-command.ts");
    await runServe(options, readConfig(process.env), terminal, stop.signal);
  },
  async publish(directory, options) {
    const { runPublish } = await import("./cli/publish-command.ts");
    await runPublish(directory, options, readConfig(process.env), terminal, stop.signal);
  },
};

try {
  const program = buildProgram(handlers, terminal);
  const words = process.argv.slice(2);
  await program.parseAsync(words.length > 0 ? words : ["--help"], { from: "user" });
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Tells the person what went wrong, in one sentence, and the shell by a number. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    const text = explainUsage(error);
    if (text === null) return 0;
    terminal.complain(text);
    return WRONG_USAGE;
  }
  if (stop.signal.aborted) {
    terminal.complain({
      zh: "已中断：此前完成的交易日已保存，未完成的没有留下任何内容。",
      en: "Interrupted: the days finished before are stored, the unfinished ones left nothing behind.",
    });
    return INTERRUPTED;
  }
  terminal.complain(explainError(error));
  return error instanceof UsageError ? WRONG_USAGE : FAILED;
}
