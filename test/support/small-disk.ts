import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of a few megabytes in memory, mounted on a folder. Only root can make one, and only on Linux. */
export interface SmallDisk {
  readonly directory: string;
  resize(size: string): void;
  remove(): void;
}

/** Null where the system, or the container, does not let us mount. */
export function mountSmallDisk(size: string): SmallDisk | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const directory = mkdtempSync(join(tmpdir(), "rzrq-disk-"));
  try {
    run("mount", "-t", "tmpfs", "-o", `size=${size}`, "tmpfs", directory);
  } catch {
    rmdirSync(directory);
    return null;
  }
  return {
    directory,
    resize: (newSize) => run("mount", "-o", `remount,size=${newSize}`, directory),
    remove: () => {
      run("umount", directory);
      rmdirSync(directory);
    },
  };
}

/** Whether `mountSmallDisk` gives one here. */
export function canMountSmallDisk(): boolean {
  const disk = mountSmallDisk("16k");
  disk?.remove();
  return disk !== null;
}

function run(program: string, ...words: readonly string[]): void {
  execFileSync(program, words, { stdio: "ignore" });
}
