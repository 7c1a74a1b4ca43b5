import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { METRICS } from "../../src/core/metrics/catalogue.ts";
import { exampleFormula } from "../../src/core/metrics/example-formula.ts";
import type { Example, Metric } from "../../src/core/metrics/metric.ts";
import type { Language } from "../../src/core/text.ts";
import { printResult } from "../../tools/docs/printed-result.ts";
import { startProduct, type Product } from "./support/product.ts";
import { expectText, launchBrowser, Workbench } from "./support/workbench.ts";

/** An example of a page, at its place in the sheet. */
interface Placed {
  readonly metric: Metric;
  readonly example: Example;
  readonly formula: string;
  readonly row: number;
  readonly rows: number;
  readonly columns: number;
}

interface Sheet {
  readonly values: unknown[][];
  readonly text: string[][];
}

const SHEET = "Examples";
const WIDTH = 12;
const placed = placeAll();
const height = placed.at(-1)!.row + placed.at(-1)!.rows;

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

describe("examples typed by hand", () => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await Workbench.open(browser, product.url);
  });
  afterAll(() => workbench.page.close());

  test.each([
    ["MARGIN_RATIO", 0, "A1"],
    ["SUSPEND_STATUS", 1, "A5"],
    ["TURN_UP", 3, "A8"],
    ["QUALITY", 0, "A12"],
    ["MARGIN_RULE", 1, "A30"],
    ["SELL_TO", 2, "A40"],
  ])("%s, example %i shows what its page shows", async (id, index, address) => {
    const { formula, metric, example, rows, columns } = placed.filter((one) => one.metric.id === id)[index]!;
    await workbench.type(address, formula);
    await expectText(workbench, area(Number(address.slice(1)), rows, columns), shownOnPage(metric, example, "zh"));
    expect(workbench.complaints).toEqual([]);
  });
});

describe("every example of every page", () => {
  const sheets = {} as Record<Language, Sheet>;
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await Workbench.open(browser, product.url);
    await enterAll(workbench);
    sheets.zh = await settledSheet(workbench, "zh");
    await workbench.page.getByRole("button", { name: "English" }).click();
    await workbench.page.getByRole("button", { name: "Refresh" }).waitFor({ timeout: 60_000 });
    await workbench.ready();
    sheets.en = await settledSheet(workbench, "en");
  }, 300_000);
  afterAll(() => workbench.page.close());

  test.each(placed.map((one) => [one.metric.id, one.formula, one] as const))("%s: %s", (_, __, one) => {
    for (const language of ["zh", "en"] as const) {
      const { text, values } = sheets[language];
      expect(cellsOf(text, one)).toEqual(shownOnPage(one.metric, one.example, language));
      expectValues(cellsOf(values, one).flat(), resultOf(one.example).flat(), language, one.example.within);
    }
  });

  test("spills over its own cells and no others", () => {
    const taken = placed.reduce((count, { rows, columns }) => count + rows * columns, 0);
    expect(sheets.en.text.flat().filter((text) => text !== "")).toHaveLength(taken);
  });

  test("raises no complaint on the console", () => {
    expect(workbench.complaints).toEqual([]);
  });
});

/** Examples stand below one another in the first column, a free row between them. */
function placeAll(): Placed[] {
  const all: Placed[] = [];
  let row = 1;
  for (const metric of METRICS) {
    for (const example of metric.examples) {
      const result = resultOf(example);
      const [rows, columns] = [result.length, result[0]!.length];
      all.push({ metric, example, formula: exampleFormula(metric.id, example), row, rows, columns });
      row += rows + 1;
    }
  }
  return all;
}

function resultOf({ result }: Example): readonly (readonly unknown[])[] {
  return typeof result === "object" && result !== null ? result : [[result]];
}

/** Enters each formula through the add-in's own Office.js. */
function enterAll(workbench: Workbench): Promise<void> {
  return workbench.addin().evaluate(
    ([name, formulas]) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add(name);
        for (const { row, formula } of formulas) sheet.getRange(`A${row}`).formulas = [[formula]];
        await context.sync();
      }),
    [SHEET, placed.map(({ row, formula }) => ({ row, formula }))] as const,
  );
}

/** The sheet once all is computed. What still differs after that time is reported by the example's own test. */
async function settledSheet(workbench: Workbench, language: Language): Promise<Sheet> {
  let sheet: Sheet = { values: [], text: [] };
  const isSettled = async () => {
    sheet = await workbench.read(area(1, height, WIDTH), SHEET);
    return placed.every((one) => {
      const shown = shownOnPage(one.metric, one.example, language);
      return JSON.stringify(cellsOf(sheet.text, one)) === JSON.stringify(shown);
    });
  };
  await vi.waitUntil(isSettled, { timeout: 60_000, interval: 500 }).catch(() => undefined);
  return sheet;
}

function area(row: number, rows: number, columns: number): string {
  const first = `A${row}`;
  const last = `${String.fromCharCode(64 + columns)}${row + rows - 1}`;
  return first === last ? first : `${first}:${last}`;
}

function cellsOf<T>(sheet: readonly (readonly T[])[], { row, rows, columns }: Placed): T[][] {
  return sheet.slice(row - 1, row - 1 + rows).map((cells) => cells.slice(0, columns));
}

function shownOnPage(metric: Metric, example: Example, language: Language): string[][] {
  return printResult(metric, example, language).map((row) => row.map(({ shown }) => shown));
}

/** A number is the example's to 1e-9, or to the digits that were published. */
function expectValues(values: unknown[], wanted: unknown[], language: Language, within?: number): void {
  for (const [index, cell] of wanted.entries()) {
    const value = values[index];
    if (typeof cell !== "number") expect(value).toBe(isText(cell) ? cell[language] : cell);
    else
      expect(Math.abs((value as number) - cell)).toBeLessThanOrEqual(within ?? 1e-9 * Math.max(1e-300, Math.abs(cell)));
  }
}

function isText(cell: unknown): cell is Record<Language, string> {
  return typeof cell === "object" && cell !== null && "zh" in cell;
}
