import type { Text } from "../../../core/text.ts";
import { StoreError } from "../store-error.ts";

/** What DuckDB and the file system say, and what that means for the user. `detail` is the first group of the pattern. */
const CAUSES: readonly { pattern: RegExp; explain: (file: string, detail: string) => Text }[] = [
  {
    pattern: /Could not set lock on file.*?\(PID (\d+)\)/s,
    explain: (file, pid) => ({
      zh: `数据库 ${file} 正被另一个进程（PID ${pid}）使用：请先停止正在运行的 RZRQ，或用 RZRQ_DATA 另指一个数据目录。`,
      en: `The database ${file} is in use by another process (PID ${pid}): stop the RZRQ that is running, or point RZRQ_DATA to another data directory.`,
    }),
  },
  {
    pattern: /Could not set lock on file|being used by another process/,
    explain: (file) => ({
      zh: `数据库 ${file} 正被另一个进程使用：请先停止正在运行的 RZRQ，或用 RZRQ_DATA 另指一个数据目录。`,
      en: `The database ${file} is in use by another process: stop the RZRQ that is running, or point RZRQ_DATA to another data directory.`,
    }),
  },
  {
    pattern: /No space left on device|not enough space|ENOSPC|EDQUOT|Disk quota exceeded|There is not enough/i,
    explain: (file) => ({
      zh: `磁盘已满，无法写入数据库 ${file}：此前的数据完好，请腾出空间后重试。`,
      en: `The disk is full and ${file} could not be written: what was stored before is intact. Free some space and try again.`,
    }),
  },
  {
    pattern: /Permission denied|EACCES|EPERM|Access is denied|read-only file system|EROFS/i,
    explain: (file) => ({
      zh: `没有读写数据库 ${file} 的权限：请改正该文件及其目录的权限，或用 RZRQ_DATA 指向一个可写的目录。`,
      en: `No permission to read and write the database ${file}: correct the permissions of the file and its directory, or point RZRQ_DATA to a directory that you can write.`,
    }),
  },
  {
    pattern: /not a valid DuckDB database|Serialization Error|Corrupt|checksum/i,
    explain: (file) => ({
      zh: `${file} 不是可读的数据库，或已损坏：请把它移到别处后重试（数据将重新采集），或用 RZRQ_DATA 另指一个数据目录。`,
      en: `${file} is not a readable database, or it is damaged: move it away and try again (the data will be collected anew), or point RZRQ_DATA to another data directory.`,
    }),
  },
  {
    pattern: /No such file or directory|ENOENT|ENOTDIR|Is a directory|EISDIR|EEXIST/,
    explain: (file) => ({
      zh: `无法在 ${file} 建立数据库：该路径不可用，请用 RZRQ_DATA 指向一个可写的目录。`,
      en: `The database cannot be created at ${file}: the path cannot be used. Point RZRQ_DATA to a directory that you can write.`,
    }),
  },
];

/** The failure in one sentence for the user, the original as its cause. A `RangeError` is the caller's mistake, not the store's, and stays one. */
export function translateError(error: unknown, file: string): StoreError | RangeError {
  if (error instanceof StoreError || error instanceof RangeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  for (const { pattern, explain } of CAUSES) {
    const match = pattern.exec(message);
    if (match) return new StoreError(explain(file, match[1] ?? ""), { cause: error });
  }
  const firstLine = message.split("\n", 1)[0] ?? "";
  return new StoreError(
    {
      zh: `数据库 ${file} 出错：${firstLine}。请重新启动 RZRQ 后重试。`,
      en: `The database ${file} failed: ${firstLine}. Restart RZRQ and try again.`,
    },
    { cause: error },
  );
}
