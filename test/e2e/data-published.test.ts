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

test("published files on any host give the same figures, and a pane that neither pulls nor imports", async () => {
  const workbench = await Workbench.open(browser, site.url);
  await workbench.type("A1", `=RZRQ.GET("600005","RZYE")`);
  const valueAt = async (address: string) => (await workbench.read(address)).values[0]![0];
  await expect.poll(() => valueAt("A1"), { timeout: 30_000 }).toBe(figuresOf("600005", NEWEST).financing_balance);
  await workbench.type("B1", `=RZRQ.HIST("000001","RZYE","2026-09-03",,FALSE)`);
  await expect.poll(() => valueAt("C1"), { timeout: 30_000 }).toBe(figuresOf("000001", "2026-09-03").financing_balance);
  await workbench.page.getByRole("button", { name: /^窗格$/ }).click();
  const pane = workbench.pane();
  await expect.poll(() => pane.getByTestId("as-of").innerText(), { timeout: 30_000 }).toContain(NEWEST);
  expect(await pane.getByRole("tab").allInnerTexts()).toEqual(["联动表格"]);
  expect(workbench.complaints).toEqual([]);
});
