import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { figuresOf, NEWEST, prepareMarket } from "./support/prepared-market.ts";
import { COMMAND_LINE } from "./support/product.ts";
import { serveFiles } from "./support/static-site.ts";
import { launchBrowser, Workbench } from "./support/workbench.ts";

let directory: string;
let site: Awaited<ReturnType<typeof serveFiles>>;
let browser: Browser;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "rzrq-published-"));
  await prepareMarket(directory, 20);
  const env = { ...process.env, LC_ALL: "C", RZRQ_DATA: directory };
  const published = spawnSync(process.execPath, [COMMAND_LINE, "publish", join(directory, "site")], {
    env,
    encoding: "utf8",
  });
  expect(published.stderr + published.stdout).not.toMatch(/Error/);
  expect(published.status).toBe(0);
  site = await serveFiles(join(directory, "site"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(directory, { recursive: true, force: true });
});

test("published files on any host give the same figures, and a pane that pulls without collecting", async () => {
  const workbench = await Workbench.open(browser, site.url);
  await workbench.type("A1", `=RZRQ.GET("600005","RZYE")`);
  const valueAt = async (address: string) => (await workbench.read(address)).values[0]![0];
  await expect.poll(() => valueAt("A1"), { timeout: 30_000 }).toBe(figuresOf("600005", NEWEST).financing_balance);
  await workbench.type("B1", `=RZRQ.HIST("000001","RZYE","2026-09-03",,FALSE)`);
  await expect.poll(() => valueAt("C1"), { timeout: 30_000 }).toBe(figuresOf("000001", "2026-09-03").financing_balance);
  await workbench.page.getByRole("button", { name: /^窗格$/ }).click();
  const pane = workbench.pane();
  await expect.poll(() => pane.getByTestId("as-of").innerText(), { timeout: 30_000 }).toContain(NEWEST);
  expect(await pane.getByRole("tab").allInnerTexts()).toEqual(["拉取", "联动表格"]);
  await expect.poll(() => pane.getByTestId("status").innerText(), { timeout: 30_000 }).toContain(NEWEST);
  await workbench.close();
});

test("the pane pulls tables from published files, with their sources, and refreshes them", async () => {
  const workbench = await Workbench.open(browser, site.url);
  await workbench.showPane();
  const pane = workbench.pane();
  await pane.getByLabel("某日全部证券").check();
  await pane.getByRole("button", { name: "拉取" }).click();
  await pane.getByText(`数据截至 ${NEWEST}`).first().waitFor({ timeout: 60_000 });
  const { values, text } = await workbench.read("A1:C24", "两融明细 上交所");
  expect(text[1]![0]).toContain(`数据截至 ${NEWEST} · 来源 上交所 · 取数 2026-09-21 09:00 北京时间`);
  expect(values[23]).toEqual(["600018", "证券600018", figuresOf("600018", NEWEST).financing_balance]);
  await workbench.page.getByRole("button", { name: "刷新", exact: true }).click();
  await pane.getByText(/没有变化/).waitFor({ timeout: 60_000 });
  expect(workbench.requests.every((path) => !/asof|status|sync/.test(path))).toBe(true);
  expect(workbench.complaints).toEqual([]);
});
