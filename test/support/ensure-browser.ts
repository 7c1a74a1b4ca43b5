import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findBrowser } from "../../src/server/browser/find-browser.ts";

const PACKAGES = ["chromium", "fonts-noto-cjk"];

/** The program of an installed Chrome, Edge or Chromium; where there is none, installs one if it may, else says how. */
export async function ensureBrowser(): Promise<string> {
  return findBrowser() ?? (await installBrowser());
}

async function installBrowser(): Promise<string> {
  if (process.platform === "linux" && process.getuid?.() === 0 && (await runs("apt-get", ["--version"]))) {
    await runs("apt-get", ["update", "-qq"]);
    await runs("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES]);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(`The end-to-end tests need a browser: ${howToInstall()}, or set CHROME_PATH to an installed one.`);
}

async function runs(program: string, args: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return promisify(execFile)(program, args, { env, maxBuffer: 2 ** 26 }).then(
    () => true,
    () => false,
  );
}

function howToInstall(): string {
  if (process.platform === "win32") return "install Microsoft Edge or Google Chrome";
  if (process.platform === "darwin") return "run `brew install --cask google-chrome`";
  return `run \`sudo apt-get install ${PACKAGES.join(" ")}\` (or install Chromium with your system's package manager)`;
}
