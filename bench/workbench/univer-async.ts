import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { CODES, figuresOf, NEWEST } from "../../test/e2e/support/prepared-market.ts";
import { openPage } from "./open-workbench.ts";

type Field = "financing_balance" | "financing_buy" | "turnover";

/** How long single formulas took, and how often the server was asked. */
export interface PeerFinding {
  readonly ms: number;
  readonly requests: number;
}

const FIGURES = Object.fromEntries(CODES.map((code) => [code, figuresOf(code, NEWEST)]));
const POLL_MS = 100;

/** A formula in every row through the grid's own asynchronous functions, which get all figures by one request. */
export async function measureUniverAsync(
  browser: Browser,
  url: string,
  fields: readonly Field[],
): Promise<PeerFinding[]> {
  const page = await openPage(browser);
  const asked = await servePeer(page);
  await page.goto(`${url}/peer.html`);
  await page.waitForFunction(() => "peer" in globalThis, undefined, { timeout: 120_000 });
  await write(
    page,
    `A1:A${CODES.length}`,
    CODES.map((code) => [code]),
  );
  const findings: PeerFinding[] = [];
  for (const [index, field] of fields.entries()) {
    asked.length = 0;
    const area = `${"BCD".charAt(index)}1:${"BCD".charAt(index)}${CODES.length}`;
    const start = performance.now();
    await write(
      page,
      area,
      CODES.map((_, row) => [`=PEER(A${row + 1},"${field}")`]),
    );
    while (!(await shows(page, area, field))) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    findings.push({ ms: performance.now() - start, requests: asked.length });
  }
  await page.context().close();
  return findings;
}

async function servePeer(page: Page): Promise<string[]> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("univer-page.ts", import.meta.url))],
    ...{ bundle: true, write: false, outdir: "/", format: "iife", target: "es2022", minify: true },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  const body = `<!doctype html><link rel="stylesheet" href="peer.css"><div id="grid" style="height:100vh"></div><script src="peer.js"></script>`;
  const asked: string[] = [];
  await page.route("**/peer.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.route("**/peer.js", (route) => route.fulfill({ contentType: "text/javascript", body: textOf(".js") }));
  await page.route("**/peer.css", (route) => route.fulfill({ contentType: "text/css", body: textOf(".css") }));
  await page.route("**/peer-figures.json", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ json: FIGURES });
  });
  return asked;
}

interface Peer {
  write(address: string, cells: readonly (readonly string[])[]): void;
  read(address: string): unknown[];
}

function write(page: Page, address: string, cells: readonly (readonly string[])[]): Promise<void> {
  return page.evaluate(([where, rows]) => (globalThis as unknown as { peer: Peer }).peer.write(where, rows), [
    address,
    cells,
  ] as const);
}

async function shows(page: Page, address: string, field: Field): Promise<boolean> {
  const values = await page.evaluate((where) => (globalThis as unknown as { peer: Peer }).peer.read(where), address);
  return values.every((value, row) => value === figuresOf(CODES[row]!, NEWEST)[field]);
}
