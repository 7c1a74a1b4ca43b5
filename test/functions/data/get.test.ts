import { describe, expect, test } from "vitest";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { servedDay } from "../../support/served-days.ts";

/** 600519 as SSE disclosed it, rounded, with a float value to divide by. */
const days = [
  servedDay({ date: "2026-09-17" }, [
    { code: "600519", name: "贵州茅台", financing_balance: 200, float_cap: 4000, short_balance: 0 },
    { code: "601318", financing_balance: 50 },
  ]),
  servedDay({ date: "2026-09-18" }, [
    {
      code: "600519",
      name: "贵州茅台",
      financing_balance: 220,
      float_cap: 4400,
      financing_buy: 30,
      financing_repay: 10,
    },
    { code: "601318", financing_balance: 60, float_cap: 0 },
  ]),
  servedDay({ date: "2026-09-18", exchange: "SZSE" }, [{ code: "000001", name: "平安银行", financing_balance: 90 }]),
  servedDay({ date: "2026-09-18", exchange: "BSE" }, [{ code: "920163", name: "方大新材", financing_balance: 7 }]),
];

const start = () => {
  const server = createFakeDataServer({ days, due: ["SSE"] });
  return { server, ...dataFunctionsOver(server.fetch) };
};

describe("GET", () => {
  test("puts securities down and fields across, in one request of the day", async () => {
    const { call, server } = start();
    const rows = await call("GET", [["600519"], ["000001"]], [["financing_balance", "name"]], "2026-09-18");
    expect(rows).toEqual([
      [220, "贵州茅台"],
      [90, "平安银行"],
    ]);
    expect(server.requests).toEqual(["edition", "days/2026-09-18@1"]);
  });

  test("takes codes in every form, and fields by id, Chinese name and abbreviation", async () => {
    const { call } = start();
    const codes = ["600519.SH", "SH600519", "600519", 600519, "sh600519"].map((code) => [code]);
    expect(await call("GET", codes, "financing_balance")).toEqual(codes.map(() => [220]));
    expect(await call("GET", 1, [["融资余额", "RZYE", "ｒｚｙｅ", "Financing balance"]])).toEqual([[90, 90, 90, 90]]);
    expect(await call("GET", [["920163.BJ"]], [["RZYE"]])).toEqual([[7]]);
  });

  test("derives fields by the same kernels as the functions", async () => {
    const { call } = start();
    expect(await call("GET", "600519", [["margin_ratio", "financing_net", "change_1d", "rank"]])).toEqual([
      [0.05, 20, 220 / 200 - 1, 1],
    ]);
  });
});
