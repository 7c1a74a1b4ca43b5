import type { Config } from "../config.ts";
import { openStore } from "../store/open-store.ts";
import type { BackupFormat } from "../store/backup/tables.ts";
import type { Terminal } from "./terminal.ts";

/** Writes all that the store holds into a new directory. */
export async function runExport(
  directory: string,
  format: BackupFormat,
  config: Config,
  terminal: Terminal,
): Promise<void> {
  const store = await openStore(config);
  try {
    const { files } = await store.exportTo(directory, format, ({ file, rows }) =>
      terminal.progress({ zh: `写出 ${file}（${rows} 行）`, en: `Writing ${file} (${rows} rows)` }),
    );
    const rows = files.reduce((sum, part) => sum + part.rows, 0);
    terminal.say({
      zh: `已备份到 ${directory}：${files.length} 个文件，${rows} 行。恢复：rzrq import ${directory}（导入空的数据目录）。`,
      en: `Backed up to ${directory}: ${files.length} files, ${rows} rows. To restore: rzrq import ${directory} (into an empty data directory).`,
    });
  } finally {
    await store.close();
  }
}
