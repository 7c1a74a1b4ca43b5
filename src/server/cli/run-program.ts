import { statSync } from "node:fs";
import { CommanderError } from "commander";
import { readConfig } from "../config.ts";
import { explainError } from "./explain-error.ts";
import { explainUsage } from "./explain-usage.ts";
import { buildProgram, type Handlers } from "./program.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage-error.ts";

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const INTERRUPTED = 130;

/** Does what the words say; the number tells the shell how it ended. */
export async function runProgram(words: readonly string[], shell: Shell): Promise<number> {
  let code = DONE;
  const handlers = createHandlers(shell, () => (code = FAILED));
  try {
    const program = buildProgram(handlers, shell.terminal);
    await program.parseAsync(words.length > 0 ? words : ["--help"], { from: "user" });
    return code;
  } catch (error) {
    return explain(error, shell);
  }
}

/** Each command loads what it needs and nothing else. */
function createHandlers({ env, terminal, signal }: Shell, fail: () => void): Handlers {
  return {
    async collect(options) {
      const { runCollect } = await import("./collect-command.ts");
      if (!(await runCollect(options, readConfig(env), terminal, signal))) fail();
    },
    async check(securities, options) {
      const { runCheck } = await import("./check-command.ts");
      if (!(await runCheck(securities, options, readConfig(env), terminal, signal))) fail();
    },
    async import(path, options) {
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
        const { runImportBackup } = await import("./import-backup-command.ts");
        return runImportBackup(path, readConfig(env), terminal);
      }
      const { runImport } = await import("./import-command.ts");
      if (!(await runImport(path, options, readConfig(env), terminal))) fail();
    },
    async export(directory, { format }) {
      const { runExport } = await import("./export-command.ts");
      await runExport(directory, format, readConfig(env), terminal);
    },
    async compact() {
      const { runCompact } = await import("./compact-command.ts");
      await runCompact(readConfig(env), terminal);
    },
    async serve(options) {
      const { runServe } = await import("./serve-command.ts");
      await runServe(options, { config: readConfig(env), env, terminal, signal });
    },
    async publish(directory, options) {
      const { runPublish } = await import("./publish-command.ts");
      await runPublish(directory, options, readConfig(env), terminal, signal);
    },
  };
}

/** Tells the person what went wrong, in one sentence, and the shell by a number. */
function explain(error: unknown, { terminal, signal }: Shell): number {
  if (error instanceof CommanderError) {
    const text = explainUsage(error);
    if (text === null) return DONE;
    terminal.complain(text);
    return WRONG_USAGE;
  }
  if (signal.aborted) {
    terminal.complain({
      zh: "已中断：此前完成的交易日已保存，未完成的没有留下任何内容。",
      en: "Interrupted: the days finished before are stored, the unfinished ones left nothing behind.",
    });
    return INTERRUPTED;
  }
  terminal.complain(explainError(error));
  return error instanceof UsageError ? WRONG_USAGE : FAILED;
}
