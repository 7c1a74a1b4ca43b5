/** Measures formulas in the built workbench, from Enter to painted. */
import type { Browser, Frame } from "playwright-core";
import { CODES, figuresOf, NEWEST, prepareMarket } from "../../test/e2e/support/prepared-market.ts";
import { startProduct } from "../../test/e2e/support/product.ts";
import { measureFunctionsReady } from "./functions-ready.ts";
import { median } from "../timing.ts";
import { measureUniverAsync } from "./univer-async.ts";
import { launch, openPage, read, timeToPaint, type, untilReady, watchBlocks, write } from "./open-workbench.ts";

const ROWS = 50_000;
const SINGLES = CODES.length;
/** The first is asked for, the others are repetitions. */
const FIELDS = ["financing_balance", "financing_buy", "turnover"] as const;
const POLL_MS = 100;

/** One finding in milliseconds, with the blocks that were asked for. */
interface Finding {
  readonly ms: number;
  readonly blocks: number;
}

export async function measureWorkbench(): Promise<void> {
  const product = await startProduct({ exchanges: "down", prepare: prepareMarket });
  const browser = await launch();
  try {
    const ready = await measureFunctionsReady(browser, product.url);
    const late = ready.functionsThere - ready.officeReady;
    console.log(`\nthe built workbench in ${browser.browserType().name()} ${browser.version()}`);
    console.log(
      `functions associated     ${ms(ready.functionsThere - ready.officeRan)} after office.js has run; Office.onReady comes ${ms(ready.officeReady - ready.officeRan)} after it; aim 30 ms after Office.onReady ${verdict(late <= 30)}`,
    );
    const [first, again] = await measureSpill(browser, product.url);
    const name = `${ROWS.toLocaleString("en")} rows by one GET`;
    console.log(`${name}  from Enter to painted ${told(first)}, aim 1,000 ${verdict(first.ms <= 1000)}`);
    console.log(`${name}  another field of the same day ${told(again)}, aim 1,000 ${verdict(again.ms <= 1000)}`);
    const singles = await measureSingles(browser, product.url);
    const peer = await measureUniverAsync(browser, product.url, FIELDS);
    const count = SINGLES.toLocaleString("en");
    const [ours, theirs] = [repeated(singles), repeated(peer)];
    console.log(
      `${count} single GETs       first ${told(singles[0]!)}, repeated ${ms(ours)} (median), blocks asked for: ${sumOf(singles.slice(1).map(({ blocks }) => blocks))}`,
    );
    console.log(
      `${count} through Univer's own asynchronous functions  first ${ms(peer[0]!.ms)}, repeated ${ms(theirs)} (median), requests: ${sumOf(peer.map(({ requests }) => requests))}; ours is ${(theirs / ours).toFixed(1)}× as fast`,
    );
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function measureSpill(browser: Browser, url: string): Promise<[Finding, Finding]> {
  const page = await openPage(browser);
  const blocks = watchBlocks(page);
  await page.goto(url);
  const addin = await untilReady(page);
  const codes = Array.from({ length: ROWS }, (_, row) => CODES[row % CODES.length]!);
  await write(
    addin,
    `A1:A${ROWS}`,
    codes.map((code) => [`'${code}`]),
  );
  const spill = async (column: string, field: "financing_balance" | "financing_buy"): Promise<Finding> => {
    blocks.length = 0;
    await type(page, `${column}1`, `=RZRQ.GET(A1:A${ROWS},"${field}","${NEWEST}")`);
    const ms = await timeToPaint(page);
    const values = (await read(addin, `${column}1:${column}${ROWS}`)).flat();
    const wrong = codes.findIndex((code, row) => values[row] !== figuresOf(code, NEWEST)[field]);
    if (wrong >= 0) throw new Error(`${column}${wrong + 1} shows ${String(values[wrong])}`);
    return { ms, blocks: blocks.length };
  };
  const findings = [await spill("B", "financing_balance"), await spill("C", "financing_buy")] as const;
  await page.context().close();
  return [...findings];
}

async function measureSingles(browser: Browser, url: string): Promise<Finding[]> {
  const page = await openPage(browser);
  const blocks = watchBlocks(page);
  await page.goto(url);
  const addin = await untilReady(page);
  await write(
    addin,
    `A1:A${SINGLES}`,
    CODES.map((code) => [`'${code}`]),
  );
  const fill = async (column: string, field: (typeof FIELDS)[number]): Promise<Finding> => {
    blocks.length = 0;
    const start = performance.now();
    await write(
      addin,
      `${column}1:${column}${SINGLES}`,
      CODES.map((_, row) => [`=RZRQ.GET(A${row + 1},"${field}","${NEWEST}")`]),
    );
    await untilAll(addin, `${column}1:${column}${SINGLES}`, (row) => figuresOf(CODES[row]!, NEWEST)[field]);
    return { ms: performance.now() - start, blocks: blocks.length };
  };
  const findings: Finding[] = [];
  for (const [index, field] of FIELDS.entries()) findings.push(await fill("BCD".charAt(index), field));
  await page.context().close();
  return findings;
}

async function untilAll(addin: Frame, address: string, expected: (row: number) => number): Promise<void> {
  for (;;) {
    const values = (await read(addin, address)).flat();
    if (values.every((value, row) => value === expected(row))) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const repeated = (findings: readonly { ms: number }[]): number => median(findings.slice(1).map((one) => one.ms));
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const ms = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;
const told = (finding: Finding): string => `${ms(finding.ms)}, blocks asked for: ${finding.blocks}`;
const verdict = (met: boolean): string => (met ? "met" : "MISSED");
