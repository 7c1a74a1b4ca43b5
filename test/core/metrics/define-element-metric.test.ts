import { describe, expect, test } from "vitest";
import { columnBlock, singleCell, type Block } from "../../../src/core/columns/block.ts";
import { MetricError } from "../../../src/core/errors.ts";
import { dayNumber, parseTradingDate } from "../../../src/core/market/trading-date.ts";
import { defineElementMetric } from "../../../src/core/metrics/define-element-metric.ts";
import type { Input, Metric } from "../../../src/core/metrics/metric.ts";

const text = { zh: "文", en: "text" };
const about = {
  category: 4,
  formula: ["f"],
  name: text,
  description: text,
  result: { kind: "number" },
  examples: [],
  source: text,
} as const;

const interest = defineElementMetric({
  ...about,
  id: "SIMPLE_INTEREST",
  parameters: [
    { kind: "element", type: "number", name: "amount", label: text, unit: "CNY", domain: "any" },
    {
      kind: "element",
      type: "number",
      name: "rate",
      label: text,
      unit: "ratio",
      domain: "nonNegative",
      optional: true,
      default: 0.06,
    },
    { kind: "element", type: "number", name: "fee", label: text, unit: "CNY", domain: "nonNegative", optional: true },
  ],
  compute: (amount, rate, fee) => amount * rate + (fee ?? 1000),
});

const rule = defineElementMetric({
  ...about,
  id: "RULE",
  parameters: [
    { kind: "element", type: "date", name: "date", label: text },
    {
      kind: "element",
      type: "choice",
      name: "investor",
      label: text,
      optional: true,
      default: "FUND",
      choices: [
        { id: "GENERAL", caption: text },
        { id: "FUND", caption: text },
      ],
    },
    {
      kind: "element",
      type: "choice",
      name: "side",
      label: text,
      optional: true,
      choices: [{ id: "LONG", caption: text }],
    },
  ],
  compute: (day, investor, side) => day * 10 + investor + (side ?? 0),
});

function cells(metric: Metric, ...inputs: Input[]): unknown[] {
  const { values, faults } = (metric.evaluate(inputs) as { block: Block }).block;
  return Array.from(values, (value, index) => {
    const fault = faults?.get(index);
    return fault instanceof MetricError ? fault.kind : value;
  });
}

describe("a function of elements", () => {
  test("a default stands for an argument left out, and no default is undefined", () => {
    expect(cells(interest, singleCell(1000))).toEqual([1060]);
    expect(cells(interest, singleCell(1000), singleCell(0.1), singleCell(0))).toEqual([100]);
  });

  test("an optional argument that is there may still miss a cell", () => {
    expect(cells(interest, columnBlock(Float64Array.of(1, 2)), columnBlock(Float64Array.of(0, NaN)))).toEqual([
      1000,
      "missing",
    ]);
  });

  test("an answer too large for a number is out of range", () => {
    expect(cells(interest, singleCell(1e308), singleCell(100))).toEqual(["outOfRange"]);
  });

  test("infinity is no amount", () => {
    expect(cells(interest, singleCell(Infinity))).toEqual(["badInput"]);
  });

  test("dates are day numbers and choices are indices", () => {
    const day = dayNumber(parseTradingDate("2026-01-19")!);
    expect(cells(rule, columnBlock(Float64Array.of(day, day + 1)))).toEqual([day * 10 + 1, day * 10 + 11]);
    expect(cells(rule, singleCell(day), singleCell(0), singleCell(0))).toEqual([day * 10]);
    expect(cells(rule, undefined)).toEqual(["missing"]);
  });
});
