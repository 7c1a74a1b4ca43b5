import { defineSeriesMetric } from "./define-series-metric.ts";
import { badInput } from "./no-answer.ts";
import type { SeriesParameter } from "./parameter.ts";
import { gapInLast } from "./series-gaps.ts";

const shares = {
  kind: "series",
  name: "series",
  label: { zh: "融资买入占成交额比", en: "Financing shares of turnover" },
  hint: { zh: "即 FINANCING_SHARE 的结果", en: "as FINANCING_SHARE answers them" },
  unit: "ratio",
  domain: "fraction",
} as const satisfies SeriesParameter;

/** Hot or cold: all of the last days beyond a line. */
export const activityState = defineSeriesMetric({
  id: "ACTIVITY_STATE",
  category: 2,
  name: { zh: "融资活跃状态", en: "State of financing activity" },
  description: {
    zh: "融资买入占成交额比最近若干行全部不低于 12% 为 1（过热），全部不高于 7% 为 −1（冷清），否则为 0。",
    en: "Of the financing share of turnover: 1 (hot) where all of the last rows are at 12% or more, −1 (cold) where all are at 7% or less, else 0.",
  },
  formula: ["1  min(series[T−days+1 … T]) ≥ hot", "−1  max(series[T−days+1 … T]) ≤ cold", "0  *"],
  parameters: [
    shares,
    {
      kind: "option",
      type: "number",
      name: "hot",
      label: { zh: "过热线", en: "Hot line" },
      optional: true,
      default: 0.12,
      unit: "ratio",
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "cold",
      label: { zh: "冷清线", en: "Cold line" },
      hint: { zh: "须低于过热线", en: "must be below the hot line" },
      optional: true,
      default: 0.07,
      unit: "ratio",
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "days",
      label: { zh: "持续行数", en: "Rows that must agree" },
      optional: true,
      default: 5,
      unit: "rows",
      domain: "count",
    },
  ],
  result: {
    kind: "level",
    from: -1,
    captions: [
      { zh: "冷清", en: "Cold" },
      { zh: "正常", en: "Normal" },
      { zh: "过热", en: "Hot" },
    ],
  },
  examples: [
    {
      args: [[[0.12, 0.125, 0.13, 0.121, 0.12]]],
      result: 1,
      note: { zh: "等于线也算", en: "Equal to the line counts" },
    },
    { args: [[[0.12, 0.125, 0.119, 0.121, 0.12]]], result: 0 },
    { args: [[[0.2], [0.07], [0.06], [0.065]], null, null, 3], result: -1 },
    {
      args: [[[12.1, 12.5, 13, 12.1, 12]]],
      result: "#VALUE!",
      note: { zh: "12.1% 应写作 0.121", en: "12.1% is 0.121" },
    },
    {
      args: [[[0.12], [0.13], [null], [0.13], [0.13]]],
      result: "#N/A",
      note: { zh: "有缺失行", en: "A row is missing" },
    },
  ],
  source: {
    zh: "市场经验：融资买入占比持续高于 12% 为过热，低于 7% 为冷清（2026 年 5 月约 10%–11%）",
    en: "Market usage: above 12% for long is overheated, below 7% cold (about 10–11% in May 2026)",
  },
  seeAlso: ["FINANCING_SHARE", "STREAK_ABOVE", "SENTIMENT"],
  notes: [
    {
      zh: "最近若干行中有缺失即没有答案。两条线是经验值，不是规则；北交所与沪深不在同一水平。",
      en: "A missing row among the last ones leaves no answer. The lines are usage, not rules; BSE stands on another level than SSE and SZSE.",
    },
  ],
  compute({ series, hot, cold, days }) {
    if (cold >= hot) return notBelow(cold, hot);
    const gap = gapInLast(shares, series, days);
    if (gap) return gap;
    const last = series.subarray(series.length - days);
    if (last.every((share) => share >= hot)) return 1;
    return last.every((share) => share <= cold) ? -1 : 0;
  },
});

function notBelow(cold: number, hot: number) {
  return badInput(
    `冷清线（cold）应低于过热线（hot），给出的是 ${cold} 和 ${hot}`,
    `cold (冷清线) must be below hot (过热线), got ${cold} and ${hot}`,
  );
}
