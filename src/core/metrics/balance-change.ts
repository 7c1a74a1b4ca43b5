import { defineSeriesMetric } from "./define-series-metric.ts";
import { changeOver } from "./series-gaps.ts";
import { amounts } from "./series-parameters.ts";

/** x_t / x_{t−n} − 1. */
export const balanceChange = defineSeriesMetric({
  id: "BALANCE_CHANGE",
  category: 2,
  name: { zh: "余额变化率", en: "Change of a balance" },
  description: {
    zh: "最后一行相对若干行之前的变化率 x_t ÷ x_{t−n} − 1：杠杆资金在这段时间里进了多少、退了多少。可逐行给出。",
    en: "Change of the last row against an earlier one, x_t / x_{t−n} − 1: how much leverage came in or left. One a row if asked for.",
  },
  formula: ["series[T] / series[T−periods] − 1  all = FALSE", "series[t] / series[t−periods] − 1  all = TRUE"],
  parameters: [
    amounts,
    {
      kind: "option",
      type: "number",
      name: "periods",
      label: { zh: "间隔行数", en: "Rows apart" },
      hint: { zh: "日频数据 5 为一周", en: "5 is a week of daily rows" },
      optional: true,
      default: 5,
      unit: "rows",
      domain: "count",
    },
    {
      kind: "option",
      type: "boolean",
      name: "all",
      label: { zh: "逐行", en: "Every row" },
      hint: { zh: "TRUE 则每行一个，开头不足间隔的行没有答案", en: "TRUE gives one a row; the first rows have none" },
      optional: true,
      default: false,
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [[[41.32], [46.87]], 1],
      result: 0.1343175218,
      note: {
        zh: "北交所披露的融资余额，2025-02-11 至 02-27，亿元",
        en: "Financing balances that BSE disclosed, 2025-02-11 to 02-27, in 亿元",
      },
    },
    {
      args: [[[700], [100]], 1],
      result: -0.8571428571,
      within: 5e-11,
      note: { zh: "融券余额，亿元", en: "Short balance, in 亿元" },
    },
    {
      args: [[[1700], [137]], 1],
      result: -0.9194117647,
      within: 5e-11,
      note: {
        zh: "融券余额由峰值约 1,700 亿元到 2024-08-19 的约 137 亿元（证券时报）",
        en: "Short balance from its peak of about 1,700 亿元 to about 137 on 2024-08-19 (Securities Times)",
      },
    },
    {
      args: [[[100], [110], [null], [121]], 1, true],
      result: [["#N/A"], [0.1], ["#N/A"], ["#N/A"]],
      note: {
        zh: "逐行：缺失的行不按 0 计，也不跳过",
        en: "Every row: a missing row is neither 0 nor skipped",
      },
    },
    { args: [[[100], [110]]], result: "#N/A", note: { zh: "不足 6 行", en: "Fewer than 6 rows" } },
  ],
  source: {
    zh: "市场以一周（5 个交易日）变化率观察融资余额，另有 1、10、20 日口径",
    en: "The market watches the financing balance by its change over a week (5 sessions), also over 1, 10 and 20",
  },
  seeAlso: ["FROM_PEAK", "SENTIMENT", "PACE"],
  notes: [
    {
      zh: "间隔按行数计，不按日历；缺失的端点没有答案。“缩水十倍”之类的说法没有定义，请用变化率。",
      en: "Rows are counted, not calendar days; a missing end has no answer. “Shrank tenfold” is not defined: use the change.",
    },
  ],
  compute({ series, periods, all }) {
    if (!all) return changeOver(amounts, series, series.length - 1, periods);
    return Array.from(series, (_, row) => changeOver(amounts, series, row, periods));
  },
});
