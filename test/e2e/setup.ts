import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { ensureBrowser } from "../support/ensure-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Program of the browser that drives the built add-in. */
    browser: string;
  }
}

/** The end-to-end tests drive what ships: a browser is found or installed, and the product built where it is older than its sources. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide("browser", await ensureBrowser());
  const build = spawnSync(process.execPath, [fileURLToPath(new URL("../../tools/build.mjs", import.meta.url))], {
    encoding: "utf8",
  });
  if (build.status !== 0) throw new Error(`The build failed:\n${build.stdout}${build.stderr}`);
}
