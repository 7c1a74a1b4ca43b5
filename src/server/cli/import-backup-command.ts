import type { Config } from "../config.ts";
import { readManifest } from "../store/backup/manifest.ts";
import { openStore } from "../store/open-store.ts";
import type { Terminal } from "./terminal.ts";

/** Fills the empty store from a directory that `rzrq export` wrote. */
export async function runImportBackup(directory: string, config: Config, terminal: Terminal): Promise<void> {
  // Opening makes a store where there is none: not for a folder that is no backup.
  await readManifest(directory);
  const store = await openStore(config);
  try {
    const { files, written_at } = await store.importFrom(directory, ({ file, rows }) =>
      terminal.progress({ zh: `读入 ${file}（${rows} 行）`, en: `Reading ${file} (${rows} rows)` }),
    );
    const rows = files.reduce((sum, part) => sum + part.rows, 0);
    terminal.say({
      zh: `已从备份 ${directory}（写于 ${written_at}）恢复：${files.length} 个文件，${rows} 行。`,
      en: `Restored the backup ${directory} of ${written_at}: ${files.length} files, ${rows} rows.`,
    });
  } finally {
    await store.close();
  }
}
