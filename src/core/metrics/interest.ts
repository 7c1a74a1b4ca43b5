import { annualRate, dayBasis, heldDays } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";

/** Simple interest per calendar day. */
export const interest = defineElementMetric({
  id: "INTEREST",
  category: 4,
  name: { zh: "融资利息", en: "Interest" },
  description: {
    zh: "金额 × 年利率 × 自然日天数 ÷ 计息基准：单利，周末与节假日照计。",
    en: "Amount times annual rate times calendar days over the basis: simple interest, weekends and holidays included.",
  },
  formula: ["amount × annual_rate × days / basis"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "amount",
      label: { zh: "金额", en: "Amount" },
      hint: { zh: "融资本金，或融券市值", en: "principal, or the value of borrowed securities" },
      unit: "CNY",
      domain: "nonNegative",
    },
    annualRate,
    heldDays,
    dayBasis,
  ],
  result: { kind: "amount" },
  examples: [
    { args: [1000000, 0.06, 1], result: 166.66666666666666 },
    {
      args: [1000000, 0.06, 1, 365],
      result: 164.3835616438356,
      note: { zh: "一年按 365 天", en: "A year of 365 days" },
    },
    { args: [[[1000000], [500000], [null]], 0.06, 180], result: [[30000], [15000], ["#N/A"]] },
    { args: [1000000, "6%", 30], result: 5000 },
    { args: [1000000, 6, 30], result: "#VALUE!", note: { zh: "6% 应写作 0.06", en: "6% is 0.06" } },
    { args: [1000000, 0.06, 1.5], result: "#VALUE!", note: { zh: "天数应为整数", en: "Days are whole" } },
  ],
  source: {
    zh: "证券公司融资融券合同的通行计息方式：按自然日单利，基准 360 或 365",
    en: "As brokers' contracts usually have it: simple interest by calendar day on a basis of 360 or 365",
  },
  seeAlso: ["BREAKEVEN_RISE"],
  notes: [
    {
      zh: "计息基准、算头算尾与罚息以合同为准，交易所规则没有统一规定。",
      en: "The basis, whether first and last day count, and penalty interest are matters of the contract; no exchange rule fixes them.",
    },
  ],
  compute: (amount, rate, days, basis) => (amount * rate * days) / basis,
});
