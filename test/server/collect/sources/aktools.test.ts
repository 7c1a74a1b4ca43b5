import { describe, expect, test } from "vitest";
import type { Dataset } from "../../../../src/core/fields/catalogue.ts";
import type { Scope } from "../../../../src/core/market/exchange.ts";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createAktoolsSource } from "../../../../src/server/collect/sources/aktools/index.ts";
import { answering, collectAll } from "../../../support/recorded-exchange.ts";

const HOME = "http://127.0.0.1:8080";

/** Rows as AKShare's documentation and the exchanges print them. */
const TABLES: Readonly<Record<string, object[]>> = {
  stock_margin_sse: [
    {
      信用交易日期: "20210208",
      融资余额: 796_355_371_775,
      融资买入额: 33_386_752_258,
      融券余量: null,
      融券余量金额: 87_718_590_706,
      融券卖出量: 148_374_362,
      融资融券余额: 884_073_962_481,
    },
  ],
  stock_margin_szse: [{ 融资余额: 59.9 }],
  stock_margin_detail_sse: [
    {
      信用交易日期: "20260930",
      标的证券代码: "600519",
      标的证券简称: "贵州茅台",
      融资余额: 17_233_521_533,
      融资买入额: 300_349_909,
      融资偿还额: 385_446_299,
      融券余量: 202_648,
      融券卖出量: 1_100,
      融券偿还量: 11_300,
    },
  ],
  stock_margin_detail_szse: [
    {
      证券代码: "000001",
      证券简称: "平安银行&nbsp;",
      融资买入额: 914_150_095,
      融资余额: 5_960_345_469,
      融券卖出量: 9_598_977,
      融券余量: 1_898_697,
      融券余额: 30_948_760,
      融资融券余额: 5_991_294_229,
    },
  ],
  stock_margin_account_info: [
    {
      日期: "2024-06-13T00:00:00.000",
      融资余额: 14769.5,
      融券余额: 338.84,
      有融资融券负债的投资者数量: 1_548_858,
      担保物总价值: 44328.6,
      平均维持担保比例: 249.3,
      个人投资者数量: 711.12,
    },
  ],
};

async function read(dataset: Dataset, exchange: Scope, date: string, answer = answerWell) {
  const calls: URL[] = [];
  const fetch = answering((url) => {
    calls.push(url);
    return answer(url.pathname.split("/").at(-1)!);
  });
  const source = createAktoolsSource({ baseUrl: HOME, fetch, pauseMs: 0 });
  const answers = await collectAll(source.collect({ dataset, exchange, dates: [date as TradingDate] }));
  return { answer: answers[0], calls };
}

const answerWell = (name: string): string | Response => JSON.stringify(TABLES[name]);
const notFound = (error: string) => () => new Response(JSON.stringify({ error }), { status: 404 });

describe("AKTools", () => {
  test("gives Shanghai's totals of a range in one call, with the end of the range told", async () => {
    const { answer, calls } = await read("totals", "SSE", "2021-02-08");
    expect(answer).toMatchObject({
      disclosure: {
        source: "AKTOOLS",
        figures: { financing_balance: 796_355_371_775, financing_repay: null, margin_balance: 884_073_962_481 },
      },
    });
    expect(calls.map(String)).toEqual([`${HOME}/api/public/stock_margin_sse?start_date=20210208&end_date=20210208`]);
  });

  test("gives details with what each exchange publishes", async () => {
    const total = {
      ...TABLES["stock_margin_sse"]![0],
      信用交易日期: "20260930",
      融资余额: 17_300_000_000,
      融资融券余额: null,
    };
    const whole = (name: string) => (name === "stock_margin_sse" ? JSON.stringify([total]) : answerWell(name));
    expect((await read("details", "SSE", "2026-09-30", whole)).answer).toMatchObject({
      disclosure: { rows: [{ code: "600519", financing_repay: 385_446_299, short_balance: null }] },
    });
    expect((await read("details", "SZSE", "2026-09-30")).answer).toMatchObject({
      disclosure: {
        rows: [{ code: "000001", name: "平安银行", financing_repay: null, margin_balance: 5_991_294_229 }],
      },
    });
  });

  test("a list that is far from the total is not taken for the whole day", async () => {
    const half = (name: string) =>
      name === "stock_margin_szse" ? JSON.stringify([{ 融资余额: 119.8 }]) : answerWell(name);
    await expect(read("details", "SZSE", "2015-04-20", half)).rejects.toThrow(
      "sum to 5960345469 and the total is 11980000000",
    );
  });

  test("gives the account statistics in 元, persons and fractions, exactly", async () => {
    expect((await read("accounts", "ALL", "2024-06-13")).answer).toMatchObject({
      disclosure: {
        exchange: "ALL",
        figures: {
          financing_balance: 1_476_950_000_000,
          short_balance: 33_884_000_000,
          collateral_value: 4_432_860_000_000,
          mean_maintenance_ratio: 2.493,
          indebted_investors: 1_548_858,
          individual_investors: 7_111_200,
          branches: null,
        },
      },
    });
  });

  test("offers no total that it has only rounded", () => {
    const { offers } = createAktoolsSource({ baseUrl: HOME });
    expect(offers.filter(({ dataset }) => dataset === "totals").map(({ exchange }) => exchange)).toEqual(["SSE"]);
  });

  test("«no data» is a day that is not disclosed, an unknown function a refusal with advice", async () => {
    const empty = notFound("该接口返回数据为空，请确认参数是否正确：https://akshare.akfamily.xyz");
    expect((await read("details", "BSE", "2026-09-30", empty)).answer).toMatchObject({ status: "notDisclosed" });
    const unknown = notFound("未找到该接口，请升级 AKShare 到最新版本并在文档中确认该接口的使用方式");
    await expect(read("details", "BSE", "2026-09-30", unknown)).rejects.toThrow("upgrade AKShare");
    await expect(read("details", "BSE", "2026-09-30", notFound("请输入正确的参数错误"))).rejects.toThrow("参数错误");
  });

  test("another day than the one asked for is refused", async () => {
    await expect(read("details", "SSE", "2026-09-29")).rejects.toThrow("20260930");
  });

  test("an address that is not on this machine is refused", () => {
    expect(() => createAktoolsSource({ baseUrl: "http://192.0.2.7:8080" })).toThrow("is not on this machine");
  });
});
