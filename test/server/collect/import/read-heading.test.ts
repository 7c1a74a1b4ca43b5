import { describe, expect, test } from "vitest";
import { readHeading } from "../../../../src/server/collect/import/read-heading.ts";

const figure = (text: string): unknown => {
  const heading = readHeading(text);
  return heading.role === "figure"
    ? [heading.field, heading.unit?.label ?? null, heading.unit?.exponent ?? null]
    : heading.role;
};

describe("readHeading", () => {
  test.each([
    // The exchanges' own files.
    ["本日融资余额(元)", ["financing_balance", "元", 0]],
    ["本日融券余量金额(元)", ["short_balance", "元", 0]],
    ["融券余量(股/份)", ["short_shares", "股/份", 0]],
    // Eastmoney, Choice.
    ["融资融券余额(亿元)", ["margin_balance", "亿元", 8]],
    ["融资偿还额（万元）", ["financing_repay", "万元", 4]],
    ["融券偿还量（单位：万股）", ["short_returned", "万股", 4]],
    // Wind writes the date and the unit under the name.
    ["融资余额\n[交易日期] 2023-05-23\n[单位] 元", ["financing_balance", "元", 0]],
    // Names without a unit, and the market's abbreviations.
    ["融券卖出量", ["short_sold", null, null]],
    ["RZYE(元)", ["financing_balance", "元", 0]],
    ["成交金额(亿元)", ["turnover", "亿元", 8]],
    ["A股流通市值（亿元）", ["float_cap", "亿元", 8]],
  ])("%s", (text, expected) => {
    expect(figure(text)).toEqual(expected);
  });

  test.each([
    ["信用交易日期", "date"],
    ["交易日期", "date"],
    ["标的证券代码", "code"],
    ["证券简称", "name"],
    ["交易所", "exchange"],
    ["ts_code", "code"],
    ["end_date", "date"],
  ])("%s is a column of %s", (text, role) => expect(readHeading(text).role).toBe(role));

  test.each([
    "融资净买入(元)",
    "沪深300收盘价(点)",
    "融资标的",
    "融资融券余额差值(元)",
    "融券卖出额(元)",
    "沪深300收盘",
    "",
  ])("%s is none of our fields", (text) => expect(readHeading(text).role).toBe("other"));

  test.each(["融资余额占流通市值比(%)", "融资余额（％）", "融资余额[单位]%"])("%s is a percentage", (text) =>
    expect(readHeading(text).role).toBe("percent"),
  );

  test("Wind's set has its own meaning of margin_balance", () => {
    expect(readHeading("margin_balance").role).toBe("other");
    expect(readHeading("margin_balance", { MARGIN_BALANCE: "financing_balance" })).toMatchObject({
      role: "figure",
      field: "financing_balance",
    });
  });

  test("a unit that is none leaves the column without one", () => {
    expect(readHeading("融券余量(手)")).toEqual({ role: "figure", field: "short_shares", unitText: "手", unit: null });
  });
});
