import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, type WriteStream } from "node:fs";
import { join } from "node:path";

/** Beyond this size a log is put aside, in place of the one put aside before. */
const LIMIT_BYTES = 5 * 1024 * 1024;

/** Opens `server.log` in the data directory to write at its end. A disk that refuses costs the log, and nothing else. */
export function openLogFile(dataDirectory: string): WriteStream {
  const path = join(dataDirectory, "server.log");
  mkdirSync(dataDirectory, { recursive: true });
  if (existsSync(path) && statSync(path).size > LIMIT_BYTES) renameSync(path, `${path}.old`);
  const stream = createWriteStream(path, { flags: "a" });
  stream.on("error", () => undefined);
  return stream;
}
