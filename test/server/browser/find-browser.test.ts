import { describe, expect, test } from "vitest";
import { findBrowser } from "../../../src/server/browser/find-browser.ts";

const find = (platform: NodeJS.Platform, env: Record<string, string>, ...installed: string[]): string | null =>
  findBrowser({ platform, env, isExecutable: (path) => installed.includes(path) });

describe("findBrowser", () => {
  test("finds Chrome and Edge where Windows keeps them", () => {
    const env = {
      ProgramFiles: "C:\\Program Files",
      "ProgramFiles(x86)": "C:\\Program Files (x86)",
      LOCALAPPDATA: "C:\\U\\AppData\\Local",
    };
    const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    const chrome = "C:\\U\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe";
    expect(find("win32", env, edge)).toBe(edge);
    expect(find("win32", env, edge, chrome)).toBe(chrome);
  });

  test("finds an application of macOS, for all users or one", () => {
    const chrome = "/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    const edge = "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
    expect(find("darwin", { HOME: "/Users/a" }, edge)).toBe(edge);
    expect(find("darwin", { HOME: "/Users/a" }, edge, chrome)).toBe(chrome);
  });

  test("finds a program on the path of Linux, a snap last", () => {
    const env = { PATH: "/usr/local/bin:/usr/bin" };
    expect(find("linux", env, "/snap/bin/chromium", "/usr/bin/chromium")).toBe("/usr/bin/chromium");
    expect(find("linux", env, "/snap/bin/chromium")).toBe("/snap/bin/chromium");
    expect(find("linux", env)).toBeNull();
  });

  test("obeys the user, even where the program named is not there", () => {
    const env = { RZRQ_BROWSER: "/opt/mine", CHROME_PATH: "/opt/other", PATH: "/usr/bin" };
    expect(find("linux", env, "/opt/mine", "/opt/other", "/usr/bin/chromium")).toBe("/opt/mine");
    expect(find("linux", env, "/opt/other", "/usr/bin/chromium")).toBeNull();
    expect(find("linux", { CHROME_PATH: "/opt/other" }, "/opt/other")).toBe("/opt/other");
  });
});
