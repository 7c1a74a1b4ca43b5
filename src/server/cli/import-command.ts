import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { beijingDay } from "../../core/market/beijing-time.ts";
import { importFile } from "../collect/import/import-file.ts";
import { landImport } from "../collect/import/land-import.ts";
import { refuseOversize } from "../collect/import/limits.ts";
import type { Config } from "../config.ts";
import { openReconciledStore } from "../truth/reconciled-store.ts";
import { describePreview, describeStored } from "./describe-preview.ts";
import type { ImportCommandOptions } from "./program.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Reads the file whole and shows what was understood; stores it where the user said so and nothing is open. True where nothing is left to do. */
export async function runImport(
  file: string,
  { unit, yes, ...answers }: ImportCommandOptions,
  config: Config,
  terminal: Terminal,
): Promise<boolean> {
  const now = new Date();
  const name = basename(file);
  const imported = importFile(await readWhole(file), {
    name,
    answers: { ...answers, ...unit },
    today: beijingDay(now),
    fetchedAt: now.toISOString(),
  });
  for (const line of describePreview(imported.preview, yes === true)) terminal.say(line);
  if (imported.preview.questions.length > 0) return false;
  if (!yes) return true;

  const store = await openReconciledStore(config);
  try {
    const { stored } = await landImport(store, imported);
    if (stored) terminal.say(describeStored(name, stored));
  } finally {
    await store.close();
  }
  return true;
}

async function readWhole(file: string): Promise<Uint8Array> {
  const found = await stat(file);
  if (found.isFile()) {
    refuseOversize(found.size);
    return readFile(file);
  }
  throw new UsageError({
    zh: `“${file}”不是文件：请给出 CSV 或 Excel 文件的路径。`,
    en: `“${file}” is not a file: give the path of a CSV or Excel file.`,
  });
}
