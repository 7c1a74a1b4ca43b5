import { latestMaximum } from "../columns/extremes.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { figures } from "./series-parameters.ts";

/** Rows between the latest maximum and the last row. */
export const daysSinceHigh = defineSeriesMetric({
  id: "DAYS_SINCE_HIGH",
  category: 2,
  name: { zh: "距高点行数", en: "Rows since the high" },
  description: {
    zh: "最后一行距区域内最大值有多少行，同为最大值时取最近的；0 表示最后一行就是高点。",
    en: "Rows from the highest of the range, the latest of equal ones, to the last row; 0 where the last row is the high.",
  },
  formula: ["T − max{ t : series[t] = max(series) }"],
  parameters: [figures],
  result: { kind: "number", numberFormat: "0" },
  examples: [
    { args: [[[10], [13], [12], [11]]], result: 2 },
    { args: [[[10], [13], [12], [13]]], result: 0, note: { zh: "取最近的高点", en: "The latest of equal highs" } },
    {
      args: [[[10], [13], [null], [11]]],
      result: 2,
      note: { zh: "缺失的行照样占一行", en: "A missing row is a row all the same" },
    },
    { args: [[["-"], [""]]], result: "#N/A", note: { zh: "没有数值", en: "No number at all" } },
  ],
  source: { zh: "市场以“距前高 N 个交易日”描述余额", en: "The market counts the sessions since the last high" },
  seeAlso: ["FROM_PEAK", "HIGH_STREAK"],
  notes: [
    {
      zh: "按行计而不按日历；最后一行缺失时，仍从高点数到最后一行，缺失的行可能更高。",
      en: "Rows are counted, not calendar days. A missing row counts as a row, though it may have been higher.",
    },
  ],
  compute: ({ series }) => series.length - 1 - latestMaximum(series),
});
