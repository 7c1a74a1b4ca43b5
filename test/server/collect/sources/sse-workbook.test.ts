import { utils, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createSseSource } from "../../../../src/server/collect/sources/sse/index.ts";
import { answering, collectAll, type Body } from "../../../support/recorded-exchange.ts";

type Table = (string | number | null)[][];

/** The two sheets as the exchange writes them; figures as published for 2026-06-18 (total) and 2026-09-30 (600519). */
const TOTAL: Table = [
  [
    "本日融资余额(元)",
    "本日融资买入额(元)",
    "本日融券余量",
    "本日融券余量金额(元)",
    "本日融券卖出量",
    "本日融资融券余额(元)",
  ],
  [1495185799372, 179607982680, 2444063656, 14089378242, 41813060, 1509275177614],
  [null, null, null, null, null, null],
  ["注：本表格同时包含融资融券汇总信息及明细信息"],
];
const DETAILS: Table = [
  [
    "标的证券代码",
    "标的证券简称",
    "本日融资余额(元)",
    "本日融资买入额(元)",
    "本日融资偿还额(元)",
    "本日融券余量",
    "本日融券卖出量",
    "本日融券偿还量",
  ],
  ["600519", "贵州茅台", "17233521533", 300349909, 385446299, 202648, 1100, 11300],
];

function xls(total = TOTAL, details = DETAILS): Uint8Array<ArrayBuffer> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(total), "汇总信息");
  utils.book_append_sheet(book, utils.aoa_to_sheet(details), "明细信息");
  return new Uint8Array(write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
}

/** Both query addresses are down; the file answers. */
function collectFrom(dataset: "totals" | "details", file: Body | Response | undefined, dates = ["2026-06-18"]) {
  const asked: URL[] = [];
  const fetch = answering((url) => {
    asked.push(url);
    return url.pathname.endsWith(".xls") ? file : "<html>维护中</html>";
  });
  const source = createSseSource({ fetch, pauseMs: 0 });
  const answers = collectAll(source.collect({ dataset, exchange: "SSE", dates: dates as TradingDate[] }));
  return { asked, answers };
}

test("the daily file gives the total where both query addresses fail", async () => {
  const { asked, answers } = collectFrom("totals", xls());
  expect(await answers).toMatchObject([
    {
      disclosure: {
        source: "SSE",
        figures: {
          financing_balance: 1_495_185_799_372,
          financing_repay: null,
          short_balance: 14_089_378_242,
          margin_balance: 1_509_275_177_614,
        },
      },
    },
  ]);
  expect(asked.at(-1)?.href).toBe("https://www.sse.com.cn/market/dealingdata/overview/margin/a/rzrqjygk20260618.xls");
});

test("the daily file gives the details, numbers written as text too", async () => {
  expect(await collectFrom("details", xls()).answers).toMatchObject([
    {
      disclosure: {
        rows: [{ code: "600519", financing_balance: 17_233_521_533, short_balance: null, short_returned: 11_300 }],
      },
    },
  ]);
});

test.each([
  ["nothing, because there is none,", undefined],
  ["no file at all but a page", "<html></html>"],
  ["a sheet without its headings", xls(TOTAL, [["代码"], ["600519"]])],
  ["a total that contradicts itself", xls([TOTAL[0]!, [1, 1, 1, 1, 1, 3]])],
])("where the file holds %s, the first problem is told", async (_name, file) => {
  const dataset = _name.includes("total") ? "totals" : "details";
  await expect(collectFrom(dataset, file).answers).rejects.toThrow("queryMargin.do");
});

test("a range of totals is not read file by file", async () => {
  const { asked, answers } = collectFrom("totals", xls(), ["2026-06-17", "2026-06-18"]);
  await expect(answers).rejects.toThrow();
  expect(asked.filter((url) => url.pathname.endsWith(".xls"))).toEqual([]);
});
