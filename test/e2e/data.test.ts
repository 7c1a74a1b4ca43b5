import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CODES, figuresOf, NEWEST, prepareMarket, SESSION_COUNT } from "./support/prepared-market.ts";
import { startProduct, type Product } from "./support/product.ts";
import { expectText, launchBrowser, Workbench } from "./support/workbench.ts";

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

/** Blocks that were asked for since the last look. */
function blocksAsked(): string[] {
  return workbench.requests.splice(0).filter((path) => path.includes("@"));
}

const FIELDS = `{"margin_ratio","financing_share"}`;

describe("GET over a column of 5,000 codes", () => {
  test("is one call, one block, and 10,000 numbers equal to what was disclosed", async () => {
    await workbench.write(
      "A2:A5001",
      CODES.map((code) => [`'${code}`]),
    );
    blocksAsked();
    await workbench.type("B2", `=RZRQ.GET(A2:A5001,${FIELDS},"${NEWEST}")`);
    await expect
      .poll(async () => (await workbench.read("C5001")).values[0]![0], { timeout: 30_000 })
      .toEqual(expect.any(Number));
    const { values } = await workbench.read("B2:C5001");
    const expected = CODES.map((code) => {
      const { financing_balance, float_cap, financing_buy, turnover } = figuresOf(code, NEWEST);
      return [financing_balance / float_cap, financing_buy / turnover];
    });
    const wrong = values.filter((row, at) => row.some((value, column) => !isClose(value, expected[at]![column]!)));
    expect(wrong).toEqual([]);
    expect(blocksAsked()).toEqual([expect.stringMatching(/^\/api\/v1\/days\/2026-09-18@\d+$/)]);
  });

  test("asks for nothing when rows are inserted, the sheet is copied, or everything is calculated again", async () => {
    await workbench.addin().evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("1:1").insert("Down");
        await context.sync();
        context.workbook.application.calculate("Full");
        await context.sync();
      }),
    );
    await expect
      .poll(async () => (await workbench.read("C5002")).values[0]![0], { timeout: 30_000 })
      .toEqual(expect.any(Number));
    expect(workbench.requests.splice(0)).toEqual([]);
  });
});

describe("each function that reads data", () => {
  test("HIST spills a day a row, headings first", async () => {
    await workbench.type("E1", `=RZRQ.HIST("600519","financing_balance","2026-09-03")`);
    await expectText(workbench, "E1:F1", [["日期", "融资余额"]]);
    const { values } = await workbench.read(`F2:F${SESSION_COUNT + 1}`);
    expect(values.at(-1)).toEqual([figuresOf("600519", NEWEST).financing_balance]);
    expect(values[0]).toEqual([figuresOf("600519", "2026-09-03").financing_balance]);
  });
});

/** The grid rounds to 15 significant digits. */
function isClose(value: unknown, expected: number): boolean {
  return typeof value === "number" && Math.abs(value / expected - 1) < 1e-14;
}
