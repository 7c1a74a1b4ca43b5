import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { MarketRow } from "../../../../src/contracts/rows.ts";
import { ImportError } from "../../../../src/server/collect/import/import-error.ts";
import type { ImportedFile } from "../../../../src/server/collect/import/import-file.ts";
import { landImport } from "../../../../src/server/collect/import/land-import.ts";
import type { Disclosure } from "../../../../src/server/collect/source.ts";
import { day, marginFigures } from "../../../support/disclosures.ts";
import { encodeGbk } from "../../../support/gbk.ts";
import { fileOf, SSE_SHEETS, SZSE_LIST } from "../../../support/import-files.ts";
import { importing, type Given } from "../../../support/importing.ts";
import { writeInlineXlsx } from "../../../support/inline-xlsx.ts";
import { workbook } from "../../../support/table-files.ts";

/** `RZRQ_LONG=1` takes an hour. */
const RUNS = process.env["RZRQ_LONG"] ? 20_000 : 150;
vi.setConfig({ testTimeout: RUNS * 400 });

interface Sample {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly given: Given;
}

const quoted = SZSE_LIST.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");

const TEXTS: readonly Sample[] = [
  {
    what: "daily totals of Eastmoney",
    bytes: readFileSync(new URL("../../../fixtures/files/market-totals.csv", import.meta.url)),
    given: { exchange: "ALL" },
  },
  {
    what: "a list of the SZSE as text",
    bytes: Buffer.from(`${quoted}\r\n`),
    given: { exchange: "SZSE", date: day("2015-04-20") },
  },
  {
    what: "a section of F10 in GBK",
    bytes: encodeGbk(new TextDecoder().decode(fileOf("tdx-f10.txt"))),
    given: { code: "300124" },
  },
  { what: "Wind's set", bytes: fileOf("wind-set.csv"), given: {} },
];

const WORKBOOKS: readonly Sample[] = [
  { what: "the SSE's .xls", bytes: workbook(SSE_SHEETS, "biff8"), given: { name: "rzrqjygk20260618.xls" } },
  {
    what: "the SZSE's .xlsx",
    bytes: new Uint8Array(writeInlineXlsx("融资融券交易明细", SZSE_LIST)),
    given: { date: day("2015-04-20") },
  },
];

type Figures = ReadonlyMap<string, unknown>;

/** Every figure by day, market or security, and field. */
function figuresOf(disclosures: readonly Disclosure[]): Figures {
  const figures = new Map<string, unknown>();
  for (const disclosure of disclosures) {
    const place = `${disclosure.dataset} ${disclosure.exchange} ${disclosure.date}`;
    const rows = "rows" in disclosure ? disclosure.rows : [{ code: "", name: "", ...disclosure.figures }];
    for (const { code, ...row } of rows)
      for (const [id, value] of Object.entries(row)) if (id !== "name") figures.set(`${place} ${code} ${id}`, value);
  }
  return figures;
}

/** A store whose totals are what the true lists add up to. */
function storeOf(truth: readonly Disclosure[]) {
  const totals = (exchange: string) => {
    const list = truth.find((one) => one.dataset === "details" && one.exchange === exchange);
    if (list?.dataset !== "details") return [];
    const sum = list.rows.reduce((balance, row) => balance + (row.financing_balance ?? 0), 0);
    return [{ ...marginFigures({ financing_balance: sum }) } as MarketRow];
  };
  const landed: Disclosure[] = [];
  return {
    landed,
    totals: (exchange: string) => Promise.resolve(totals(exchange)),
    details: () => Promise.resolve(null),
    land: (disclosures: readonly Disclosure[]) => {
      landed.push(...disclosures);
      return Promise.resolve(disclosures.map(() => "landed" as const));
    },
  };
}

/** Reads and stores the harmed file: refused with a text in both languages, asked about, warned of, or nothing but the truth. */
async function expectTruth({ bytes, given }: Sample, harmed: Uint8Array): Promise<"refused" | "accepted"> {
  const truth = importing(bytes, given).disclosures;
  const store = storeOf(truth);
  let read: ImportedFile;
  try {
    read = importing(harmed, given);
    await landImport(store, read);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    expect(error.text.zh).toMatch(/\p{Script=Han}.*[。；]/u);
    expect(error.text.en).not.toBe("");
    return "refused";
  }
  if (read.preview.warnings.some(({ zh }) => !/自相矛盾|没有合计可以核对单位/.test(zh))) return "accepted";
  const isPart = read.preview.tables.some(({ kind }) => kind === "part");
  const published = figuresOf(truth);
  for (const [place, value] of figuresOf(store.landed))
    expect([place, isPart ? unitless(value) : value]).toEqual([
      place,
      value === null ? null : isPart ? unitless(published.get(place)) : published.get(place),
    ]);
  return "accepted";
}

/** The digits of a figure: of a few securities nothing tells a wrong unit in the headings, and a warning says so. */
const unitless = (value: unknown): unknown =>
  typeof value === "number" ? Number(value.toExponential().split("e")[0]) : value;

/** What can happen to a text on its way. */
const textHarm = (text: string): fc.Arbitrary<Uint8Array> => {
  const lines = text.split("\n");
  const headings = lines.flatMap((line, index) => (/融资余额/.test(line) ? [index] : []));
  const place = fc.nat(text.length - 1);
  const line = fc.nat(lines.length - 1);
  const withLines = (change: (copy: string[]) => void): Uint8Array => {
    const copy = [...lines];
    change(copy);
    return Buffer.from(copy.join("\n"));
  };
  const at = (index: number, put: string, over: number) =>
    Buffer.from(text.slice(0, index) + put + text.slice(index + over));
  return fc.oneof(
    place.map((index) => Buffer.from(text.slice(0, index))),
    fc.nat(text.length).map((index) => encodeGbk(text.replace(/^\ufeff/, "")).subarray(0, index)),
    line.map((index) => withLines((copy) => copy.splice(index, 0, lines[index]!))),
    line.map((index) => withLines((copy) => copy.splice(index, 1))),
    fc
      .tuple(place, fc.constantFrom("x", "?", "\0", '"', "，", "/", "E5", "#", "-"))
      .map(([index, put]) => at(index, put, 0)),
    fc.tuple(place, fc.constantFrom("x", "?", "无")).map(([index, put]) => at(index, put, 1)),
    fc
      .tuple(
        fc.constantFrom("元", "万元", "股", "股/份", "万股"),
        fc.constantFrom("万元", "亿元", "千元", "亿股", "万股", "手", "%"),
      )
      .map(([from, to]) =>
        withLines((copy) => {
          for (const index of headings) copy[index] = copy[index]!.replaceAll(`(${from})`, `(${to})`);
        }),
      ),
    fc.constant(Buffer.from(Buffer.from(text).toString("latin1"))),
    fc.constant(Buffer.from(`<html><body>${text}</body></html>`)),
    fc.constant(Buffer.from(text, "utf16le")),
  );
};

const bytesHarm = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.nat(bytes.length - 1).map((length) => bytes.subarray(0, length)),
    fc.uint8Array({ minLength: 1, maxLength: 4_000 }),
    fc.uint8Array({ maxLength: 2_000 }).map((noise) => Buffer.concat([bytes.subarray(0, 8), noise])),
  );

/** A few bytes turned to others; only archives have checksums that tell. */
const flipped = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })
    .map((flips) => {
      const copy = Uint8Array.from(bytes);
      for (const [index, mask] of flips) copy[index]! ^= mask;
      return copy;
    });

describe("a harmed file is refused, asked about or warned of; what is stored of it is true", () => {
  const seen = async (sample: Sample, harms: fc.Arbitrary<Uint8Array>): Promise<Set<string>> => {
    const outcomes = new Set<string>();
    const property = fc.asyncProperty(harms, async (harmed) => void outcomes.add(await expectTruth(sample, harmed)));
    await fc.assert(property, { numRuns: RUNS });
    return outcomes;
  };

  test.each(TEXTS)("$what", async (sample) => {
    const encoding = sample.given.code ? "gb18030" : "utf-8";
    const text = new TextDecoder(encoding).decode(sample.bytes);
    expect(await seen(sample, fc.oneof(textHarm(text), bytesHarm(sample.bytes)))).toContain("refused");
  });

  test.each(WORKBOOKS)("$what", async (sample) => {
    expect(await seen(sample, bytesHarm(sample.bytes))).toContain("refused");
  });

  test("bytes of an .xlsx that were turned", async () => {
    const sample = WORKBOOKS[1]!;
    expect(await seen(sample, flipped(sample.bytes))).toContain("refused");
  });
});
