import { meanRatio as meanOfRatios } from "../columns/mean-ratio.ts";
import { defineWholeMetric } from "./define-whole-metric.ts";
import { notAvailable } from "./no-answer.ts";

/** The arithmetic mean of the members' ratios, beside which MARGIN_RATIO of the sums is the weighted one. */
export const meanRatio = defineWholeMetric({
  id: "MEAN_RATIO",
  category: 1,
  name: { zh: "个股占比的算术平均", en: "Mean of the members' ratios" },
  description: {
    zh: "各成员 余额 ÷ 流通市值 的算术平均：大小公司同等计入；任一侧缺失的成员不计。",
    en: "The arithmetic mean of balance over float market value, large and small members alike; a member missing on either side is left out.",
  },
  formula: ["Σ(balances[i] / float_caps[i]) / n"],
  parameters: [
    {
      kind: "list",
      name: "balances",
      label: { zh: "各成员余额", en: "Balances of the members" },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "list",
      name: "float_caps",
      label: { zh: "各成员流通市值", en: "Float market values of the members" },
      hint: {
        zh: "与余额逐项对应、同一单位；为 0 视为缺失",
        en: "one for each balance, in its unit; 0 counts as missing",
      },
      unit: "CNY",
      domain: "denominator",
      pairedWith: "balances",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [
        [[1], [6]],
        [[100], [300]],
      ],
      result: 0.015,
      note: {
        zh: "1% 与 2% 的平均是 1.5%；合计之比 7 ÷ 400 是 1.75%",
        en: "The mean of 1% and 2% is 1.5%; the ratio of the sums, 7 ÷ 400, is 1.75%",
      },
    },
    {
      args: [
        [[1], [6], [null], [9]],
        [[100], [300], [50], [0]],
      ],
      result: 0.015,
      note: { zh: "两个成员各缺一侧，不计", en: "Two members miss one side each and are left out" },
    },
    {
      args: [
        [[1], [null]],
        [[null], [100]],
      ],
      result: "#N/A",
      note: { zh: "没有两侧齐全的成员", en: "No member has both" },
    },
  ],
  source: {
    zh: "市场两种口径并用：北交所 2025-02-27 个股平均 1.07%，合计之比 1.09%",
    en: "The market quotes both: for BSE on 2025-02-27, 1.07% as the mean of its stocks beside 1.09% as sum over sum",
  },
  seeAlso: ["MARGIN_RATIO"],
  notes: [
    {
      zh: "不是整体占比：整体占比用 MARGIN_RATIO(SUM(余额), SUM(流通市值))。",
      en: "It is not the ratio of the whole: that is MARGIN_RATIO(SUM(balances), SUM(float values)).",
    },
  ],
  compute({ balances, float_caps: floatCaps }) {
    const mean = meanOfRatios(balances, floatCaps);
    return Number.isNaN(mean) ? noPair : mean;
  },
});

const noPair = notAvailable(
  "没有一个成员同时有余额（balances）和流通市值（float_caps）；请检查两列是否对齐",
  "No member has both a balance (balances) and a float market value (float_caps); check that the two lists line up",
);
