import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProduct, type Product } from "./support/product.ts";
import { expectText, launchBrowser, Workbench } from "./support/workbench.ts";

let product: Product;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  product = await startProduct({ exchanges: "down" });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe("formulas typed into cells", () => {
  test("MARGIN_RATIO of the published BSE figures shows 1.09%", async () => {
    await workbench.typeKeys("A1", "=RZRQ.MARGIN_RATIO(4687000000, 430000000000)");
    await expectText(workbench, "A1", [["1.09%"]]);
    expect((await workbench.read("A1")).values[0]![0]).toBeCloseTo(0.0109, 12);
  });

  test("FINANCING_SHARE of 2026-04-20 shows 10.48%", async () => {
    await workbench.type("A2", "=RZRQ.FINANCING_SHARE(2701.32, 25786.70)");
    await expectText(workbench, "A2", [["10.48%"]]);
  });

  test("LEVERAGE_WARN is a number that reads as a word", async () => {
    await workbench.type("A3", "=RZRQ.LEVERAGE_WARN(2.557%)");
    await expectText(workbench, "A3", [["预警"]]);
    expect((await workbench.read("A3")).values).toEqual([[1]]);
  });

  test("a range spills, with an error of its own for each cell that has no answer", async () => {
    for (const [row, balance] of ["100", "250", "", "abc"].entries()) {
      if (balance) await workbench.type(`C${row + 1}`, balance);
    }
    await workbench.type("D1", "10000");
    await workbench.type("E1", "=RZRQ.MARGIN_RATIO(C1:C4, D1)");
    await expectText(workbench, "E1:E4", [["1.00%"], ["2.50%"], ["#N/A"], ["#VALUE!"]]);
  });

  test("an error that is given comes back in its place", async () => {
    await workbench.type("G1", "100");
    await workbench.type("G2", "=NA()");
    await workbench.type("H1", "=RZRQ.MARGIN_RATIO(G1:G2, 10000)");
    await expectText(workbench, "H1:H2", [["1.00%"], ["#N/A"]]);
  });

  test("a function of a function is computed", async () => {
    await workbench.type("J1", "=RZRQ.LEVERAGE_WARN(RZRQ.MARGIN_RATIO(26666.38, 1042837.64))");
    await expectText(workbench, "J1", [["预警"]]);
  });

  test("the status bar tells why the selected cell has no answer", async () => {
    await workbench.type("L1", "=RZRQ.MARGIN_RATIO(100, -3)");
    await expectText(workbench, "L1", [["#VALUE!"]]);
    await workbench.goTo("L1");
    const status = workbench.page.locator(".status-bar [role=status]");
    await expect.poll(() => status.innerText(), { timeout: 10_000 }).toMatch(/流通市值.*-3/);
  });

  test("while a name is typed, the functions are offered in the page's language", async () => {
    await workbench.goTo("N1");
    await workbench.page.keyboard.type("=RZRQ.FINANCING_S");
    await workbench.page.getByText("融资买入额 ÷ 成交额", { exact: false }).first().waitFor({ timeout: 10_000 });
    await workbench.page.keyboard.press("Escape");
  });
});

describe("the language switch", () => {
  test("keeps the workbook, and changes buttons, captions and messages", async () => {
    await workbench.page.getByRole("button", { name: "English" }).click();
    await workbench.page.getByRole("button", { name: "Refresh" }).waitFor({ timeout: 60_000 });
    await workbench.ready();
    await expectText(workbench, "A1", [["1.09%"]]);
    await expectText(workbench, "A3", [["Warning"]]);
    await workbench.goTo("L1");
    const status = workbench.page.locator(".status-bar [role=status]");
    await expect
      .poll(() => status.innerText(), { timeout: 10_000 })
      .toMatch(/float_cap.*must be a positive amount.*got -3/);
  });
});

test("nothing was complained of on the console", () => {
  expect(workbench.complaints).toEqual([]);
});
