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

  test("asks for nothing when rows are inserted or everything is calculated again", async () => {
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
  const sum = (id: "financing_balance" | "financing_buy", codes: readonly string[]) =>
    codes.reduce((total, code) => total + figuresOf(code, NEWEST)[id], 0);

  test("HIST spills a day a row, headings first", async () => {
    await workbench.type("E1", `=RZRQ.HIST("600519","financing_balance","2026-09-03")`);
    await expectText(workbench, "E1:F1", [["日期", "融资余额"]]);
    const { values } = await workbench.read(`F2:F${SESSION_COUNT + 1}`);
    expect(values).toHaveLength(SESSION_COUNT);
    expect(values.at(-1)).toEqual([figuresOf("600519", NEWEST).financing_balance]);
    expect(values[0]).toEqual([figuresOf("600519", "2026-09-03").financing_balance]);
  });

  test("MARKET sums the exchanges' totals", async () => {
    await workbench.type("H1", `=RZRQ.MARKET("RZYE","2026-09-18",,"ALL",FALSE)`);
    await expect.poll(() => valuesAt("I1"), { timeout: 20_000 }).toEqual([[sum("financing_balance", CODES)]]);
  });

  test("SECTOR sums the members of each sector", async () => {
    await workbench.type("K1", `=RZRQ.SECTOR("融资余额","2026-09-18")`);
    await expect.poll(async () => (await valuesAt("K1:K5")).flat().every(Boolean), { timeout: 20_000 }).toBe(true);
    const rows = await valuesAt("K1:M5");
    const banks = CODES.filter((code) => figuresOf(code, NEWEST).sector === "银行");
    const row = rows.find((cells) => cells.includes("银行"));
    expect(row).toContain(sum("financing_balance", banks));
  });

  test("RANKING shows code, name and figure of the largest", async () => {
    await workbench.type("O1", `=RZRQ.RANKING("financing_balance",2)`);
    const figure = (code: string) => figuresOf(code, NEWEST).financing_balance;
    await expect
      .poll(() => valuesAt("O1:Q2"), { timeout: 20_000 })
      .toEqual([
        ["920199.BJ", "证券920199", figure("920199")],
        ["920198.BJ", "证券920198", figure("920198")],
      ]);
  });

  test("SCREEN finds what meets all conditions", async () => {
    await workbench.type("O5", `=RZRQ.SCREEN({"RZYE","top 10";"行业","in 银行"},"RZYE")`);
    const banks = CODES.slice(-10).filter((code) => figuresOf(code, NEWEST).sector === "银行");
    expect(banks).toHaveLength(2);
    await expect
      .poll(async () => (await valuesAt("O5:O7")).flat(), { timeout: 20_000 })
      .toEqual([...banks.map((code) => `${code}.BJ`), ""]);
  });

  test("FIELDS finds a field by its abbreviation", async () => {
    await workbench.type("S1", `=RZRQ.FIELDS("RZYE")`);
    await expect
      .poll(async () => (await valuesAt("S1:V3")).flat(), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(["financing_balance", "融资余额"]));
  });

  test("ASOF is the newest day, shown as a date", async () => {
    await workbench.type("X1", "=RZRQ.ASOF()");
    await expectText(workbench, "X1", [["2026-09-18"]]);
  });

  test("SECURITY shows the name in the cell", async () => {
    await workbench.type("X2", `=RZRQ.SECURITY("600519")`);
    await expectText(workbench, "X2", [["证券600519"]]);
  });

  test("on a Sunday GET gives the session before", async () => {
    await workbench.type("X3", `=RZRQ.GET("SH600519","RZYE","2026-09-20")`);
    await expect
      .poll(() => valuesAt("X3"), { timeout: 20_000 })
      .toEqual([[figuresOf("600519", NEWEST).financing_balance]]);
  });

  test.each([
    ["X4", `=RZRQ.GET("699999","RZYE")`, /699999/],
    ["X5", `=RZRQ.GET("600519","financing_balence")`, /financing_balence.*financing_balance/],
  ])("%s: what is unknown is named in the status bar", async (cell, formula, reason) => {
    await workbench.type(cell, formula);
    await expectText(workbench, cell, [["#VALUE!"]]);
    await workbench.goTo(cell);
    const status = workbench.page.locator(".status-bar [role=status]");
    await expect.poll(() => status.innerText(), { timeout: 10_000 }).toMatch(reason);
  });
});

describe("5,000 single formulas", () => {
  test("on a sheet of their own take one block, and none when they are repeated", async () => {
    const other = await Workbench.open(browser, product.url);
    await other.write(
      "A1:A5000",
      CODES.map((code) => [`'${code}`]),
    );
    const fill = (column: string, field: string) =>
      other.write(
        `${column}1:${column}5000`,
        CODES.map((_, row) => [`=RZRQ.GET(A${row + 1},"${field}","${NEWEST}")`]),
      );
    const shows = (column: string, id: "financing_balance" | "financing_buy") =>
      expect
        .poll(async () => (await other.read(`${column}1:${column}5000`)).values.flat(), {
          timeout: 120_000,
          interval: 500,
        })
        .toEqual(CODES.map((code) => figuresOf(code, NEWEST)[id]));
    const asked = () => other.requests.splice(0).filter((path) => path.includes("@"));
    await fill("B", "RZYE");
    await shows("B", "financing_balance");
    expect(asked()).toHaveLength(1);
    await fill("C", "RZMRE");
    await shows("C", "financing_buy");
    expect(asked()).toEqual([]);
    await other.close();
  });
});

test("nothing was complained of on the console", () => {
  expect(workbench.complaints).toEqual([]);
});

async function valuesAt(address: string): Promise<unknown[][]> {
  return (await workbench.read(address)).values;
}

/** The grid rounds to 15 significant digits. */
function isClose(value: unknown, expected: number): boolean {
  return typeof value === "number" && Math.abs(value / expected - 1) < 1e-14;
}
