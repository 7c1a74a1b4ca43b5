import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { figuresOf, NEWEST, prepareMarket } from "./support/prepared-market.ts";
import { startProduct, type Product } from "./support/product.ts";
import { launchBrowser, Workbench } from "./support/workbench.ts";

const TOKEN = "d0f1c3b5a79788695a4b3c2d1e0f9a8b";

let product: Product;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  product = await startProduct({
    exchanges: "down",
    tokens: [TOKEN],
    prepare: (directory) => prepareMarket(directory, 20),
  });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, product.url, { scheme: "dark" });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const banner = () => workbench.pane().getByTestId("token-needed");
const valueAt = async (address: string) => (await workbench.read(address)).values[0]![0];

async function enter(token: string): Promise<void> {
  await banner().getByLabel("访问令牌").fill(token);
  await banner().getByRole("button", { name: "保存" }).click();
}

test("without a token the cell says #N/A with the reason, and the pane asks for it once", async () => {
  await workbench.type("A1", `=RZRQ.GET("600005","RZYE")`);
  await expect.poll(async () => (await workbench.read("A1")).text, { timeout: 30_000 }).toEqual([["#N/A"]]);
  await workbench.goTo("A1");
  expect(await workbench.page.locator(".status-bar [role=status]").innerText()).toMatch(/需要访问令牌/);
  await workbench.showPane();
  await banner()
    .getByText(/向管理员索取令牌/)
    .waitFor();
  expect(await workbench.pane().getByTestId("notice-error").count()).toBe(0);
});

test("what cannot be a token, or is another one, is refused with the reason", async () => {
  await enter("有空格 的");
  await banner()
    .getByText(/没有空格/)
    .waitFor();
  await expectAccessible(workbench);
  await enter(TOKEN.replace("d", "e"));
  await banner()
    .getByText(/不接受本机保存的访问令牌/)
    .waitFor();
});

test("the token, typed unseen, brings the figures without a reload, and is kept", async () => {
  expect(await banner().getByLabel("访问令牌").getAttribute("type")).toBe("password");
  await enter(` ${TOKEN} `);
  await banner().waitFor({ state: "detached" });
  await expect.poll(() => valueAt("A1"), { timeout: 30_000 }).toBe(figuresOf("600005", NEWEST).financing_balance);
  await expect.poll(() => workbench.pane().getByTestId("status").innerText()).toContain(NEWEST);
  await workbench.page.reload();
  await workbench.ready();
  await workbench.type("B1", `=RZRQ.GET("600006","RZYE")`);
  await expect.poll(() => valueAt("B1"), { timeout: 30_000 }).toBe(figuresOf("600006", NEWEST).financing_balance);
});

test("once forgotten in the data tab, it is asked for again", async () => {
  await workbench.showPane();
  await workbench.pane().getByRole("tab", { name: "数据" }).click();
  await workbench.pane().getByTestId("data-status").waitFor();
  expect(await workbench.pane().locator("input[type=password]").inputValue()).toBe("");
  await workbench.pane().getByRole("button", { name: "清除" }).click();
  await banner().waitFor();
});
