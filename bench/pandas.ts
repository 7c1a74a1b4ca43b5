import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Checksum } from "./checksum.ts";
import type { Panel } from "./panel.ts";
import type { Runs } from "./timing.ts";

const SCRIPT = fileURLToPath(new URL("measures.py", import.meta.url));
/** pandas on one core, as our kernels are. */
const ONE_CORE = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1", NUMEXPR_NUM_THREADS: "1" };

/** A Python that has pandas. */
export interface Pandas {
  readonly python: string;
  readonly version: string;
}

/** Null where the Python is not installed or has no pandas. */
export function findPandas(python: string): Pandas | null {
  try {
    const program = "import sys, numpy, pandas; print(f'pandas {pandas.__version__}, numpy {numpy.__version__}, ' +";
    const version = execFileSync(python, ["-c", `${program} f'Python {sys.version.split()[0]}')`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return { python, version: version.trim() };
  } catch {
    return null;
  }
}

/** A round of one measure by pandas, and what it answered. */
export type PandasRound = Runs & { readonly checksum: Checksum };

/** Hands the panel's columns to pandas as files, which `remove` deletes again. */
export function handOver({ python }: Pandas, panel: Panel) {
  const folder = mkdtempSync(join(tmpdir(), "rzrq-bench-"));
  const { balances, floatCaps, prices } = panel;
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries({ balances, floatCaps, prices })) {
    writeFileSync(join(folder, name), new Uint8Array(buffer, byteOffset, byteLength));
  }
  return {
    runRound(measure: string): PandasRound {
      const args = [SCRIPT, folder, measure, String(panel.securities), String(panel.sessions)];
      const output = execFileSync(python, args, { encoding: "utf8", env: { ...process.env, ...ONE_CORE } });
      const { walls, cpus, checksum } = JSON.parse(output) as PandasRound;
      const aRow = (time: number): number => time / panel.rows;
      return { walls: walls.map(aRow), cpus: cpus.map(aRow), checksum };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
