import { spawn } from "node:child_process";
import { join } from "node:path";

export interface BrowserVisit {
  readonly url: string;
  /** Hash of the public key of the one certificate to trust. */
  readonly keyHash: string;
  readonly profileDirectory: string;
}

/** True where a window can appear: not in CI, and on Linux only with a display. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env["CI"]) return false;
  return platform !== "linux" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
}

/** The arguments of a window of its own profile that trusts exactly our certificate. */
export function browserArguments({ url, keyHash, profileDirectory }: BrowserVisit, isRoot: boolean): string[] {
  return [
    `--user-data-dir=${profileDirectory}`,
    `--ignore-certificate-errors-spki-list=${keyHash}`,
    "--no-first-run",
    "--no-default-browser-check",
    // Chromium does not start with its sandbox as root.
    ...(isRoot ? ["--no-sandbox"] : []),
    url,
  ];
}

/** A browser installed as a snap may write only to its own folder under the home directory. */
export function profileDirectoryFor(browser: string, dataDirectory: string, home: string): string {
  return browser.startsWith("/snap/") ? join(home, "snap/chromium/common/rzrq") : join(dataDirectory, "browser");
}

/** Opens the page; the window outlives us. `onFailure` is called when the browser does not start or stops with an error. */
export function openBrowser(browser: string, visit: BrowserVisit, onFailure: () => void): void {
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const window = spawn(browser, browserArguments(visit, isRoot), { detached: true, stdio: "ignore" });
  window.once("error", onFailure);
  window.once("exit", (code) => {
    if (code !== 0 && code !== null) onFailure();
  });
  window.unref();
}
