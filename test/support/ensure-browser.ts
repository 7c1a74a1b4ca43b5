import { spawnSync } from "node:child_process";
import { findBrowser } from "../../src/server/browser/find-browser.ts";

const PACKAGES = ["chromium", "fonts-noto-cjk"];

/** The program of an installed Chrome, Edge or Chromium; where there is none, installs one if it may, else says how. */
export async function ensureBrowser(): Promise<string> {
  return findBrowser() ?? installBrowser();
}

function installBrowser(): string {
  if (process.platform === "linux" && process.getuid?.() === 0 && runs("apt-get", ["--version"])) {
    runs("apt-get", ["update", "-qq"]);
    runs("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES]);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(`The end-to-end tests need a browser: ${howToInstall()}, or set CHROME_PATH to an installed one.`);
}

function runs(program: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}

function howToInstall(): string {
  if (process.platform === "win32") return "install Microsoft Edge or Google Chrome";
  if (process.platform === "darwin") return "run `brew install --cask google-chrome`";
  return `run \`sudo apt-get install ${PACKAGES.join(" ")}\` (or install Chromium with your system's package manager)`;
}
