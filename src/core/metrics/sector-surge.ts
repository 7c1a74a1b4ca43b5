import { isAbove } from "../columns/threshold.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import type { SeriesParameter } from "./parameter.ts";
import { gapInLast, zeroBase } from "./series-gaps.ts";

const weekly = {
  kind: "series",
  name: "weekly_series",
  label: { zh: "周频序列", en: "Weekly series" },
  hint: { zh: "如板块每周末的融资余额", en: "such as a sector's balance at the end of each week" },
  unit: "none",
  domain: "nonNegative",
} as const satisfies SeriesParameter;

/** Weeks of growth in a row that add up to a surge. */
export const sectorSurge = defineSeriesMetric({
  id: "SECTOR_SURGE",
  category: 2,
  name: { zh: "板块杠杆急增", en: "Surge of a sector" },
  description: {
    zh: "最近若干周每周都增长，且合计增幅超过 20%，则为 TRUE；也可要求每周各超过该增幅。",
    en: "TRUE where each of the last weeks grew, and all together by more than 20%; or, if asked for, each of them by more than that.",
  },
  formula: [
    "min(g) > 0 ∧ weekly_series[T] / weekly_series[T−weeks] − 1 > growth  each = FALSE",
    "min(g) > growth  each = TRUE",
    "g[k] = weekly_series[T−k] / weekly_series[T−k−1] − 1  k = 0 … weeks−1",
  ],
  parameters: [
    weekly,
    {
      kind: "option",
      type: "number",
      name: "growth",
      label: { zh: "增幅", en: "Growth" },
      hint: { zh: "须超过", en: "must be exceeded" },
      optional: true,
      default: 0.2,
      unit: "ratio",
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "weeks",
      label: { zh: "周数", en: "Weeks" },
      optional: true,
      default: 3,
      unit: "rows",
      domain: "count",
    },
    {
      kind: "option",
      type: "boolean",
      name: "each",
      label: { zh: "每周各超", en: "Each week" },
      hint: { zh: "TRUE 则每周增幅都须超过", en: "TRUE asks it of every single week" },
      optional: true,
      default: false,
    },
  ],
  result: { kind: "boolean" },
  examples: [
    { args: [[[100, 107, 114, 121]]], result: true, note: { zh: "三周合计 21%", en: "21% in three weeks" } },
    { args: [[[100, 107, 114, 120]]], result: false, note: { zh: "恰为 20%", en: "Exactly 20%" } },
    { args: [[[100, 115, 114, 125]]], result: false, note: { zh: "其中一周下降", en: "One of the weeks fell" } },
    {
      args: [[[100, 121, 147, 178]], null, null, true],
      result: true,
      note: { zh: "每周各超 20%", en: "More than 20% each" },
    },
    { args: [[[100, 110, 121]]], result: "#N/A", note: { zh: "三周变化需要 4 行", en: "Three changes need 4 rows" } },
  ],
  source: {
    zh: "市场经验：某板块融资余额连续三周增长超 20% 为过热信号",
    en: "Market usage: a sector whose financing balance grows three weeks running by more than 20% is overheating",
  },
  seeAlso: ["SENTIMENT", "BALANCE_CHANGE", "TOP_SHARE"],
  notes: [
    {
      zh: "原话未说明 20% 是合计还是每周，默认取合计（相当于每周复合 6.27%）。最近 weeks + 1 行中有缺失即没有答案。",
      en: "The saying leaves open whether 20% is the sum or each week; taken as the sum (6.27% a week, compound). A missing row among the last `weeks` + 1 leaves no answer.",
    },
  ],
  compute({ weekly_series: series, growth, weeks, each }) {
    const gap = gapInLast(weekly, series, weeks + 1);
    if (gap) return gap;
    const recent = series.subarray(series.length - weeks - 1);
    const zero = recent.subarray(0, weeks).indexOf(0);
    if (zero >= 0) return zeroBase(weekly, series.length - weeks - 1 + zero);
    const changes = recent.subarray(1).map((value, week) => value / recent[week]! - 1);
    if (each) return changes.every((change) => isAbove(change, growth));
    return changes.every((change) => change > 0) && isAbove(recent[weeks]! / recent[0]! - 1, growth);
  },
});
