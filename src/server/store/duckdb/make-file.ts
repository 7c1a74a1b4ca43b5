import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, copyFile, link, mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Puts an empty database where there is no file yet, whole at once: of a file that it writes in place, a killed process
 * leaves a beginning that DuckDB refuses to open.
 */
export async function makeFile(file: string, options: Readonly<Record<string, string>>): Promise<void> {
  if (await exists(file)) return;
  await mkdir(dirname(file), { recursive: true });
  const made = `${file}.${randomUUID()}.new`;
  try {
    (await DuckDBInstance.create(made, options)).closeSync();
    await place(made, file);
  } finally {
    await rm(made, { force: true });
  }
}

/** Unlike a renaming, neither takes the place of a file that another process has put there meanwhile. */
async function place(made: string, file: string): Promise<void> {
  try {
    // Not every file system has links.
    await link(made, file).catch(() => copyFile(made, file, constants.COPYFILE_EXCL));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
