import { expect, test } from "vitest";
import { codes } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";

const { call } = dataFunctionsOver(createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] }).fetch);

test("SECTOR counts a security in each of its concepts", async () => {
  expect(codes(await call("SECTOR", "financing_balance", "2026-09-18", "CONCEPT"))).toEqual([
    ["HS300_", 201],
    ["白酒概念", 121],
  ]);
});

test.each([
  ["in 白酒概念,军工", ["600519.SH"]],
  ["hs300_", ["000001.SZ", "002142.SZ", "600519.SH"]],
  ["<>白酒概念", ["000001.SZ", "002142.SZ"]],
  ["白酒概念、HS300_", ["600519.SH"]],
])("SCREEN finds by any of the concepts: %s", async (condition, found) => {
  const rows = await call("SCREEN", [["东财概念板块", condition]], "financing_balance");
  expect(rows.map(([code]) => code)).toEqual(found);
});

test("GET shows all concepts of a security", async () => {
  expect(await call("GET", "600519", "concepts_em")).toEqual([["白酒概念、HS300_"]]);
});
