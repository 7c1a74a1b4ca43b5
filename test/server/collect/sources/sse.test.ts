import { describe, expect, test } from "vitest";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createSseSource } from "../../../../src/server/collect/sources/sse/index.ts";
import {
  answering,
  collectAll,
  fixtureJson,
  withoutProvenance,
  type Body,
} from "../../../support/recorded-exchange.ts";

type Row = Record<string, unknown>;
interface Answer extends Row {
  result: Row[] | null;
  pageHelp: Row;
}

const TOTALS = "sse/totals-20260731-20260803.json";
const DATES = ["2026-07-31", "2026-08-03"] as TradingDate[];

function recorded(file: string): Answer {
  return fixtureJson(file) as Answer;
}

/** A source whose every answer is this one, or is given by the page asked for. */
function sourceOf(answer: (url: URL) => Body | Answer) {
  const asked: URL[] = [];
  const fetch = answering((url) => {
    asked.push(url);
    const given = answer(url);
    return typeof given === "string" || given instanceof Uint8Array ? given : JSON.stringify(given);
  });
  return { asked, source: createSseSource({ fetch, pauseMs: 0 }) };
}

const totals = (answer: Answer, dates = DATES) =>
  collectAll(sourceOf(() => answer).source.collect({ dataset: "totals", exchange: "SSE", dates }));

test("a range of totals is one request with both ends and the Referer it takes", async () => {
  let referer: string | null = null;
  const asked: URL[] = [];
  const fetch = answering((url, init) => {
    asked.push(url);
    referer = new Headers(init.headers).get("referer");
    return JSON.stringify(recorded(TOTALS));
  });
  await collectAll(
    createSseSource({ fetch, pauseMs: 0 }).collect({ dataset: "totals", exchange: "SSE", dates: DATES }),
  );
  expect(asked).toHaveLength(1);
  const { host, pathname, searchParams } = asked[0]!;
  expect(host + pathname).toBe("query.sse.com.cn/marketdata/tradedata/queryMargin.do");
  expect(Object.fromEntries(searchParams)).toMatchObject({ beginDate: "20260731", endDate: "20260803", tabType: "" });
  expect(referer).toBe("https://www.sse.com.cn/");
});

test("details are asked by day", async () => {
  const { asked, source } = sourceOf(() => recorded("sse/details-20260930.json"));
  await collectAll(source.collect({ dataset: "details", exchange: "SSE", dates: ["2026-09-30"] as TradingDate[] }));
  expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({ detailsDate: "20260930", tabType: "mxtype" });
});

describe("the second query", () => {
  test("is asked when the first answers a web page", async () => {
    const { asked, source } = sourceOf((url) =>
      url.pathname === "/commonSoaQuery.do" ? `jsonpCallback(${JSON.stringify(recorded(TOTALS))})` : "<html>",
    );
    expect(await collectAll(source.collect({ dataset: "totals", exchange: "SSE", dates: DATES }))).toHaveLength(2);
    expect(Object.fromEntries(asked[1]!.searchParams)).toMatchObject({
      sqlId: "RZRQ_HZ_INFO",
      jsonCallBack: "jsonpCallback",
      beginDate: "20260731",
      endDate: "20260803",
    });
  });

  test("is not asked about figures that the first gave for another day", async () => {
    const { asked, source } = sourceOf(() => recorded("sse/details-20260930.json"));
    const collecting = collectAll(
      source.collect({ dataset: "details", exchange: "SSE", dates: ["2026-09-29"] as TradingDate[] }),
    );
    await expect(collecting).rejects.toThrow('gave figures of "20260930" when asked for 2026-09-29');
    expect(asked).toHaveLength(1);
  });

  test("leaves the report to the first when both fail", async () => {
    const { source } = sourceOf(() => "<html>");
    await expect(collectAll(source.collect({ dataset: "totals", exchange: "SSE", dates: DATES }))).rejects.toThrow(
      "queryMargin.do",
    );
  });
});

describe("pages", () => {
  test("are read until the last and put together", async () => {
    const { result } = recorded(TOTALS);
    const { asked, source } = sourceOf((url) => {
      const page = Number(url.searchParams.get("pageHelp.pageNo"));
      const answer = recorded(TOTALS);
      return { ...answer, result: [result![page - 1]!], pageHelp: { ...answer.pageHelp, pageCount: 2, total: 2 } };
    });
    expect(await collectAll(source.collect({ dataset: "totals", exchange: "SSE", dates: DATES }))).toHaveLength(2);
    expect(asked.map(({ searchParams }) => searchParams.get("pageHelp.pageNo"))).toEqual(["1", "2"]);
  });

  test("that do not reach the number of rows announced are refused", async () => {
    const answer = recorded(TOTALS);
    answer.pageHelp["total"] = 3;
    await expect(totals(answer)).rejects.toThrow("announced 3 rows and gave 2");
  });
});

describe("totals", () => {
  const withRow = (change: Row, at = 0): Answer => {
    const answer = recorded(TOTALS);
    answer.result = answer.result!.map((row, index) => (index === at ? { ...row, ...change } : row));
    return answer;
  };

  test("of a day outside the range are refused", async () => {
    await expect(totals(withRow({ opDate: "20260804" }))).rejects.toThrow('gave figures of "20260804" when asked for');
  });

  test("of a day that does not exist are refused", async () => {
    await expect(totals(withRow({ opDate: "20260732" }))).rejects.toThrow('"20260732"');
  });

  test("of one day twice are refused", async () => {
    await expect(totals(withRow({ opDate: "20260731" }))).rejects.toThrow("more than one row for 2026-07-31");
  });

  test("that do not add up are refused", async () => {
    await expect(totals(withRow({ rqylje: 14_206_903_654 }))).rejects.toThrow("contradicts itself");
  });

  test("with a number as text are refused by name", async () => {
    await expect(totals(withRow({ rzye: "1323258064454" }))).rejects.toThrow(
      'gave "1323258064454" in the field result.0.rzye, expected a number',
    );
  });

  test("without any figure are not disclosed", async () => {
    const blank = { rqmcl: null, rqyl: null, rqylje: null, rzche: null, rzmre: null, rzrqjyzl: null, rzye: null };
    const answers = await totals(withRow(blank));
    expect(answers.map(({ status }) => status)).toEqual(["disclosed", "notDisclosed"]);
  });

  test("without 融资偿还额 have it missing", async () => {
    const answers = await totals(withRow({ rzche: null }));
    expect(answers.map(withoutProvenance)[1]).toMatchObject({
      figures: { financing_repay: null, financing_balance: 1_323_258_064_454 },
    });
  });
});

test("errors that the exchange reports are passed on", async () => {
  const answer = { ...recorded(TOTALS), actionErrors: ["系统繁忙"] };
  await expect(totals(answer)).rejects.toThrow('reports an error: ["系统繁忙"]');
});

test("a query that the exchange does not know any more is refused, not taken for an empty day", async () => {
  await expect(totals({ ...recorded(TOTALS), result: null })).rejects.toThrow("gave null in the field result");
});

describe("the overview", () => {
  const overview = (answer: Answer, date = "2025-02-21") => {
    const { asked, source } = sourceOf(() => answer);
    return {
      asked,
      answers: collectAll(source.collect({ dataset: "overview", exchange: "SSE", dates: [date as TradingDate] })),
    };
  };
  const OVERVIEW = "sse/overview-20250221.json";

  test("without the row of all stocks is refused", async () => {
    const answer = recorded(OVERVIEW);
    answer.result = answer.result!.filter((row) => row["PRODUCT_CODE"] !== "17");
    await expect(overview(answer).answers).rejects.toThrow('gave ["01","02","03"] in the field PRODUCT_CODE');
  });

  test("of another day is refused", async () => {
    await expect(overview(recorded(OVERVIEW), "2025-02-24").answers).rejects.toThrow('"20250221"');
  });

  test("is asked for in its older form before 2021-12-27, and read from the row of all stocks", async () => {
    const row = { TRADE_DATE: "20180706", TOTAL_VALUE: "305,001.23", SECURITY_NUM: "1457" };
    const older = {
      result: [
        { ...row, PRODUCT_NAME: "基金", TOTAL_TRADE_AMT: "190.02", NEGO_VALUE: "3,120.55" },
        { ...row, PRODUCT_NAME: "股票", TOTAL_TRADE_AMT: "1,502.87", NEGO_VALUE: "260,734.98" },
      ],
    };
    const { asked, answers } = overview(older as unknown as Answer, "2018-07-06");
    expect(await answers).toMatchObject([
      { disclosure: { figures: { turnover: 150_287_000_000, float_cap: 26_073_498_000_000 } } },
    ]);
    expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({
      sqlId: "COMMON_SSE_SJ_SCGM_C",
      TRADE_DATE: "20180706",
    });
  });

  test("is not asked for before there was any", async () => {
    const { asked, answers } = overview(recorded(OVERVIEW), "2017-12-29");
    expect(await answers).toMatchObject([{ status: "notDisclosed" }]);
    expect(asked).toHaveLength(0);
  });
});
