// Draws assets/*.png from the SVG sources. Run after changing a drawing: npx tsx tools/draw-icons.ts
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { ensureBrowser } from "../test/support/ensure-browser.ts";

const drawings = [
  { source: "icon-small.svg", name: "icon", sizes: [16, 32] },
  { source: "icon.svg", name: "icon", sizes: [64, 80, 128] },
  { source: "refresh.svg", name: "refresh", sizes: [16, 32, 80] },
];

const assets = new URL("../assets/", import.meta.url);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const { source, name, sizes } of drawings) {
  const svg = readFileSync(new URL(source, assets), "utf8");
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(new URL(`${name}-${size}.png`, assets), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
