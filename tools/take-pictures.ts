// Takes the pictures of the README with the built product over its sample data: npm run pictures
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { startProduct } from "../test/e2e/support/product.ts";
import { ensureBrowser } from "../test/support/ensure-browser.ts";

/** The grid's list of suggestions follows typing, and takes the Enter key while it is open. */
const SUGGESTIONS_FOLLOW_MS = 600;
/** The grid draws on a canvas, which tells nobody when it is done. */
const DRAWN_MS = 1_500;

const editions = [
  {
    language: "zh",
    locale: "zh-CN",
    exchange: "上交所",
    own: { share: "买入占比", ratio: "余额占流通市值" },
  },
  {
    language: "en",
    locale: "en-US",
    exchange: "SSE (Shanghai)",
    own: { share: "Buy share", ratio: "Margin ratio" },
  },
] as const;

const FIRST_ROW = 6;

const executablePath = await ensureBrowser();
const product = await startProduct({ exchanges: "down" });
try {
  for (const edition of editions) await takePicture(edition);
} finally {
  await product.stop();
}

async function takePicture({ language, locale, exchange, own }: (typeof editions)[number]): Promise<void> {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", `--lang=${locale}`],
    env: { ...process.env, LANGUAGE: locale.replace("-", "_") },
  });
  const page = await browser.newPage({
    ignoreHTTPSErrors: true,
    locale,
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
  });
  await page.addInitScript(() => localStorage.setItem("rzrq.workbench.paneWidth", "320"));
  await page.goto(product.url);
  const pane = page.frameLocator("iframe");
  await pane.getByTestId("sample-banner").waitFor({ timeout: 120_000 });
  await pane.getByRole("combobox").first().selectOption({ label: exchange });
  await pane.getByRole("button", { name: /^(拉取|Pull)$/ }).click();
  await pane.getByTestId("notice-success").waitFor({ timeout: 120_000 });
  await pane.getByTestId("notice-warning").getByRole("button").click();
  const lastRow = FIRST_ROW + 29;
  await type(page, "L5", own.share);
  await type(page, `L${FIRST_ROW}`, `=RZRQ.FINANCING_SHARE(C${FIRST_ROW}:C${lastRow},J${FIRST_ROW}:J${lastRow})`);
  await type(page, "M5", own.ratio);
  await type(page, `M${FIRST_ROW}`, `=RZRQ.MARGIN_RATIO(B${FIRST_ROW}:B${lastRow},K${FIRST_ROW}:K${lastRow})`);
  await hideColumns(page, "D:I");
  await goTo(page, "A1");
  await goTo(page, `L${FIRST_ROW}`);
  await page.waitForTimeout(DRAWN_MS);
  const path = fileURLToPath(new URL(`../docs/workbench-${language}.png`, import.meta.url));
  await page.screenshot({ path });
  await browser.close();
}

/** So that the first and the last columns of the table are in one picture. */
async function hideColumns(page: Page, address: string): Promise<void> {
  const addin = page.frames().find((frame) => frame.url().includes("/taskpane.html"));
  await addin?.evaluate(
    (where) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange(where).format.columnWidth = 0;
        await context.sync();
      }),
    address,
  );
}

async function goTo(page: Page, address: string): Promise<void> {
  const nameBox = page.locator("[data-u-comp='defined-name'] input");
  await nameBox.fill(address);
  await nameBox.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("[data-u-comp='defined-name']") === null);
}

async function type(page: Page, address: string, text: string): Promise<void> {
  await goTo(page, address);
  await page.keyboard.type(text);
  await page.waitForTimeout(SUGGESTIONS_FOLLOW_MS);
  await page.keyboard.press("Enter");
}
