import { describe, expect, test } from "vitest";
import { wrongArgument } from "../../../src/core/metrics/argument-errors.ts";
import { describeParameter } from "../../../src/core/metrics/describe.ts";
import { isInDomain, type Domain } from "../../../src/core/metrics/domain.ts";
import type { Parameter } from "../../../src/core/metrics/parameter.ts";

const label = { zh: "回看行数", en: "Rows back" };
const option = { kind: "option", name: "periods", label, optional: true } as const;

describe("the line that describes a parameter", () => {
  test.each<[Parameter, string, string]>([
    [
      { ...option, type: "number", unit: "rows", domain: "count", default: 5 },
      "回看行数；选项；不小于 1 的整数行数；省略为 5",
      "Rows back; an option; a whole number of rows, 1 or more; 5 if left out",
    ],
    [
      { ...option, type: "number", unit: "ratio", domain: "any", default: 0.03 },
      "回看行数；选项；比率（如 0.025 即 2.5%）；省略为 3%",
      "Rows back; an option; a ratio such as 0.025 (2.5%); 3% if left out",
    ],
    [
      { ...option, type: "boolean", default: false },
      "回看行数；选项；TRUE 或 FALSE；省略为 FALSE",
      "Rows back; an option; TRUE or FALSE; FALSE if left out",
    ],
    [
      { ...option, type: "numbers", unit: "ratio", domain: "fraction", default: [0.4, 0.3, 0.3] },
      "回看行数；选项；0 到 1 之间的比率（如 0.025 即 2.5%）；省略为 {40%,30%,30%}",
      "Rows back; an option; a ratio such as 0.025 (2.5%) from 0 to 1; {40%,30%,30%} if left out",
    ],
    [
      { ...option, type: "date" },
      "回看行数；选项；日期，如 2025-02-27",
      "Rows back; an option; a date such as 2025-02-27",
    ],
    [
      { ...option, type: "choice", choices: [{ id: "FINANCING", caption: { zh: "融资", en: "Financing" } }] },
      "回看行数；选项；FINANCING",
      "Rows back; an option; FINANCING",
    ],
    [
      {
        kind: "table",
        name: "holdings",
        label: { zh: "持仓", en: "Holdings" },
        columns: [
          { type: "text", name: "code", label: { zh: "代码", en: "code" } },
          { type: "number", name: "value", label: { zh: "市值", en: "value" }, unit: "CNY", domain: "any" },
        ],
      },
      "持仓；表格区域；各列：代码、市值",
      "Holdings; a table; columns: code, value",
    ],
    [
      {
        kind: "series",
        name: "x",
        label,
        hint: { zh: "至少 20 行", en: "at least 20" },
        unit: "price",
        domain: "positive",
      },
      "回看行数；序列，由旧到新；正的价格（元）；至少 20 行",
      "Rows back; a series, oldest first; a positive price in 元; at least 20",
    ],
  ])("%# says what it is, what it takes and its default", (parameter, zh, en) => {
    expect(describeParameter(parameter)).toEqual({ zh, en });
  });
});

test("a wrong argument is told in both languages", () => {
  const text = wrongArgument({ ...option, type: "boolean" }, '"maybe"').text;
  expect(text).toEqual({
    zh: '回看行数（periods）应为 TRUE 或 FALSE，给出的是 "maybe"',
    en: 'periods (回看行数) must be TRUE or FALSE, got "maybe"',
  });
});

describe("a domain", () => {
  test.each<[Domain, number[], number[]]>([
    ["any", [-1, 0, 1.5], [Infinity, -Infinity]],
    ["nonNegative", [0, 1.5], [-0.1, Infinity]],
    ["positive", [0.1], [0, -1]],
    ["denominator", [0.1], [0, -1]],
    ["multiple", [0.5, 1.3, 3, 49.9], [0, -1, 50, 130]],
    ["fraction", [0, 0.5, 1], [-0.1, 1.1]],
    ["line", [0.001, 0.25, 1], [0, -0.1, 1.1, 25]],
    ["return", [-1, -0.03, 0, 1], [-1.01, 1.01, 10]],
    ["change", [-1, 0, 0.1, 19], [-1.01, -5, Infinity]],
    ["count", [1, 250], [0, 1.5, -1]],
    ["countOrZero", [0, 1], [0.5, -1]],
  ])("%s holds %j and not %j", (domain, inside, outside) => {
    expect(inside.filter((value) => !isInDomain(value, domain))).toEqual([]);
    expect(outside.filter((value) => isInDomain(value, domain))).toEqual([]);
  });
});
