import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseManifest, manifestAddresses } from "../support/manifest-rules.ts";
import { expectAccessible } from "./support/accessible.ts";
import { startProduct, type Product } from "./support/product.ts";
import { launchBrowser, Workbench } from "./support/workbench.ts";

/** Totals that say neither their market nor their unit. */
const UNCLEAR = Buffer.from(
  "日期,融资余额,融资买入额\n2026-07-14,1234667890123,12345678901\n2026-07-15,1234567890123,1\n",
);

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct({ exchanges: "down" });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const languages = [
  { language: "zh", label: "示例数据", pull: "拉取", written: /写入的是示例数据/ },
  { language: "en", label: /sample data/i, pull: "Pull", written: /sample data was written/i },
] as const;

test.each(languages)(
  "without a connection the pane and the sheet say that the data are a sample ($language)",
  async ({ language, label, pull, written }) => {
    const workbench = await Workbench.open(browser, product.url, { language });
    await workbench.showPane();
    const pane = workbench.pane();
    await pane.getByText(label).first().waitFor();
    await pane.getByRole("button", { name: pull }).click();
    await pane.getByTestId("notice-warning").getByText(written).first().waitFor({ timeout: 120_000 });
    const { text } = await workbench.read("A1:A4");
    expect(text.flat().join("\n")).toMatch(language === "zh" ? /示例数据/ : /SAMPLE DATA/i);
    await workbench.close();
  },
);

test.each(["light", "dark"] as const)(
  "no screen of the pane has an accessibility fault that axe can find (%s)",
  async (scheme) => {
    const workbench = await Workbench.open(browser, product.url, { language: "en", scheme });
    await workbench.showPane();
    const pane = workbench.pane();
    await pane.getByRole("button", { name: "Pull" }).click();
    await pane.getByTestId("notice-warning").waitFor({ timeout: 120_000 });
    await expectAccessible(workbench);
    await pane.getByRole("tab", { name: /Tables/ }).click();
    await pane.getByTestId("link").waitFor();
    await expectAccessible(workbench);
    await pane.getByRole("tab", { name: "Import" }).click();
    await pane.getByTestId("import-file").setInputFiles({ name: "totals.csv", mimeType: "text/csv", buffer: UNCLEAR });
    await pane.getByTestId("import-table").waitFor({ timeout: 60_000 });
    await expectAccessible(workbench);
    await pane.getByRole("tab", { name: "Data" }).click();
    await pane.getByTestId("data-status").locator("summary").first().click();
    await expectAccessible(workbench);
    await workbench.close();
  },
);

test("every address of the manifest is served, with its type", async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const manifest = await (await context.request.get(`${product.url}/manifest.xml`)).text();
  const addresses = new Set(
    manifestAddresses(parseManifest(manifest)).filter((address) => new URL(address).pathname !== "/"),
  );
  expect(addresses.size).toBeGreaterThan(10);
  for (const address of addresses) {
    const answer = await context.request.get(address.replace("https://localhost:3000", product.url));
    const type = { png: "image/png", html: "text/html", json: "application/json", js: "application/javascript" }[
      address.split(".").pop()!
    ];
    expect([address, answer.status(), answer.headers()["content-type"]?.split(";")[0]]).toEqual([address, 200, type]);
  }
  await context.close();
});
