import { isAbove } from "../columns/threshold.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { changeOver } from "./series-gaps.ts";
import { amounts } from "./series-parameters.ts";

/** Climax and pessimism, from the changes of one week and two. */
export const sentiment = defineSeriesMetric({
  id: "SENTIMENT",
  category: 2,
  name: { zh: "杠杆情绪", en: "Sentiment of leverage" },
  description: {
    zh: "一周增幅超过 5% 为 1（短期亢奋）；连续两周下降且两周合计跌幅超过 3% 为 −1（悲观）；其余为 0。",
    en: "1 where the balance grew by more than 5% in a week (short-term climax); −1 where it fell in each of two weeks and by more than 3% in both (pessimism); else 0.",
  },
  formula: [
    "1  series[T] / series[T−week] − 1 > surge",
    "−1  series[T] < series[T−week] < series[T−2×week] ∧ series[T] / series[T−2×week] − 1 < −fall",
    "0  *",
  ],
  parameters: [
    amounts,
    {
      kind: "option",
      type: "number",
      name: "surge",
      label: { zh: "亢奋增幅", en: "Surge" },
      hint: { zh: "须超过", en: "must be exceeded" },
      optional: true,
      default: 0.05,
      unit: "ratio",
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "fall",
      label: { zh: "悲观跌幅", en: "Fall" },
      hint: { zh: "两周合计，须超过", en: "over the two weeks, must be exceeded" },
      optional: true,
      default: 0.03,
      unit: "ratio",
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "week",
      label: { zh: "一周的行数", en: "Rows of a week" },
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
      { zh: "悲观", en: "Pessimism" },
      { zh: "正常", en: "Normal" },
      { zh: "亢奋", en: "Climax" },
    ],
  },
  examples: [
    { args: [[[100, 101, 103]], null, null, 1], result: 0 },
    { args: [[[100, 101, 107]], null, null, 1], result: 1, note: { zh: "周频数据", en: "Weekly rows" } },
    {
      args: [[[100, 98, 96.5]], null, null, 1],
      result: -1,
      note: { zh: "两周连降 3.5%", en: "Two falls, 3.5% in all" },
    },
    {
      args: [[[100], [100], [100], [100], [100], [105]]],
      result: "#N/A",
      note: { zh: "恰为 5% 不算超过，0 又需要两周数据", en: "Exactly 5% is not above it, and 0 needs both weeks" },
    },
  ],
  source: {
    zh: "市场经验：融资余额一周增超 5% 为短期情绪高点，连续两周下降且超 3% 为悲观",
    en: "Market usage: more than 5% in a week marks a short-term climax, two weeks of falls of more than 3% pessimism",
  },
  seeAlso: ["BALANCE_CHANGE", "ACTIVITY_STATE", "PACE"],
  notes: [
    {
      zh: "原文“连续两周下降超 3%”也可理解为每周各超 3%；这里取两周合计。不足两周的数据只能判断亢奋；端点缺失则没有答案。",
      en: "The saying can also mean more than 3% in each week; here it is both together. With less than two weeks only a climax can be told. A missing end has no answer.",
    },
  ],
  compute({ series, surge, fall, week }) {
    const last = series.length - 1;
    const latest = changeOver(amounts, series, last, week);
    if (typeof latest !== "number") return latest;
    if (isAbove(latest, surge)) return 1;
    const both = changeOver(amounts, series, last, 2 * week);
    if (typeof both !== "number") return both;
    const earlier = changeOver(amounts, series, last - week, week);
    if (typeof earlier !== "number") return earlier;
    return latest < 0 && earlier < 0 && isAbove(-both, fall) ? -1 : 0;
  },
});
