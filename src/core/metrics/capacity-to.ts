import { defineElementMetric } from "./define-element-metric.ts";

/** What the balance still lacks to a ratio of the float market value; negative where it is above. */
export const capacityTo = defineElementMetric({
  id: "CAPACITY_TO",
  category: 1,
  name: { zh: "距目标占比的余额空间", en: "Room to a target ratio" },
  description: {
    zh: "目标占比 × 流通市值 − 余额：余额再增加多少，占流通市值比就到目标；已超过则为负。",
    en: "Target ratio × float market value − balance: how much more brings the ratio to the target; negative if above it.",
  },
  formula: ["target_ratio × float_cap − balance"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "balance",
      label: { zh: "余额", en: "Balance" },
      hint: {
        zh: "融资余额或融资融券余额；结果与它同单位",
        en: "of financing, or of both sides of margin trading; the answer is in its unit",
      },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "element",
      type: "number",
      name: "float_cap",
      label: { zh: "流通市值", en: "Float market value" },
      hint: { zh: "与余额用同一单位", en: "in the unit of the balance" },
      unit: "CNY",
      domain: "denominator",
    },
    {
      kind: "element",
      type: "number",
      name: "target_ratio",
      label: { zh: "目标占比", en: "Target ratio" },
      unit: "ratio",
      domain: "fraction",
    },
  ],
  result: { kind: "amount" },
  examples: [
    {
      args: [46.87, 4300, 0.02],
      result: 39.13,
      note: {
        zh: "北交所 2025-02-27：46.87 亿元到 2% 还差 39.13 亿元",
        en: "BSE on 2025-02-27: from 46.87 亿元 to 2% it takes another 39.13 亿元",
      },
    },
    {
      args: [46.87, 4300, [[0.01, 0.0109, 0.015]]],
      result: [[-3.87, 0, 17.63]],
      within: 1e-9,
      note: { zh: "已超过 1%，恰为 1.09%", en: "Above 1%, and just at 1.09%" },
    },
    {
      args: [[[46.87], [""]], 4300, 0.02],
      result: [[39.13], ["#N/A"]],
      note: { zh: "缺失的余额不按 0 计", en: "A missing balance is not 0" },
    },
  ],
  source: {
    zh: "由占比定义（余额 ÷ 流通市值）反推的余额",
    en: "The definition of the ratio (balance over float market value), solved for the balance",
  },
  seeAlso: ["MARGIN_RATIO", "SUSPEND_STATUS"],
  notes: [
    {
      zh: "按给定的流通市值计算：市值若同时变动，空间随之变动。",
      en: "It takes the float market value as given; where that moves too, the room moves with it.",
    },
  ],
  compute: (balance, floatCap, target) => target * floatCap - balance,
});
