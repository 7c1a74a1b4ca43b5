import { describe, expect, test } from "vitest";
import { codes, message } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";

const start = () => {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  return { server, ...dataFunctionsOver(server.fetch) };
};

describe("SCREEN", () => {
  test("finds the securities that meet all criteria, with the fields of the criteria", async () => {
    const { call } = start();
    const criteria = [
      ["行业", "in 白酒,银行"],
      ["margin_ratio", ">=5%"],
    ];
    expect(await call("SCREEN", criteria)).toEqual([
      ["000001.SZ", "平安银行", "银行", 0.05],
      ["002142.SZ", "宁波银行", "银行", 0.06],
      ["600519.SH", "贵州茅台", "白酒", 0.25],
    ]);
  });

  test("shows the fields that are asked for, by a field of history too", async () => {
    const { call } = start();
    expect(await call("SCREEN", [["change_1d", "<0"]], [["RZYE", "change_1d"]])).toEqual([
      ["510300.SH", "沪深300ETF", 36, 36 / 38 - 1],
    ]);
  });

  test.each([
    [[["RZYE", "top 1"]], ["600519.SH", "600809.SH"]],
    [[["RZYE", "bottom 1"]], ["920163.BJ"]],
    [[["RZYE", "between 50 and 30"]], ["000001.SZ", "002142.SZ", "510300.SH"]],
    [[["RZYE", "介于 30 和 50"]], ["000001.SZ", "002142.SZ", "510300.SH"]],
    [[["RZYE", 121]], ["600519.SH", "600809.SH"]],
    [[["RZYE", "＞＝121"]], ["600519.SH", "600809.SH"]],
    [[["RZYE", "≥121"]], ["600519.SH", "600809.SH"]],
    [[["sector", "<>白酒"]], ["000001.SZ", "002142.SZ"]],
    [[["exchange", "=北交所"]], ["920163.BJ"]],
    [
      [
        ["financing_target", 1],
        [null, null],
      ],
      ["600519.SH"],
    ],
    [[["code", "=600519.SH"]], ["600519.SH"]],
  ])("%j", async (criteria, found) => {
    const { call } = start();
    expect((await call("SCREEN", criteria, "name")).map(([code]) => code)).toEqual(found);
  });

  test.each([
    [[["RZYE", "about 5"]], "#VALUE!", "about 5"],
    [[["name", ">5"]], "#VALUE!", ">5"],
    [[["RZYE", null]], "#VALUE!", "has no condition"],
    [[["RZYE"]], "#VALUE!", "two columns"],
    [[["nonsense", ">1"]], "#VALUE!", "nonsense"],
    [[["RZYE", ">1000"]], "#N/A", "no security meets"],
    [[["volume", ">1"]], "#N/A", "no security has any volume (成交量) on 2026-09-18"],
    [null, "#N/A", "criteria"],
  ])("%j: the error says what is wrong", async (criteria, code, text) => {
    const { call } = start();
    const rows = await call("SCREEN", criteria);
    expect(codes(rows)).toEqual([[code]]);
    expect(message(rows)).toContain(text);
  });
});
