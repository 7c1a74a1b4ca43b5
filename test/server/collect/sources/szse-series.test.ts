import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSzseSource } from "../../../../src/server/collect/sources/szse/index.ts";
import { SourceError } from "../../../../src/server/collect/source.ts";
import { anyHarm, harm } from "../../../support/harmed-body.ts";
import { szseMarginJson } from "../../../support/szse-wire.ts";
import { answering, fixtureText, type Body } from "../../../support/recorded-exchange.ts";

const RECORDED = fixtureText("szse/series-20260716-20260918.json");

type Row = Record<string, string>;
interface Report {
  metadata: { cols: Record<string, string>; recordcount: number };
  data: Row[];
}

function read(body: Body) {
  const asked: URL[] = [];
  const fetch = answering((url) => {
    asked.push(url);
    return body;
  });
  return { asked, told: createSzseSource({ fetch, pauseMs: 0 }).allTotals!.read() };
}

/** The recorded answer with something changed. */
function changed(change: (report: Report) => void): string {
  const reports = JSON.parse(RECORDED) as [Report];
  change(reports[0]);
  return JSON.stringify(reports);
}

const FIGURES = {
  "2026-07-16": {
    financing_buy: 101_416_000_000,
    financing_balance: 1_398_204_000_000,
    short_sold: 41_000_000,
    short_shares: null,
    short_balance: 7_232_000_000,
    margin_balance: 1_405_436_000_000,
  },
  "2026-09-18": {
    financing_buy: 87_959_000_000,
    financing_balance: 1_265_714_000_000,
    short_sold: 23_000_000,
    short_shares: 1_188_000_000,
    short_balance: 10_815_000_000,
    margin_balance: 1_276_529_000_000,
  },
} as const;

test("all days come with one request that names no day, in 元 and shares as far as 0.01 亿 carries", async () => {
  const { asked, told } = read(RECORDED);
  const { days, rounding } = await told;
  expect(Object.fromEntries(days)).toEqual(FIGURES);
  expect(new Set(Object.values(rounding))).toEqual(new Set([1_000_000]));
  expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
    { SHOWTYPE: "JSON", CATALOGID: "1837_xxpl", TABKEY: "tab1" },
  ]);
});

test.each(["rq", "信用交易日期", "date"])("days are found whatever their column is called: %s", async (name) => {
  const renamed = changed(({ data }) => {
    for (const row of data) {
      row[name] = `${row["jyrq"]!} 00:00:00`;
      delete row["jyrq"];
    }
  });
  expect(Object.fromEntries((await read(renamed).told).days)).toEqual(FIGURES);
});

describe("refused is", () => {
  const cases: readonly (readonly [what: string, change: (report: Report) => unknown, told: string])[] = [
    ["no column of days", (report: Report) => report.data.forEach((row) => delete row["jyrq"]), "exactly one column"],
    [
      "two columns of days",
      (report: Report) => report.data.forEach((row) => (row["gxrq"] = "2026-11-20")),
      "in the field jyrq, gxrq, expected exactly one column with a date in every row",
    ],
    ["a row without its day", (report: Report) => (report.data[1]!["jyrq"] = "-"), "exactly one column"],
    ["a day twice", (report: Report) => (report.data[1]!["jyrq"] = "2026-09-18"), "more than one row for 2026-09-18"],
    [
      "a day that is no session",
      (report: Report) => (report.data[0]!["jyrq"] = "2026-09-19"),
      '"2026-09-19" in the field jyrq',
    ],
    [
      "a day before the first",
      (report: Report) => (report.data[0]!["jyrq"] = "2010-03-30"),
      "a session since 2010-03-31",
    ],
    ["an answer without rows", (report: Report) => report.data.splice(0), "gave 0"],
    [
      "fewer rows than announced",
      (report: Report) => (report.metadata.recordcount = 3_977),
      "announced 3977 rows and gave 2",
    ],
    [
      "amounts in two units",
      (report: Report) => (report.metadata.cols["jrrzmr"] = "融资买入额<br>(万元)"),
      "expected columns of one unit",
    ],
    [
      "volumes in two units",
      (report: Report) => (report.metadata.cols["jrrjyl"] = "融券余量<br>(万股/万份)"),
      "expected columns of one unit",
    ],
    ["a heading without a unit", (report: Report) => (report.metadata.cols["jrrzye"] = "融资余额"), "融资余额"],
    [
      "balances that contradict each other",
      (report: Report) => (report.data[0]!["jrrjye"] = "108.18"),
      "2026-09-18: financing balance",
    ],
  ];
  test.each(cases)("%s", async (_what, change, told) => {
    await expect(read(changed((report) => void change(report))).told).rejects.toThrow(told);
  });
});

/** `RZRQ_LONG=1` makes as many as of each other answer. */
const RUNS = process.env["RZRQ_LONG"] ? 4_000 : 70;

test("a harmed series is refused, or has the harmed value missing", { timeout: RUNS * 400 }, async () => {
  // The first days of all: one that is moved is on a day that is there already, or on one before there were any.
  const first = ["2010-03-31", "2010-04-01", "2010-04-02"];
  const whole = szseMarginJson(new URLSearchParams({ TABKEY: "tab1" }), () => first, false);
  const truth = (await read(whole).told).days;
  const outcomes = new Set<string>();
  const property = fc.asyncProperty(anyHarm, async (how) => {
    const told = await read(harm(whole, how)).told.catch((error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      outcomes.add("refused");
      return null;
    });
    for (const [date, figures] of told?.days ?? []) {
      outcomes.add("told");
      for (const [id, figure] of Object.entries(figures)) {
        const published = truth.get(date)?.[id as keyof typeof figures];
        expect([date, id, figure]).toEqual([date, id, figure === null ? null : published]);
      }
    }
  });
  await fc.assert(property, { numRuns: RUNS });
  expect(outcomes).toEqual(new Set(["refused", "told"]));
});
