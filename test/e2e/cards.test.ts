import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { figuresOf, NEWEST, prepareMarket } from "./support/prepared-market.ts";
import { startProduct, type Product } from "./support/product.ts";
import { expectText, launchBrowser, Workbench } from "./support/workbench.ts";

/** Inside of the mark before the name in B2, from the corner of the sheet: heading, column A and row 1 come first. */
const MARK = { x: 143, y: 57 };
const ELSEWHERE = { x: 400, y: 520 };

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct({ exchanges: "down", prepare: prepareMarket });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const balance = figuresOf("600519", NEWEST).financing_balance.toLocaleString("en");

describe.each([
  { language: "zh", scheme: "light", label: "融资余额", day: "数据日期", source: "数据来源" },
  { language: "en", scheme: "dark", label: "Financing balance", day: "As of", source: "Source" },
] as const)("a security's card ($language, $scheme)", ({ language, scheme, label, day, source }) => {
  let workbench: Workbench;
  const card = () => workbench.page.getByRole("dialog", { name: "证券600519" });
  const press = (position: { x: number; y: number }) =>
    workbench.page.locator(".grid-place canvas").last().click({ position, force: true });

  beforeAll(async () => {
    workbench = await Workbench.open(browser, product.url, { language, scheme });
  });
  afterAll(() => workbench.close());

  test("opens by the keyboard, with its figures, day and source, and takes the focus", async () => {
    await workbench.type("B2", `=RZRQ.SECURITY("600519","${NEWEST}")`);
    await expectText(workbench, "B2", [["证券600519"]]);
    await workbench.goTo("B2");
    await workbench.page.keyboard.press("Control+Shift+F5");
    await card().waitFor();
    const lines = (await card().locator("dl > div").allInnerTexts()).map((line) => line.split(/\n+/));
    expect(lines).toContainEqual([label, balance]);
    expect(lines).toContainEqual([day, NEWEST]);
    expect(lines).toContainEqual([source, "SSE"]);
    expect(await card().evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await expectAccessible(workbench);
  });

  test("closes by Escape, which gives the focus back to the sheet", async () => {
    await workbench.page.keyboard.press("Escape");
    await card().waitFor({ state: "detached" });
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("Control+Shift+F5");
    expect(await card().count()).toBe(0);
  });

  test("opens by its mark, and closes by a press elsewhere", async () => {
    await press(MARK);
    await card().waitFor();
    await press(ELSEWHERE);
    await card().waitFor({ state: "detached" });
  });
});
