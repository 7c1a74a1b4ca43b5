import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../../../src/core/fields/catalogue.ts";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createSzseSource } from "../../../../src/server/collect/sources/szse/index.ts";
import { roundedRows } from "../../../../src/server/collect/sources/szse/map.ts";
import { reportsAnswer } from "../../../../src/server/collect/sources/szse/schema.ts";
import { writeInlineXlsx } from "../../../support/inline-xlsx.ts";
import { originOf } from "../../../support/origin-of.ts";
import {
  answering,
  collectAll,
  fixtureJson,
  recordedBody,
  withoutProvenance,
  type Body,
} from "../../../support/recorded-exchange.ts";

const origin = originOf("SZSE");
const HEADINGS = [
  "融资买入额(元)",
  "融资余额(元)",
  "融券卖出量(股/份)",
  "融券余量(股/份)",
  "融券余额(元)",
  "融资融券余额(元)",
];
const FIGURES = [
  "87,959,310,244",
  "1,265,714,023,517",
  "23,118,420",
  "1,188,204,310",
  "10,814,887,206",
  "1,276,528,910,723",
];
const TOTALS = "szse/totals-20260918";
const DETAILS = "szse/details-20150420";

const sheet = (...rows: (string | number)[][]): Body => new Uint8Array(writeInlineXlsx("融资融券交易总量", rows));

/** A workbook of some hundred kilobytes whose sheet unpacks to 300 MB. */
const archiveBomb = (): Body =>
  new Uint8Array(zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(300 * 2 ** 20) }, { level: 1 }));

/** Collects a day from the recorded report, with another sheet in place of the recorded one. */
function collect(stem: string, xlsx?: Body | Response, dataset: Dataset = "totals") {
  const day = /(\d{4})(\d\d)(\d\d)$/.exec(stem)!.slice(1).join("-") as TradingDate;
  const fetch = answering((url) => {
    const isSheet = url.searchParams.get("SHOWTYPE") === "xlsx";
    return isSheet && xlsx !== undefined ? xlsx : recordedBody(stem, url);
  });
  return collectAll(createSzseSource({ fetch, pauseMs: 0 }).collect({ dataset, exchange: "SZSE", dates: [day] }));
}

describe("the JSON report", () => {
  const reports = reportsAnswer.parse(fixtureJson(`${TOTALS}.json`));

  test("takes the unit of each total from its heading: 亿元 and 亿股/亿份", () => {
    expect(roundedRows({ report: reports[0]!, origin }).rows).toEqual([
      {
        code: null,
        figures: {
          financing_buy: 87_959_000_000,
          financing_balance: 1_265_714_000_000,
          short_sold: 23_000_000,
          short_shares: 1_188_000_000,
          short_balance: 10_815_000_000,
          margin_balance: 1_276_529_000_000,
        },
      },
    ]);
  });

  test("takes 亿元, 万元 and 万股/万份 of the details from their headings: 45.80 亿 + 11,559.99 万 = 46.96 亿", () => {
    const [row] = roundedRows({ report: reports[1]!, origin }).rows;
    expect(row).toEqual({
      code: "000001",
      figures: {
        financing_buy: 55_000_000,
        financing_balance: 4_580_000_000,
        short_sold: 152_700,
        short_shares: 9_880_300,
        short_balance: 115_599_900,
        margin_balance: 4_696_000_000,
      },
    });
    const { financing_balance, short_balance, margin_balance } = row!.figures;
    expect(Math.abs(financing_balance! + short_balance! - margin_balance!)).toBeLessThan(1_000_000);
  });

  test("with a heading in an unknown unit is refused", () => {
    const report = structuredClone(reports[0]!);
    report.metadata.cols["jrrzye"] = "融资余额<br>(百万元)";
    expect(() => roundedRows({ report, origin })).toThrow('gave ["融资余额<br>(百万元)"] in the field 融资余额');
  });

  test("with a volume where an amount belongs is refused", () => {
    const report = structuredClone(reports[0]!);
    report.metadata.cols["jrrzye"] = "融资余额<br>(亿股/亿份)";
    expect(() => roundedRows({ report, origin })).toThrow("融资余额");
  });
});

describe("totals", () => {
  const expected = fixtureJson(`${TOTALS}.expected.json`) as object[];

  test("are read by heading, wherever the columns stand", async () => {
    const answers = await collect(TOTALS, sheet(HEADINGS.toReversed(), FIGURES.toReversed()));
    expect(answers.map(withoutProvenance)).toEqual(expected);
  });

  test("in 万元 become 元", async () => {
    const headings = HEADINGS.map((heading) => heading.replace("融资余额(元)", "融资余额(万元)"));
    const figures = FIGURES.map((figure) => (figure === "1,265,714,023,517" ? "126,571,402.3517" : figure));
    expect((await collect(TOTALS, sheet(headings, figures))).map(withoutProvenance)).toEqual(expected);
  });

  test("from a sheet of another day are refused, though the sheet says nothing of its day", async () => {
    const sheetOfAnotherDay = recordedBody("szse/totals-20260716", new URL("https://www.szse.cn/?SHOWTYPE=xlsx"));
    await expect(collect(TOTALS, sheetOfAnotherDay)).rejects.toThrow(
      "融资买入额 is 101415623984 in the xlsx and about 87959000000 in the report of the day",
    );
  });

  test.each([
    ["a web page", "<html>", "answered a web page"],
    ["text", "融资余额,1", "no xlsx"],
    ["half a file", recordedBody(TOTALS, new URL("https://a/?SHOWTYPE=xlsx"))!.slice(0, 900), "no xlsx"],
    ["a file that unpacks to gigabytes", archiveBomb(), "no xlsx"],
    ["no row", sheet(HEADINGS), "announced 1 rows and gave 0"],
    ["two rows", sheet(HEADINGS, FIGURES, FIGURES), "announced 1 rows and gave 2"],
    ["no headings", sheet([1, 2], [3, 4]), "a table that begins with its headings"],
    [
      "no unit",
      sheet(
        HEADINGS.map((heading) => heading.replace(/\(.*/, "")),
        FIGURES,
      ),
      "with its unit in the heading",
    ],
    ["a heading twice", sheet([...HEADINGS, "融资余额(元)"], [...FIGURES, "1"]), "one column “融资余额”"],
    ["a wrong grouping", sheet(HEADINGS, ["879,5931,0244", ...FIGURES.slice(1)]), 'gave "879,5931,0244"'],
    ["a wrong sum", sheet(HEADINGS, [...FIGURES.slice(0, 5), "1,276,528,910,724"]), "is not the margin balance"],
  ])("in %s are refused; the rounded report never takes their place", async (_name, xlsx, message) => {
    await expect(collect(TOTALS, xlsx)).rejects.toThrow(message);
  });

  test("whose sheet cannot be had are refused, though the rounded report is at hand", async () => {
    await expect(collect(TOTALS, new Response("", { status: 404 }))).rejects.toThrow("HTTP status 404");
  });
});

describe("details", () => {
  const HEAD = ["证券代码", "证券简称", ...HEADINGS];
  const PING_AN = [
    "000001",
    "平安银行",
    "914,150,095",
    "5,960,345,469",
    9598977,
    "1,898,697",
    "30,948,760",
    "5,991,294,229",
  ];
  const NANBO = ["000012", "南&nbsp;&nbsp;玻Ａ", "0", "710,082,271", "0", "665,743", "7,236,626", "717,318,897"];
  const VANKE = [
    "000002",
    "万科",
    "1,602,572,463",
    "7,422,963,456",
    "14,532,967",
    "2,843,656",
    "40,408,351",
    "7,463,371,807",
  ];

  test("have numbers as text or as numbers, names without their padding, and the order of their codes", async () => {
    const answers = await collect(DETAILS, sheet(HEAD, NANBO, VANKE, PING_AN), "details");
    const rows = (withoutProvenance(answers[0]!) as { rows: { code: string; name: string; short_sold: number }[] })
      .rows;
    expect(rows.map(({ code, name }) => `${code} ${name}`)).toEqual([
      "000001 平安银行",
      "000002 万科",
      "000012 南  玻Ａ",
    ]);
    expect(rows[0]!.short_sold).toBe(9_598_977);
  });

  test.each([
    ["fewer rows than announced", [PING_AN, VANKE], "announced 3 rows and gave 2"],
    ["a security twice", [PING_AN, VANKE, VANKE], "more than one row for 000002"],
    ["a security of the report missing", [PING_AN, VANKE, ["000013", ...NANBO.slice(1)]], "000012"],
    ["a code that is none", [PING_AN, VANKE, ["00012", ...NANBO.slice(1)]], 'gave "00012"'],
    ["a code as a number", [[1, ...PING_AN.slice(1)], VANKE, NANBO], "gave 1 in the field 证券代码"],
    ["no name", [["000001", "", ...PING_AN.slice(2)], VANKE, NANBO], 'gave "" in the field 证券简称'],
    [
      "a figure of another day",
      [[...PING_AN.slice(0, 2), "900,150,095", ...PING_AN.slice(3)], VANKE, NANBO],
      "000001 融资买入额",
    ],
  ])("with %s are refused", async (_name, rows, message) => {
    await expect(collect(DETAILS, sheet(HEAD, ...rows), "details")).rejects.toThrow(message);
  });
});

test("a report that could not be made is passed on", async () => {
  const reports = fixtureJson(`${TOTALS}.json`) as { error: unknown }[];
  reports[0]!.error = "系统繁忙";
  const source = createSzseSource({ fetch: answering(() => JSON.stringify(reports)), pauseMs: 0 });
  const collecting = collectAll(
    source.collect({ dataset: "totals", exchange: "SZSE", dates: ["2026-09-18"] as TradingDate[] }),
  );
  await expect(collecting).rejects.toThrow('reports an error: "系统繁忙"');
});

test("another report than the one asked for is refused", async () => {
  const source = createSzseSource({ fetch: answering((url) => recordedBody(TOTALS, url)), pauseMs: 0 });
  const collecting = collectAll(
    source.collect({ dataset: "overview", exchange: "SZSE", dates: ["2026-09-18"] as TradingDate[] }),
  );
  await expect(collecting).rejects.toThrow("expected the report 1803_sczm tab1");
});
