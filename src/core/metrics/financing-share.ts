import { defineElementMetric } from "./define-element-metric.ts";

/** RZMRE / CJE, 融资活跃度: the share of the turnover that was bought with financing. */
export const financingShare = defineElementMetric({
  id: "FINANCING_SHARE",
  category: 1,
  name: { zh: "融资买入占成交额比", en: "Financing share of turnover" },
  description: {
    zh: "融资买入额 ÷ 成交额，即融资活跃度：当日成交中有多少来自融资买入。",
    en: "Financing bought over turnover, 融资活跃度: how much of the day's trading was bought with borrowed money.",
  },
  formula: ["financing_buy / turnover"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "financing_buy",
      label: { zh: "融资买入额", en: "Financing bought" },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "element",
      type: "number",
      name: "turnover",
      label: { zh: "成交额", en: "Turnover" },
      hint: {
        zh: "与买入额用同一单位；停牌日为 0，没有答案",
        en: "in the unit of the purchases; 0, as on a halted day, has no answer",
      },
      unit: "CNY",
      domain: "denominator",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [2701.32, 25786.7],
      result: 0.10476,
      within: 5e-6,
      note: {
        zh: "沪深两市 2026-04-20，亿元：两所披露的融资买入额，与指数成交额",
        en: "SSE and SZSE on 2026-04-20, in 亿元: the purchases that they disclosed, over index turnover",
      },
    },
    { args: [[[12, 0]], [[100, 0]]], result: [[0.12, "#N/A"]], note: { zh: "停牌日", en: "A halted day" } },
  ],
  source: {
    zh: "融资买入额占成交额之比，市场称融资活跃度",
    en: "Financing purchases over turnover, which the market calls 融资活跃度",
  },
  seeAlso: ["MARGIN_RATIO", "LEVERAGE_WARN"],
  notes: [
    {
      zh: "市场常以持续高于 12% 为过热、低于 7% 为冷清；两融交易占比另含融券卖出，不是本函数。",
      en: "Above 12% for long is called overheated, below 7% cold. The share of all margin trading also counts short sales and is another figure.",
    },
  ],
  compute: (bought, turnover) => bought / turnover,
});
