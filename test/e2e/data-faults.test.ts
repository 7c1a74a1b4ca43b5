import type { Browser, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figuresOf, NEWEST, prepareMarket } from "./support/prepared-market.ts";
import { startProduct, type Product } from "./support/product.ts";
import { expectText, launchBrowser, Workbench } from "./support/workbench.ts";

let product: Product;
let browser: Browser;
let workbench: Workbench;

/** Longer than a request may take, and than the server is left alone after a failure. */
const PATIENCE = { timeout: 60_000 };
const API = "**/api/v1/**";
const BLOCKS = /\/api\/v1\/.*@/;

beforeAll(async () => {
  product = await startProduct({ exchanges: "down", prepare: prepareMarket });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const balance = (code: string) => figuresOf(code, NEWEST).financing_balance;
const get = (code: string) => `=RZRQ.GET("${code}","RZYE","${NEWEST}")`;

async function valueAt(address: string): Promise<unknown> {
  return (await workbench.read(address)).values[0]![0];
}

async function reasonAt(address: string): Promise<string> {
  await workbench.goTo(address);
  return workbench.page.locator(".status-bar [role=status]").innerText();
}

describe("a server that is gone from the start", () => {
  test("gives #N/A with the reason, and the figures when it is back, without a reload", async () => {
    workbench = await Workbench.open(browser, product.url, {
      before: (page) => page.context().route(API, (route) => route.abort("connectionrefused")),
    });
    await workbench.type("A1", get("600519"));
    await expectText(workbench, "A1", [["#N/A"]]);
    expect(await reasonAt("A1")).toMatch(/没有应答/);
    await workbench.page.context().unroute(API);
    await expect.poll(() => valueAt("A1"), PATIENCE).toBe(balance("600519"));
  });
});

describe("a server that misbehaves", () => {
  const faults: readonly [string, string, (route: Route) => Promise<void>, RegExp][] = [
    ["answers 500", "600001", (route) => route.fulfill({ status: 500, body: "oops" }), /500/],
    ["sends half a block", "600002", half, /返回内容|不符合/],
    ["is silent", "600003", () => new Promise(() => undefined), /秒/],
  ];

  test.each(faults)("%s: the reason instead of the figure, then the figure", async (_, code, answer, reason) => {
    const cell = `B${Number(code) % 10}`;
    await workbench.page.context().route(BLOCKS, answer);
    await workbench.type(cell, get(code));
    await expect.poll(async () => (await workbench.read(cell)).text, PATIENCE).toEqual([["#N/A"]]);
    expect(await reasonAt(cell)).toMatch(reason);
    await workbench.page.context().unroute(BLOCKS);
    await expect.poll(() => valueAt(cell), PATIENCE).toBe(balance(code));
  });

  test("no longer serves a revision: the edition is read anew and the figure is there", async () => {
    let refused = 0;
    const stale = JSON.stringify({ error: { code: "stale_revision", message: { zh: "旧", en: "old" } } });
    await workbench.page.context().route(
      BLOCKS,
      async (route) => {
        refused += 1;
        await route.fulfill({ status: 404, contentType: "application/json", body: stale });
      },
      { times: 1 },
    );
    await workbench.type("B5", get("600005"));
    await expect.poll(() => valueAt("B5"), PATIENCE).toBe(balance("600005"));
    expect(refused).toBe(1);
  });
});

describe("a server that goes while the workbook is open", () => {
  test("leaves all figures, and those of its blocks to new formulas", async () => {
    await workbench.type("C1", `=RZRQ.GET({"600519";"000001"},{"RZYE","margin_ratio"})`);
    await expect.poll(() => valueAt("C2"), PATIENCE).toBe(balance("000001"));
    await workbench.page.context().route(API, (route) => route.abort("connectionrefused"));
    await workbench.addin().evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.application.calculate("Full");
        await context.sync();
      }),
    );
    await expect.poll(() => valueAt("C2"), PATIENCE).toBe(balance("000001"));
    await workbench.type("C4", `=RZRQ.GET("600519","RZYE","${NEWEST}")`);
    await expect.poll(() => valueAt("C4"), PATIENCE).toBe(balance("600519"));
    expect(await valueAt("A1")).toBe(balance("600519"));
  });

  test("and after a reload the copies on this machine answer, as of their day", async () => {
    await workbench.page.reload();
    await workbench.ready();
    await workbench.type("A1", `=RZRQ.GET("600519","RZYE")`);
    await expect.poll(() => valueAt("A1"), PATIENCE).toBe(balance("600519"));
    await workbench.type("A2", "=RZRQ.ASOF()");
    await expectText(workbench, "A2", [[NEWEST]]);
  });
});

async function half(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
}
