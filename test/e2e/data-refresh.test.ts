import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { detailsOf } from "../support/exchange-figures.ts";
import { startProduct, type Product } from "./support/product.ts";
import { expectText, launchBrowser, Workbench } from "./support/workbench.ts";

const [BEFORE, AFTER] = ["2026-07-15", "2026-07-16"];
const SHEET = "Sheet1";

let newest = BEFORE;
let product: Product;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  product = await startProduct({ isDisclosed: (_exchange, date) => date <= newest });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, product.url, { before: (page) => collect(page.request, BEFORE) });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Has the server collect the details of a day, as its own schedule does. */
async function collect(request: Workbench["page"]["request"], date: string): Promise<void> {
  const reply = await request.post(`${product.url}/api/v1/sync`, {
    data: { dataset: "details", scope: "ALL", from: date, to: date },
    timeout: 60_000,
  });
  expect(reply.status()).toBe(200);
  await reply.body();
}

const balance = (date: string) => detailsOf("SSE", date).find(({ code }) => code === "600519")!.balance;
const cells = async (address: string) => (await workbench.read(address, SHEET)).values;

describe("a day that is disclosed while the workbook is open", () => {
  test("moves nothing, and is told in the pane and by the ribbon's button", async () => {
    await workbench.type("A1", `=RZRQ.GET("600519","RZYE")`);
    await expect.poll(() => cells("A1"), { timeout: 30_000 }).toEqual([[balance(BEFORE)]]);
    await workbench.type("A2", "=RZRQ.ASOF()");
    await expectText(workbench, "A2", [[BEFORE]], SHEET);
    expect(await newerButton().isDisabled()).toBe(true);

    newest = AFTER;
    await collect(workbench.page.request, AFTER);
    await workbench.showPane();
    const pane = workbench.pane();
    await expect.poll(() => pane.getByTestId("as-of").innerText()).toContain(BEFORE);
    // Whatever is pulled has the pane look for what is new.
    await pane.getByLabel("起始日").fill(BEFORE);
    await pane.getByRole("button", { name: "拉取" }).click();
    await pane.getByTestId("newer-data").getByText(AFTER).waitFor({ timeout: 120_000 });
    await expect.poll(() => newerButton().isEnabled(), { timeout: 10_000 }).toBe(true);
    expect(await cells("A1")).toEqual([[balance(BEFORE)]]);
    await expectText(workbench, "A2", [[BEFORE]], SHEET);
  });

  test("shows everywhere after one press, without #BUSY! in between", async () => {
    const pane = workbench.pane();
    await pane.getByTestId("newer-data").getByRole("button", { name: "刷新" }).click();
    const seen: unknown[] = [];
    await expect
      .poll(
        async () => {
          const [[value]] = (await cells("A1")) as [[unknown]];
          seen.push(value);
          return value;
        },
        { timeout: 30_000, interval: 20 },
      )
      .toBe(balance(AFTER));
    expect([...new Set(seen)].filter((value) => value !== balance(BEFORE))).toEqual([balance(AFTER)]);
    await expectText(workbench, "A2", [[AFTER]], SHEET);
    await expect.poll(() => pane.getByTestId("as-of").innerText()).toContain(AFTER);
    await pane.getByTestId("newer-data").waitFor({ state: "detached" });
    expect(await newerButton().isDisabled()).toBe(true);
  });
});

describe("a server that stops", () => {
  test("leaves the figures; the pane says offline, and as of which day", async () => {
    await product.stopServer();
    await workbench.type("C1", `=RZRQ.GET("600036","RZYE","${BEFORE}")`);
    await workbench.pane().getByTestId("offline").getByText(AFTER).first().waitFor({ timeout: 60_000 });
    expect(await cells("A1")).toEqual([[balance(AFTER)]]);
    await workbench.type("C2", "=RZRQ.ASOF()");
    await expectText(workbench, "C2", [[AFTER]]);
  });
});

function newerButton() {
  return workbench.page.locator(".ribbon").getByRole("button", { name: "有新数据" });
}
