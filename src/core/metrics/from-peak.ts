import { latestMaximum } from "../columns/extremes.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { missingRow, zeroBase } from "./series-gaps.ts";
import { amounts } from "./series-parameters.ts";

/** Last row over the maximum, less 1. */
export const fromPeak = defineSeriesMetric({
  id: "FROM_PEAK",
  category: 2,
  name: { zh: "较峰值变化", en: "Change from the peak" },
  description: {
    zh: "最后一行 ÷ 区域内最大值 − 1，不大于 0；0 表示正处于峰值。",
    en: "The last row over the highest of the range, less 1: never above 0, and 0 where the last row is the peak.",
  },
  formula: ["series[T] / max(series) − 1"],
  parameters: [amounts],
  result: { kind: "ratio" },
  examples: [
    {
      args: [[[1700], [716], [137]]],
      result: -0.9194117647,
      within: 5e-11,
      note: {
        zh: "融券余额：峰值约 1,700 亿元，2023 年末 716，2024-08-19 约 137（亿元，证券时报）",
        en: "Short balance: about 1,700 亿元 at its peak, 716 at the end of 2023, about 137 on 2024-08-19 (Securities Times)",
      },
    },
    { args: [[[10, 12, null, 9]]], result: -0.25, note: { zh: "缺失的行不计", en: "A missing row does not count" } },
    { args: [[[10], [12], [null]]], result: "#N/A", note: { zh: "最后一行缺失", en: "The last row is missing" } },
  ],
  source: { zh: "市场以较历史峰值的回落描述余额", en: "The market words a balance by how far it is below its peak" },
  seeAlso: ["DAYS_SINCE_HIGH", "BALANCE_CHANGE", "HIGH_STREAK"],
  notes: [
    {
      zh: "峰值只在给出的区域内找；要历史峰值，区域须包含它。",
      en: "The peak is looked for in the range that is given: for the all-time peak the range must hold it.",
    },
  ],
  compute({ series }) {
    const last = series.length - 1;
    if (Number.isNaN(series[last]!)) return missingRow(amounts, last);
    const peak = latestMaximum(series);
    return series[peak] === 0 ? zeroBase(amounts, peak) : series[last]! / series[peak]! - 1;
  },
});
