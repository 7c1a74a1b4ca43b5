import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPackage } from "./support/package-file.ts";
import { startProduct, type Product } from "./support/product.ts";
import { launchBrowser, Workbench } from "./support/workbench.ts";

/** 2026-07-16: the three exchanges' published totals add up to these, in 元. */
const PUBLISHED = { date: 46219, financing: 2_837_700_798_247, short: 20_455_088_526, margin: 2_858_155_886_773 };
const TOTALS = "两融汇总 沪深北";

let newest = "2026-07-15";
let product: Product;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  product = await startProduct({ isDisclosed: (_exchange, date) => date <= newest });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, product.url);
  await workbench.showPane();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function pullTotals(from: string, to?: string): Promise<void> {
  const pane = workbench.pane();
  await pane.getByRole("tab", { name: "拉取" }).click();
  await pane.getByLabel("起始日").fill(from);
  const latest = pane.getByLabel(/至最新披露日/);
  await latest.setChecked(to === undefined);
  if (to) await pane.getByLabel("截止日").fill(to);
  await pane.getByRole("button", { name: "拉取" }).click();
}

const notice = (text: RegExp) => workbench.pane().getByText(text).first().waitFor({ timeout: 120_000 });

describe("a linked table of daily totals", () => {
  test("arrives with a progress bar, its caption, units and the figures of the exchanges", async () => {
    product.exchanges.behave("SZSE", { kind: "slow", delayMs: 150 });
    await pullTotals("2026-07-06");
    await workbench.pane().getByRole("progressbar").waitFor({ timeout: 20_000 });
    await notice(/已写入 8 行，数据截至 2026-07-15/);
    product.exchanges.behave("SZSE", "normal");
    const { text } = await workbench.read("A1:K5", TOTALS);
    expect(text[0]![0]).toBe("融资融券每日汇总 · 沪深北合计");
    expect(text[1]![0]).toMatch(
      /数据截至 2026-07-15 · 来源 上交所\+东方财富\+深交所\+北交所 · 取数 \d{4}-\d\d-\d\d \d\d:\d\d 北京时间/,
    );
    expect(text[4]!.slice(0, 3)).toEqual(["日期", "融资余额(元)", "融资买入额(元)"]);
    const first = await workbench.read("A6:D6", TOTALS);
    expect(first.text[0]![0]).toBe("2026-07-06");
    expect(first.text[0]![1]).toMatch(/^[\d,]{17}$/);
    // Derived from the session before the range, which SZSE and BSE leave unpublished.
    expect(first.text[0]![3]).toMatch(/^[\d,]{15}$/);
  });

  test("keeps an own column, its formulas and formats when Refresh brings a new day", async () => {
    await workbench.goTo("L5");
    await workbench.type("L5", "我的");
    await workbench.type("L6", "=B6/100000000");
    await workbench.type("L13", "看这里");
    const before = await workbench.read("A6:L13", TOTALS);
    newest = "2026-07-16";
    await workbench.page.getByRole("button", { name: "刷新", exact: true }).click();
    await notice(/新增 1 行/);
    const after = await workbench.read("A6:L14", TOTALS);
    expect(after.formulas.slice(0, 8)).toEqual(before.formulas);
    expect(after.values[0]![11]).toBeCloseTo((after.values[0]![1] as number) / 1e8, 6);
    const added = after.values[8] as number[];
    expect(added[0]).toBe(PUBLISHED.date);
    expect(added).toEqual(expect.arrayContaining([PUBLISHED.financing, PUBLISHED.short, PUBLISHED.margin]));
    expect((await workbench.read("A2", TOTALS)).text[0]![0]).toContain("数据截至 2026-07-16");
  });

  test("shows nothing, not 0, where nothing is disclosed", async () => {
    const { values, text } = await workbench.read("A5:K14", TOTALS);
    const turnover = text[0]!.indexOf("成交额(元)");
    expect(turnover).toBeGreaterThan(0);
    expect(values.slice(1).map((row) => row[turnover])).toEqual(Array(9).fill(""));
  });

  test("survives saving, opening and another Refresh", async () => {
    const download = workbench.page.waitForEvent("download");
    await workbench.page.getByRole("button", { name: "保存" }).click();
    const file = await (await download).path();
    const parts = readPackage(await readFile(file));
    expect(Object.keys(parts).some((name) => /^xl\/tables\/table\d+\.xml$/.test(name))).toBe(true);
    const before = await workbench.read("A1:L14", TOTALS);

    const chooser = workbench.page.waitForEvent("filechooser");
    await workbench.page.getByRole("button", { name: "打开" }).click();
    await (await chooser).setFiles(file);
    await workbench.page.locator(".activity").waitFor({ state: "detached", timeout: 120_000 });
    await workbench.ready();
    expect(await workbench.read("A1:L14", TOTALS)).toEqual(before);
    await workbench.page.getByRole("button", { name: "刷新", exact: true }).click();
    await workbench.showPane();
    await notice(/没有变化/);
  });
});

describe("pulling", () => {
  const sheetNames = () =>
    workbench.addin().evaluate(() =>
      Excel.run(async (context) => {
        const sheets = context.workbook.worksheets.load("items/name");
        await context.sync();
        return sheets.items.map(({ name }) => name);
      }),
    );

  test("can be cancelled, and leaves no half-written sheet", async () => {
    const before = await sheetNames();
    product.exchanges.behave("BSE", { kind: "slow", delayMs: 400 });
    await pullTotals("2026-05-06", "2026-06-30");
    await workbench.pane().getByRole("button", { name: "取消" }).click({ timeout: 20_000 });
    await notice(/已取消，工作表没有改动/);
    product.exchanges.behave("BSE", "normal");
    expect(await sheetNames()).toEqual(before);
  });

  test("names the exchange that answered a web page, and shows what the others gave", async () => {
    product.exchanges.behave("SZSE", "html");
    await pullTotals("2026-03-02", "2026-03-03");
    const warning = workbench.pane().getByTestId("notice-warning");
    await warning
      .getByText(/深交所/)
      .first()
      .waitFor({ timeout: 60_000 });
    product.exchanges.behave("SZSE", "normal");
  });

  test("lists all securities of one exchange on one day, codes as text", async () => {
    const pane = workbench.pane();
    await pane.getByRole("tab", { name: "拉取" }).click();
    await pane.getByLabel("某日全部证券").check();
    await pane.getByLabel("交易所").selectOption({ label: "上交所" });
    await pane.getByLabel(/最新披露日，刷新时自动更新/).setChecked(false);
    await pane.getByLabel("日期", { exact: true }).fill("2026-07-16");
    await pane.getByRole("button", { name: "拉取" }).click();
    await notice(/已写入 \d+ 行，数据截至 2026-07-16/);
    const names = await sheetNames();
    const { values, text } = await workbench.read("A5:C7", names.at(-1));
    expect(text[0]!.slice(0, 2)).toEqual(["证券代码", "证券简称"]);
    expect(values[1]![0]).toMatch(/^\d{6}$/);
  });
});

test("nothing was complained of on the console", () => {
  expect(workbench.complaints).toEqual([]);
});
