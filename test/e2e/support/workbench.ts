import { expect, inject } from "vitest";
import { chromium, type Browser, type Frame, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The grid's list of suggestions follows typing by 300 ms, and takes the Enter key while it is open. */
const SUGGESTIONS_FOLLOW_MS = 450;

export interface PageOptions {
  readonly language?: "zh" | "en";
  readonly scheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** Is done with the page before the workbench is loaded. */
  readonly before?: (page: Page) => Promise<unknown>;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject("browser"), args: FLAGS });
}

/** The workbench as a person uses it: what is typed goes through the grid, what stands in cells is read through the add-in's own Office.js. */
export class Workbench {
  readonly page: Page;
  /** Errors of the page and messages on its console. */
  readonly complaints: string[] = [];
  /** Addresses of the data server that were asked for, in order; what the browser's own cache answered is among them. */
  readonly requests: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/api/")) this.requests.push(pathname);
    });
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, url: string, options: PageOptions = {}): Promise<Workbench> {
    const { language = "zh", scheme = "light", width = 1440, height = 900 } = options;
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      acceptDownloads: true,
      colorScheme: scheme,
      locale: language === "zh" ? "zh-CN" : "en-US",
      timezoneId: "Asia/Shanghai",
      viewport: { width, height },
    });
    const page = await context.newPage();
    await options.before?.(page);
    const workbench = new Workbench(page);
    await page.goto(url);
    await workbench.ready();
    return workbench;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** Waits until the add-in runs and its functions are there. */
  async ready(): Promise<void> {
    await this.page
      .locator(".ribbon button:not([disabled])", { hasText: /刷新|Refresh/ })
      .waitFor({ timeout: 120_000 });
  }

  /** The frame in which the built add-in runs. */
  addin(): Frame {
    const frame = this.page.frames().find((one) => one.url().includes("/taskpane.html"));
    if (!frame) throw new Error("the add-in is not loaded");
    return frame;
  }

  pane() {
    return this.page.frameLocator("iframe");
  }

  async showPane(): Promise<void> {
    await this.page.getByRole("button", { name: /^(窗格|Pane)$/ }).click();
    await this.pane()
      .getByRole("button", { name: /^(拉取|Pull)$/ })
      .waitFor({ timeout: 120_000 });
  }

  /** Selects a cell or an area through the name box. */
  async goTo(address: string): Promise<void> {
    const nameBox = this.page.locator("[data-u-comp='defined-name'] input");
    await nameBox.fill(address);
    await nameBox.press("Enter");
    await this.page.waitForFunction(() => document.activeElement?.closest("[data-u-comp='defined-name']") === null);
    await expect.poll(() => this.selection(), { timeout: 10_000 }).toBe(address);
  }

  private selection(): Promise<string> {
    return this.addin().evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.getSelectedRange();
        range.load("address");
        await context.sync();
        return range.address.replace(/^.*!/, "");
      }),
    );
  }

  /** Goes to a cell and enters the text: its first key opens the cell, the rest comes at once, as from an input method. */
  async type(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await this.page.keyboard.type(text.charAt(0));
    await this.page.keyboard.insertText(text.slice(1));
    await this.endEntry(address);
  }

  /** The same, key by key. */
  async typeKeys(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await this.page.keyboard.type(text);
    await this.endEntry(address);
  }

  private async endEntry(address: string): Promise<void> {
    await this.page.waitForTimeout(SUGGESTIONS_FOLLOW_MS);
    await this.page.keyboard.press("Enter");
    await expect.poll(() => this.selection(), { timeout: 10_000 }).not.toBe(address);
  }

  /** Puts constants and formulas into an area of the active sheet, as a paste of many cells does. */
  write(address: string, cells: readonly (readonly (string | number | null)[])[]): Promise<void> {
    return this.addin().evaluate(
      ([where, rows]) =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange(where).formulas = rows as unknown[][];
          await context.sync();
        }),
      [address, cells] as const,
    );
  }

  /** What an area of the active sheet (or of `sheet`) holds. */
  read(address: string, sheet?: string): Promise<{ values: unknown[][]; text: string[][]; formulas: unknown[][] }> {
    return this.addin().evaluate(
      ([where, name]) =>
        Excel.run(async (context) => {
          const { worksheets } = context.workbook;
          const worksheet = name ? worksheets.getItem(name) : worksheets.getActiveWorksheet();
          const range = worksheet.getRange(where);
          range.load("values,text,formulas");
          await context.sync();
          return { values: range.values as unknown[][], text: range.text, formulas: range.formulas as unknown[][] };
        }),
      [address, sheet] as const,
    );
  }
}

/** Waits until a cell's shown text is the one expected: calculation runs by itself after an entry. */
export async function expectText(
  workbench: Workbench,
  address: string,
  text: string[][],
  sheet?: string,
): Promise<void> {
  await expect.poll(async () => (await workbench.read(address, sheet)).text, { timeout: 20_000 }).toEqual(text);
}
