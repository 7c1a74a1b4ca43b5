import { accessSync, constants, statSync } from "node:fs";
import { posix, win32 } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where to look; the defaults are this machine's. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Environment;
  readonly isExecutable: (path: string) => boolean;
}

const LINUX_NAMES = ["google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "chromium"];
/** Ubuntu's `chromium-browser` is a script that starts the snap. */
const LAST_ON_LINUX = [
  "/opt/google/chrome/chrome",
  "/opt/microsoft/msedge/msedge",
  "/snap/bin/chromium",
  "/usr/bin/chromium-browser",
];
const MAC_APPS = ["Google Chrome", "Microsoft Edge", "Chromium"];
const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

const here: Surroundings = { platform: process.platform, env: process.env, isExecutable };

/** The program of an installed Chrome, Edge or Chromium; null where there is none, or where the user names one that is not there. */
export function findBrowser(given: Partial<Surroundings> = {}): string | null {
  const { platform, env, isExecutable } = { ...here, ...given };
  const named = env["RZRQ_BROWSER"] || env["CHROME_PATH"];
  if (named) return isExecutable(named) ? named : null;
  return knownPlaces(platform, env).find((path) => isExecutable(path)) ?? null;
}

function knownPlaces(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === "win32") return windowsPlaces(env);
  if (platform === "darwin") return macPlaces(env);
  return [...linuxPlaces(env), ...LAST_ON_LINUX];
}

function windowsPlaces(env: Environment): string[] {
  const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]].filter(
    (root) => root !== undefined,
  );
  return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => win32.join(root, program)));
}

function macPlaces(env: Environment): string[] {
  const roots = ["/Applications", ...(env["HOME"] ? [posix.join(env["HOME"], "Applications")] : [])];
  return MAC_APPS.flatMap((app) => roots.map((root) => posix.join(root, `${app}.app/Contents/MacOS/${app}`)));
}

function linuxPlaces(env: Environment): string[] {
  const folders = (env["PATH"] ?? "").split(":").filter(Boolean);
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
