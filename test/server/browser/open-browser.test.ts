import { describe, expect, test } from "vitest";
import {
  browserArguments,
  hasDisplay,
  openBrowser,
  profileDirectoryFor,
} from "../../../src/server/browser/open-browser.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const VISIT = { url: "https://localhost:3000", keyHash: "abc=", profileDirectory: "/data/browser" };

describe("browserArguments", () => {
  test("trust one key in a profile of its own, and switch no check off", () => {
    const args = browserArguments(VISIT, false);
    expect(args).toContain("--ignore-certificate-errors-spki-list=abc=");
    expect(args).toContain("--user-data-dir=/data/browser");
    expect(args.at(-1)).toBe("https://localhost:3000");
    expect(args).not.toContain("--no-sandbox");
    expect(args).not.toContain("--ignore-certificate-errors");
  });

  test("leave the sandbox only for root", () => {
    expect(browserArguments(VISIT, true)).toContain("--no-sandbox");
  });
});

describe("hasDisplay", () => {
  test("needs a display on Linux, and is never there in CI", () => {
    expect(hasDisplay("linux", {})).toBe(false);
    expect(hasDisplay("linux", { DISPLAY: ":0" })).toBe(true);
    expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
    expect(hasDisplay("darwin", {})).toBe(true);
    expect(hasDisplay("win32", { CI: "true" })).toBe(false);
  });
});

describe("profileDirectoryFor", () => {
  test("is in the data directory, but for a snap in its own", () => {
    expect(profileDirectoryFor("chromium", "data", "home")).toMatch(/data.browser$/);
    expect(profileDirectoryFor("/snap/bin/chromium", "data", "home")).toMatch(/snap.chromium.common.rzrq$/);
  });
});

describe("openBrowser", () => {
  const failure = (browser: string): Promise<string> =>
    new Promise((resolve) =>
      openBrowser(browser, { ...VISIT, profileDirectory: temporaryDirectory() }, () => resolve("failed")),
    );

  test("tells of a program that cannot be started", async () => {
    expect(await failure("/no/such/browser")).toBe("failed");
  });

  test("tells of a browser that stops with an error", async () => {
    // Node does not know Chrome's arguments and stops with the code 9.
    expect(await failure(process.execPath)).toBe("failed");
  });
});
