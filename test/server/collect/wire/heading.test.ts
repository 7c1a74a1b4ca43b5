import { expect, test } from "vitest";
import { parseHeading } from "../../../../src/server/collect/wire/heading.ts";

test.each([
  ["融券余额<br>(万元)", "融券余额", { measures: "CNY", exponent: 4 }],
  ["融资买入额<br>(亿元)", "融资买入额", { measures: "CNY", exponent: 8 }],
  ["融资余额(元)", "融资余额", { measures: "CNY", exponent: 0 }],
  ["融券余量<br>(亿股/亿份)", "融券余量", { measures: "shares", exponent: 8 }],
  ["融券卖出量(万股/万份)", "融券卖出量", { measures: "shares", exponent: 4 }],
  ["融券卖出量 （股/份）", "融券卖出量", { measures: "shares", exponent: 0 }],
  ["证券代码", "证券代码", null],
  ["融资余额", "融资余额", null],
  ["融资余额(美元)", "融资余额", null],
])("%s is %s in its unit", (heading, name, unit) => {
  expect(parseHeading(heading)).toEqual({ name, unit });
});
