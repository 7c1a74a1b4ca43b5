import { leastInWindow, shareUpTo } from "../columns/percentile.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { missingRow, tooFewNumbers } from "./series-gaps.ts";
import { figures, windowOf } from "./series-parameters.ts";

/** Share of the window's numbers that are not above the last row, or a given value. */
export const percentileIn = defineSeriesMetric({
  id: "PERCENTILE_IN",
  category: 2,
  name: { zh: "窗口内分位", en: "Percentile in a window" },
  description: {
    zh: "最近若干行（含最后一行）中不高于最后一行（或给定值）的数值占比：1 为窗口最高，越小越低。",
    en: "Share of the window's numbers (the last row is one of them) that are not above the last row, or a given value: 1 is the highest of the window.",
  },
  formula: [
    "#{ t ∈ W : series[t] ≤ v } / #W",
    "W = [T−window+1 … T]",
    "v = series[T]  value = ∅",
    "v = value  value ≠ ∅",
  ],
  parameters: [
    figures,
    windowOf(250),
    {
      kind: "option",
      type: "number",
      name: "value",
      label: { zh: "要定位的值", en: "Value to place" },
      hint: { zh: "省略则为最后一行", en: "the last row if left out" },
      optional: true,
      unit: "none",
      domain: "any",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 19]]],
      result: 0.95,
      note: { zh: "20 个数值中 19 个不高于最后一行", en: "19 of 20 numbers are not above the last" },
    },
    {
      args: [[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 19]], null, 5.5],
      result: 0.25,
    },
    {
      args: [[[9], [1], [2], [4], [3]], 4],
      result: 0.75,
      note: { zh: "窗口只取最近 4 行", en: "The last 4 rows only" },
    },
    { args: [[[1], [2], [3]]], result: "#N/A", note: { zh: "不足 20 个数值", en: "Fewer than 20 numbers" } },
  ],
  source: {
    zh: "市场以近一年（约 250 个交易日）分位描述余额与占比的高低",
    en: "The market places balances and ratios by their percentile of the last year, about 250 sessions",
  },
  seeAlso: ["LEVERAGE_WARN", "FROM_PEAK", "PACE"],
  notes: [
    {
      zh: "行数不足窗口时用已有的行；窗口内至少要有 20 个数值（窗口小于 20 时须全有）。缺失的行不计。与 Excel 的 PERCENTRANK 不同，相等的值计入。",
      en: "With fewer rows than the window it takes what there is; at least 20 numbers, or all of a window below 20. Missing rows do not count. Unlike Excel's PERCENTRANK, equal values are counted.",
    },
  ],
  compute({ series, window, value }) {
    const last = series.length - 1;
    if (value === undefined && Number.isNaN(series[last]!)) return missingRow(figures, last);
    const from = Math.max(0, series.length - window);
    const least = leastInWindow(window);
    const share = shareUpTo(series, from, series.length, value ?? series[last]!, least);
    if (!Number.isNaN(share)) return share;
    const count = series.subarray(from).filter((number) => !Number.isNaN(number)).length;
    return tooFewNumbers(figures, count, least);
  },
});
