import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CODES, figuresOf, NEWEST, prepareMarket } from "./support/prepared-market.ts";
import { startProduct, type Product } from "./support/product.ts";
import { launchBrowser, Workbench } from "./support/workbench.ts";

const ROWS = CODES.slice(0, 300);
const AREA = `B1:C${ROWS.length}`;
const FIGURES = ROWS.map((code) => {
  const { financing_balance, financing_buy } = figuresOf(code, NEWEST);
  return [financing_balance, financing_buy];
});

let product: Product;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  product = await startProduct({ exchanges: "down", prepare: prepareMarket });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const shows = (sheet: string) =>
  expect
    .poll(async () => (await workbench.read(AREA, sheet)).values, { timeout: 60_000, interval: 500 })
    .toEqual(FIGURES);

test("a sheet that is duplicated from the menu of its tab shows its figures without asking the server", async () => {
  await workbench.write(
    `A1:C${ROWS.length}`,
    ROWS.map((code, row) => [
      `'${code}`,
      `=RZRQ.GET(A${row + 1},"RZYE","${NEWEST}")`,
      `=RZRQ.GET(A${row + 1},"RZMRE","${NEWEST}")`,
    ]),
  );
  await shows("Sheet1");
  workbench.requests.length = 0;

  await workbench.page.locator("[data-u-comp='slide-tab-bar'] >> text=Sheet1").click({ button: "right" });
  await workbench.page.getByText("复制", { exact: true }).click();
  const names = () =>
    workbench.addin().evaluate(() =>
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load("items/name");
        await context.sync();
        return worksheets.items.map(({ name }) => name);
      }),
    );
  await expect.poll(async () => (await names()).length, { timeout: 20_000 }).toBe(2);
  const copy = (await names()).find((name) => name !== "Sheet1")!;
  await shows(copy);
  await shows("Sheet1");
  expect(workbench.requests).toEqual([]);
});
