import { fillRecordStreaks } from "../columns/record-streak.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { figures } from "./series-parameters.ts";

/** Records in a row: ending at the last row, or the longest run of them. */
export const highStreak = defineSeriesMetric({
  id: "HIGH_STREAK",
  category: 2,
  name: { zh: "连创新高行数", en: "Records in a row" },
  description: {
    zh: "到最后一行为止连续创新高的行数，每行严格高于之前所有行（或窗口内的行）；也可求最长的一段。",
    en: "How many rows up to the last are each strictly above all rows before (or above those of a window); or the longest such run.",
  },
  formula: [
    "r[T]  longest = FALSE",
    "max(r)  longest = TRUE",
    "r[t] = r[t−1] + 1  series[t] > max(series[W])",
    "r[t] = 0  series[t] ≤ max(series[W])",
    "r[1] = 0",
    "W = [1 … t−1]  window = 0",
    "W = [t−window … t−1]  window > 0",
  ],
  parameters: [
    figures,
    {
      kind: "option",
      type: "number",
      name: "window",
      label: { zh: "窗口", en: "Window" },
      hint: {
        zh: "0 与之前所有行比；250 与之前 250 行比，不足时与已有的行比",
        en: "0 compares with all rows before; 250 with the 250 before, or with what there is",
      },
      optional: true,
      default: 0,
      unit: "rows",
      domain: "countOrZero",
    },
    {
      kind: "option",
      type: "boolean",
      name: "longest",
      label: { zh: "最长一段", en: "Longest run" },
      hint: { zh: "TRUE 则求区域内最长的一段", en: "TRUE gives the longest run of the range" },
      optional: true,
      default: false,
    },
  ],
  result: { kind: "number", numberFormat: "0" },
  examples: [
    { args: [[[10], [11], [12], [11], [13]]], result: 1 },
    { args: [[[10], [11], [12], [11], [13]], null, true], result: 2 },
    {
      args: [[[13], [9], [10], [11], [12]], 3],
      result: 1,
      note: {
        zh: "与之前 3 行比：12 高于 9、10、11；11 之前 3 行内还有 13",
        en: "Against the 3 rows before: 12 is above 9, 10 and 11; 11 still had 13 among its three",
      },
    },
    {
      args: [[[10], [11], [null], [12]]],
      result: 2,
      note: { zh: "缺失的行既不计数也不中断", en: "A missing row neither counts nor ends the run" },
    },
    { args: [[[10]]], result: 0, note: { zh: "第一行不算新高", en: "The first row is no record" } },
    { args: [[["-"], [""]]], result: "#N/A", note: { zh: "没有数值", en: "No number at all" } },
  ],
  source: {
    zh: "市场以“连续 N 个交易日创新高”描述余额（北交所 2025 年 2 月 11 日至 25 日连续 11 个交易日）",
    en: "The market words it as records on N sessions running (BSE: 11 sessions from 2025-02-11 to 02-25)",
  },
  seeAlso: ["DAYS_SINCE_HIGH", "FROM_PEAK", "STREAK_ABOVE"],
  notes: [
    {
      zh: "持平不是新高。是否“历史”新高取决于区域从何时开始。窗口内没有数值可比的行不算新高。",
      en: "An equal row is no record. Whether it is an all-time record depends on where the range starts. A row whose window holds no number is none.",
    },
  ],
  compute({ series, window, longest }) {
    const streaks = new Float64Array(series.length);
    fillRecordStreaks(series, 0, series.length, window, streaks);
    return longest ? streaks.reduce((most, streak) => Math.max(most, streak), 0) : streaks.at(-1)!;
  },
});
