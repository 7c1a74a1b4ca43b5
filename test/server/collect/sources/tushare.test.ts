import { describe, expect, test } from "vitest";
import type { Dataset } from "../../../../src/core/fields/catalogue.ts";
import type { Exchange } from "../../../../src/core/market/exchange.ts";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { SourceError } from "../../../../src/server/collect/source.ts";
import { createTushareSource } from "../../../../src/server/collect/sources/tushare/index.ts";
import { collectAll } from "../../../support/recorded-exchange.ts";

const TOKEN = "5f2e0c9ab1d34e7788aa";
const DAY = "2018-08-02" as TradingDate;

interface Call {
  api_name: string;
  token: string;
  params: Record<string, string>;
  fields: string;
}
type Table = { fields: string[]; items: (string | number | null)[][]; has_more?: boolean };

/** Rows as Tushare's documentation prints them (2018-08-02), columns in another order than asked for. */
const TABLES: Record<string, Table> = {
  margin: {
    fields: ["rqyl", "exchange_id", "trade_date", "rzye", "rzmre", "rzche", "rqye", "rqmcl", "rzrqye"],
    items: [
      [null, "SZSE", "20180802", 349505400000, 13475490000, 14639210000, 1083380000, 24418046, 350588780000],
      [1200000000, "SSE", "20180802", 531174600000, 14845840000, 15739470000, 6029618000, 83721012, 537204218000],
    ],
  },
  margin_detail: {
    fields: ["trade_date", "ts_code", "name", "rzye", "rqye", "rzmre", "rqyl", "rzche", "rqchl", "rqmcl", "rzrqye"],
    items: [
      ["20180802", "000002.SZ", null, 2613071000, 30772020, 186176338, 1439290, null, 0, 5100, 2643843020],
      ["20180802", "000001.SZ", null, 4430811000, 8238210, 78800436, 921500, 91000000, null, null, 4439049210],
      ["20180802", "600519.SH", null, 1, 2, 3, 4, 5, 6, 7, 3],
    ],
  },
  margin_secs: {
    fields: ["trade_date", "ts_code", "name", "exchange"],
    items: [
      ["20180802", "510050.SH", "50ETF", "SSE"],
      ["20180802", "000001.SZ", "平安银行", "SZSE"],
    ],
  },
  daily_basic: {
    fields: ["ts_code", "trade_date", "close", "circ_mv"],
    items: [
      ["000001.SZ", "20180802", 9.05, 15307129.3146],
      ["000002.SZ", "20180802", 22.02, null],
    ],
  },
  daily: {
    fields: ["ts_code", "trade_date", "close", "vol", "amount"],
    items: [["000001.SZ", "20180802", 9.05, 1315208.76, 1190137.411]],
  },
  index_member_all: {
    fields: ["l1_name", "ts_code", "name", "in_date", "out_date"],
    items: [
      ["银行", "000001.SZ", "平安银行", "19910403", null],
      ["房地产", "000002.SZ", "万科A", "19910129", "20180802"],
      ["建筑装饰", "000002.SZ", "万科A", "20180802", null],
      ["综合", "000003.SZ", "旧", "19910129", "20020614"],
    ],
  },
};

function serving(answer: (call: Call) => object) {
  const calls: Call[] = [];
  const fetch = ((_url, init) => {
    const call = JSON.parse(init?.body as string) as Call;
    calls.push(call);
    return Promise.resolve(new Response(JSON.stringify(answer(call))));
  }) as typeof globalThis.fetch;
  return { calls, fetch };
}

const well = (call: Call) => ({ request_id: "1", code: 0, msg: "", data: TABLES[call.api_name] });
/** The total of Shenzhen is that of the two securities in its list. */
const wholeList = (call: Call) =>
  call.api_name === "margin"
    ? {
        code: 0,
        msg: "",
        data: {
          fields: TABLES["margin"]!.fields,
          items: [
            [null, "SZSE", "20180802", 7_050_000_000, 264976774, null, 39_010_230, 5100, 7_089_010_230],
            [4, "SSE", "20180802", 1, 3, 5, 2, 7, 3],
          ],
        },
      }
    : well(call);
const refusing = (code: number, msg: string) => ({ request_id: "1", code, msg, data: null });

function sourceOver(answer: (call: Call) => object, sleep = () => Promise.resolve()) {
  const { calls, fetch } = serving(answer);
  return { calls, source: createTushareSource({ token: TOKEN, fetch, pauseMs: 0, sleep }) };
}

async function read(answer: (call: Call) => object, dataset: Dataset, exchange: Exchange) {
  const { source, calls } = sourceOver(answer);
  const answers = await collectAll(source.collect({ dataset, exchange, dates: [DAY] }));
  return { answer: answers[0]!, calls };
}

describe("Tushare Pro", () => {
  test("gives an exchange's total of a day in 元 and shares, by the names of the columns", async () => {
    const { answer, calls } = await read(well, "totals", "SSE");
    expect(answer).toMatchObject({
      status: "disclosed",
      disclosure: {
        source: "TUSHARE",
        exchange: "SSE",
        figures: {
          financing_balance: 531_174_600_000,
          financing_repay: 15_739_470_000,
          short_balance: 6_029_618_000,
          short_shares: 1_200_000_000,
          short_returned: null,
          margin_balance: 537_204_218_000,
        },
      },
    });
    expect(calls).toMatchObject([{ api_name: "margin", token: TOKEN, params: { trade_date: "20180802" } }]);
  });

  test("gives the details of one exchange by code, missing as null", async () => {
    const { answer } = await read(wholeList, "details", "SZSE");
    expect(answer).toMatchObject({
      disclosure: {
        rows: [
          { code: "000001", financing_balance: 4_430_811_000, financing_repay: 91_000_000, short_returned: null },
          { code: "000002", financing_balance: 2_613_071_000, financing_repay: null, short_returned: 0 },
        ],
      },
    });
  });

  test("turns 万元, 千元 and 手 into 元 and shares exactly, and leaves what was not traded empty", async () => {
    const { answer } = await read(well, "quotes", "SZSE");
    expect(answer).toMatchObject({
      disclosure: {
        rows: [
          { code: "000001", close: 9.05, float_cap: 153_071_293_146, turnover: 1_190_137_411, volume: 131_520_876 },
          { code: "000002", close: 22.02, float_cap: null, turnover: null, volume: null },
        ],
      },
    });
  });

  test("knows from the list that a security can be financed, not whether it can be sold short", async () => {
    const { answer } = await read(well, "targets", "SSE");
    expect(answer).toMatchObject({
      disclosure: { rows: [{ code: "510050", name: "50ETF", financing_target: 1, short_target: null }] },
    });
  });

  test("puts a security into the sector of that day", async () => {
    const { answer } = await read(well, "sectors", "SZSE");
    expect(answer).toMatchObject({
      disclosure: {
        rows: [
          { code: "000001", sector_sw: "银行", sector_em: null },
          { code: "000002", sector_sw: "建筑装饰" },
        ],
      },
    });
  });

  test("asks once for what the three exchanges share", async () => {
    const { source, calls } = sourceOver(wholeList);
    for (const exchange of ["SSE", "SZSE", "BSE"] as const)
      await collectAll(source.collect({ dataset: "details", exchange, dates: [DAY] }));
    expect(calls.map((call) => call.api_name)).toEqual(["margin_detail", "margin"]);
  });

  test("reads on until there is no more", async () => {
    const { items, fields } = TABLES["margin_detail"]!;
    const pages = (call: Call) => {
      if (call.api_name === "margin") return wholeList(call);
      const at = Number(call.params["offset"]);
      return { code: 0, msg: null, data: { fields, items: items.slice(at, at + 1), has_more: at < 2 } };
    };
    const { answer, calls } = await read(pages, "details", "SZSE");
    const details = calls.filter((call) => call.api_name === "margin_detail");
    expect(details.map((call) => call.params["offset"])).toEqual(["0", "1", "2"]);
    expect(answer).toMatchObject({ disclosure: { rows: [{ code: "000001" }, { code: "000002" }] } });
  });

  test("a list of a day that is far from the total is not taken for the whole day", async () => {
    await expect(read(well, "details", "SZSE")).rejects.toThrow("sum to 7043882000 and the total is 349505400000");
  });

  test("who passes over the offset is not asked for ever", async () => {
    const endless = (call: Call) => ({ code: 0, msg: null, data: { ...TABLES[call.api_name]!, has_more: true } });
    await expect(read(endless, "details", "SZSE")).rejects.toThrow("more than one row for margin_detail");
  });

  test("an answer without rows is asked for anew", async () => {
    let isOut = false;
    const { source } = sourceOver((call) =>
      isOut ? well(call) : { code: 0, msg: "", data: { ...TABLES[call.api_name], items: [] } },
    );
    const ask = () => collectAll(source.collect({ dataset: "totals", exchange: "SSE", dates: [DAY] }));
    expect(await ask()).toMatchObject([{ status: "notDisclosed" }]);
    isOut = true;
    expect(await ask()).toMatchObject([{ status: "disclosed" }]);
  });

  test("an empty answer, and a day before margin trading, are not disclosed", async () => {
    const none = (call: Call) => ({ code: 0, msg: "", data: { ...TABLES[call.api_name], items: [] } });
    expect((await read(none, "details", "SSE")).answer).toMatchObject({ status: "notDisclosed" });
    expect((await read(well, "totals", "BSE")).answer).toMatchObject({ status: "notDisclosed" });
  });

  test("a limit a minute is waited out, and ends", async () => {
    const often = refusing(
      40203,
      "抱歉，您每分钟最多访问该接口200次，权限的具体详情访问：https://tushare.pro/document/1?doc_id=108。",
    );
    const waits: number[] = [];
    let refusals = 2;
    const { source } = sourceOver(
      (call) => (refusals-- > 0 ? often : well(call)),
      (ms?: number) => Promise.resolve(void waits.push(ms ?? 0)),
    );
    const answers = await collectAll(source.collect({ dataset: "totals", exchange: "SSE", dates: [DAY] }));
    expect(answers).toMatchObject([{ status: "disclosed" }]);
    expect(waits).toEqual([61_000, 61_000]);
    await expect(read(() => often, "totals", "SSE")).rejects.toThrow("used up");
  });

  test.each([
    [
      "抱歉，您没有接口(margin_detail)访问权限，权限的具体详情访问：https://tushare.pro/document/1?doc_id=108。",
      "no permission for margin_detail",
    ],
    ["抱歉，您每天最多访问该接口5次，权限的具体详情访问：https://tushare.pro/document/1?doc_id=108。", "used up"],
    [`您的token不对，请确认。${TOKEN}`, "does not accept the configured token"],
  ])("%s is told for what it is, without the token", async (message, told) => {
    const refusal: unknown = await read(() => refusing(40203, message), "details", "SSE").catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(SourceError);
    const { text } = refusal as SourceError;
    expect(text.en).toContain(told);
    expect(text.zh + text.en).not.toContain(TOKEN);
  });

  test.each([
    ["a column that is gone", { fields: ["trade_date", "exchange_id"], items: [["20180802", "SSE"]] }, "rzye"],
    ["a row of another length", { ...TABLES["margin"]!, items: [["SSE", 1]] }, "9 values"],
    ["another day", { ...TABLES["margin"]!, items: [[1, "SSE", "20180801", 1, 1, 1, 1, 1, 2]] }, "20180801"],
  ])("%s is refused", async (_name, data, told) => {
    await expect(read(() => ({ code: 0, msg: "", data }), "totals", "SSE")).rejects.toThrow(told);
  });
});
