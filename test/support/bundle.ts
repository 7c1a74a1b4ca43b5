import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));

interface Bundle {
  /** What Node runs without compiling anything. */
  readonly file: string;
  remove(): void;
}

/** One file of a program and all that it imports from here; packages stay where they are. */
export async function bundle(program: string): Promise<Bundle> {
  mkdirSync(CACHE, { recursive: true });
  const directory = mkdtempSync(join(CACHE, "rzrq-"));
  const file = join(directory, "program.mjs");
  await build({
    entryPoints: [program],
    outfile: file,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return { file, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
