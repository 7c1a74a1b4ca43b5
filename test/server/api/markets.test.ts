import { describe, expect, test } from "vitest";
import { marketSeries, type MarketSeries } from "../../../src/contracts/api.ts";
import type { Exchange } from "../../../src/core/market/exchange.ts";
import type { Disclosure } from "../../../src/server/collect/source.ts";
import { openApp } from "../../support/app.ts";
import { day, marginFigures, overviewOf, totalsOf } from "../../support/disclosures.ts";

async function read(disclosures: readonly Disclosure[], path: string): Promise<MarketSeries> {
  const { app } = await openApp(disclosures);
  const reply = await app.inject({ url: `/api/v1/markets/${path}` });
  expect(reply.statusCode).toBe(200);
  return marketSeries.parse(reply.json());
}

const balance = (exchange: Exchange, date: string, financing_balance: number | null) =>
  totalsOf({ exchange, date }, { financing_balance });

const fileTotal = (date: string, margin_balance: number): Disclosure => ({
  dataset: "totals",
  exchange: "ALL",
  date: day(date),
  source: "file:market.csv",
  fetchedAt: "2026-11-21T01:00:00.000Z",
  figures: marginFigures({ margin_balance }),
});

describe("the series of one exchange", () => {
  test("holds the days asked for, both ends included, with turnover and float value", async () => {
    const series = await read(
      [
        ...["2026-09-17", "2026-09-18", "2026-09-21"].map((date) => balance("SSE", date, 5)),
        overviewOf({ date: "2026-09-18" }, { turnover: 7, float_cap: 8 }),
        balance("SZSE", "2026-09-18", 6),
      ],
      "SSE?from=2026-09-18&to=2026-09-21",
    );
    expect(series).toMatchObject({ sample: false, scope: "SSE", partial: [] });
    expect(series.rows.map((row) => [row.date, row.exchange, row.turnover, row.float_cap])).toEqual([
      ["2026-09-18", "SSE", 7, 8],
      ["2026-09-21", "SSE", null, null],
    ]);
  });

  test("without bounds is all that is stored", async () => {
    const series = await read([balance("SSE", "2010-03-31", 1), balance("SSE", "2026-09-18", 2)], "SSE");
    expect(series.rows.map((row) => row.date)).toEqual(["2010-03-31", "2026-09-18"]);
  });

  // Friday and Monday follow one another; by hand: 100 + 30 − 110 = 20 and 50 + 10 − 45 = 15.
  test("derives unpublished repayments from the session before, even where that is before the range", async () => {
    const rows = [
      totalsOf({ exchange: "SZSE", date: "2026-09-18" }, { financing_balance: 100, short_shares: 50 }),
      totalsOf(
        { exchange: "SZSE", date: "2026-09-21" },
        { financing_balance: 110, financing_buy: 30, short_shares: 45, short_sold: 10 },
      ),
    ];
    const series = await read(rows, "SZSE?from=2026-09-21");
    expect(series.rows).toMatchObject([{ date: "2026-09-21", financing_repay: 20, short_returned: 15 }]);
  });

  test("leaves repayments missing where the session before is not stored", async () => {
    const rows = [
      totalsOf({ exchange: "SZSE", date: "2026-09-17" }, { financing_balance: 100 }),
      totalsOf({ exchange: "SZSE", date: "2026-09-21" }, { financing_balance: 110, financing_buy: 30 }),
    ];
    const series = await read(rows, "SZSE");
    expect(series.rows.map((row) => row.financing_repay)).toEqual([null, null]);
  });
});

describe("all exchanges together", () => {
  test("are the sum of the three, field by field", async () => {
    const series = await read(
      [
        totalsOf({ exchange: "SSE", fetchedAt: "2026-09-19T00:30:00Z" }, { financing_balance: 100, short_balance: 1 }),
        totalsOf({ exchange: "SZSE", fetchedAt: "2026-09-19T00:20:00Z" }, { financing_balance: 20, short_balance: 2 }),
        totalsOf({ exchange: "BSE", fetchedAt: "2026-09-19T00:40:00Z" }, { financing_balance: 3, short_balance: 0 }),
      ],
      "ALL",
    );
    expect(series.partial).toEqual([]);
    expect(series.rows).toMatchObject([
      {
        date: "2026-09-18",
        exchange: "ALL",
        financing_balance: 123,
        short_balance: 3,
        source: "SSE+SZSE+BSE",
        fetched_at: "2026-09-19T00:20:00.000Z",
        revision: 1,
      },
    ]);
  });

  test("miss a figure that one of them misses", async () => {
    const series = await read(
      [balance("SSE", "2026-09-18", 100), balance("SZSE", "2026-09-18", null), balance("BSE", "2026-09-18", 3)],
      "ALL",
    );
    expect(series.rows).toMatchObject([{ financing_balance: null }]);
  });

  test("have no turnover and float value, which the BSE does not publish", async () => {
    const series = await read(
      [
        ...(["SSE", "SZSE", "BSE"] as const).map((exchange) => balance(exchange, "2026-09-18", 1)),
        overviewOf({ exchange: "SSE" }, { turnover: 7, float_cap: 8 }),
        overviewOf({ exchange: "SZSE" }, { turnover: 5, float_cap: 6 }),
      ],
      "ALL",
    );
    expect(series.rows).toMatchObject([{ turnover: null, float_cap: null }]);
  });

  test("are the sum of two before the BSE joined on 2023-02-13", async () => {
    const series = await read(
      [
        balance("SSE", "2023-02-10", 100),
        balance("SZSE", "2023-02-10", 20),
        overviewOf({ exchange: "SSE", date: "2023-02-10" }, { turnover: 7 }),
        overviewOf({ exchange: "SZSE", date: "2023-02-10" }, { turnover: 5 }),
        balance("SSE", "2023-02-13", 100),
        balance("SZSE", "2023-02-13", 20),
      ],
      "ALL",
    );
    expect(series.rows).toMatchObject([
      { date: "2023-02-10", financing_balance: 120, turnover: 12, source: "SSE+SZSE" },
    ]);
    expect(series.partial).toEqual([{ date: "2023-02-13", missing: ["BSE"] }]);
  });

  test("never add up a day that somebody has not disclosed", async () => {
    const series = await read(
      [
        balance("SSE", "2026-09-21", 100),
        ...(["SSE", "SZSE", "BSE"] as const).map((exchange) => balance(exchange, "2026-09-18", 1)),
      ],
      "ALL",
    );
    expect(series.rows.map((row) => row.date)).toEqual(["2026-09-18"]);
    expect(series.partial).toEqual([{ date: "2026-09-21", missing: ["SZSE", "BSE"] }]);
  });

  test("are what a file gave where the exchanges are not complete, with the file as the source", async () => {
    const series = await read(
      [
        fileTotal("2026-01-05", 2_560_648_218_483),
        fileTotal("2026-09-18", 999),
        balance("SSE", "2026-01-05", 1),
        ...(["SSE", "SZSE", "BSE"] as const).map((exchange) =>
          totalsOf({ exchange, date: "2026-09-18" }, { margin_balance: 1 }),
        ),
      ],
      "ALL",
    );
    expect(series.partial).toEqual([]);
    expect(series.rows.map((row) => [row.date, row.margin_balance, row.source])).toEqual([
      ["2026-01-05", 2_560_648_218_483, "file:market.csv"],
      ["2026-09-18", 3, "SSE+SZSE+BSE"],
    ]);
  });

  test("get the next revision with a correction of any of them", async () => {
    const parts = (["SSE", "SZSE", "BSE"] as const).map((exchange) => balance(exchange, "2026-09-18", 1));
    const corrected = [balance("SZSE", "2026-09-18", 2), balance("BSE", "2026-09-18", 2)];
    const series = await read([...parts, ...corrected], "ALL");
    expect(series.rows).toMatchObject([{ financing_balance: 5, revision: 3 }]);
  });
});

describe("a wrong request", () => {
  test.each([
    ["NYSE", 'scope is "NYSE": expected SSE, SZSE, BSE, ALL. Correct it and try again.'],
    [
      "SSE?from=2026-02-30",
      'from is "2026-02-30": expected an existing date such as 2026-09-18. Correct it and try again.',
    ],
    [
      "SSE?from=2026-09-18&to=2026-09-17",
      "from is 2026-09-18 and to is 2026-09-17: from must not be later than to. Swap or correct them.",
    ],
  ])("%s is told what is expected", async (path, en) => {
    const { app } = await openApp();
    const reply = await app.inject({ url: `/api/v1/markets/${path}` });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ error: { code: "bad_request", message: { en } } });
  });
});
