import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { ensureBrowser } from "../../test/support/ensure-browser.ts";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
/** The grid's list of suggestions follows typing, and takes the Enter key while it is open. */
const SUGGESTIONS_FOLLOW_MS = 600;

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
}

export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    ...{ ignoreHTTPSErrors: true, locale: "en-US", viewport: { width: 1440, height: 900 } },
  });
  const page = await context.newPage();
  // The program that runs this TypeScript names inner functions by a helper, which the page lacks.
  await page.addInitScript("globalThis.__name = (given) => given");
  return page;
}

/** Paths of the blocks and questions that the page has asked for, as they come in. */
export function watchBlocks(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    const isBlock = pathname.startsWith("/api/") && pathname.includes("@");
    if (isBlock || pathname.endsWith("/query")) asked.push(pathname);
  });
  return asked;
}

/** Waits until the add-in runs and its functions are there. */
export async function untilReady(page: Page): Promise<Frame> {
  await page.locator(".ribbon button:not([disabled])", { hasText: /Refresh/ }).waitFor({ timeout: 120_000 });
  return page.frames().find((one) => one.url().includes("/taskpane.html"))!;
}

/** Puts constants and formulas into an area of the active sheet. */
export function write(addin: Frame, address: string, cells: readonly (readonly string[])[]): Promise<void> {
  return addin.evaluate(
    ([where, rows]) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange(where).formulas = rows as unknown[][];
        await context.sync();
      }),
    [address, cells] as const,
  );
}

/** The values of an area of the active sheet. */
export function read(addin: Frame, address: string): Promise<unknown[][]> {
  return addin.evaluate(
    (where) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange(where);
        range.load("values");
        await context.sync();
        return range.values as unknown[][];
      }),
    address,
  );
}

/** Goes to a cell and types; the entry is not yet ended. */
export async function type(page: Page, address: string, text: string): Promise<void> {
  const nameBox = page.locator("[data-u-comp='defined-name'] input");
  await nameBox.fill(address);
  await nameBox.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("[data-u-comp='defined-name']") === null);
  await page.waitForTimeout(SUGGESTIONS_FOLLOW_MS);
  await page.keyboard.type(text);
  await page.waitForTimeout(SUGGESTIONS_FOLLOW_MS);
}

/** Milliseconds from an Enter key, which it presses, to the frame in which the sheet looks otherwise below its first rows. */
export async function timeToPaint(page: Page): Promise<number> {
  // A key overtakes what a page is asked to do: it is pressed once the page listens.
  const painted = await page.evaluateHandle(() => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>(".grid-place canvas")];
    const canvas = canvases.reduce((a, b) => (a.width * a.height > b.width * b.height ? a : b));
    const look = (): string => {
      const copy = document.createElement("canvas");
      [copy.width, copy.height] = [400, 300];
      const scale = canvas.width / canvas.clientWidth;
      copy.getContext("2d")!.drawImage(canvas, 150 * scale, 200 * scale, 400 * scale, 300 * scale, 0, 0, 400, 300);
      return copy.toDataURL();
    };
    const before = look();
    const found = new Promise<number>((resolve) => {
      let start = 0;
      const onKey = (event: KeyboardEvent): void => {
        if (event.key !== "Enter") return;
        start = performance.now();
        document.removeEventListener("keydown", onKey, true);
        requestAnimationFrame(check);
      };
      const check = (): void => {
        if (look() !== before) resolve(performance.now() - start);
        else requestAnimationFrame(check);
      };
      document.addEventListener("keydown", onKey, true);
    });
    return { found };
  });
  await page.keyboard.press("Enter");
  return painted.evaluate(({ found }) => found);
}
