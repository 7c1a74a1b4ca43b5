import { annualRate, dayBasis, heldDays } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";

/** The rise that pays the interest of a purchase on financing. */
export const breakevenRise = defineElementMetric({
  id: "BREAKEVEN_RISE",
  category: 4,
  name: { zh: "融资保本涨幅", en: "Break-even rise" },
  description: {
    zh: "年利率 × 自然日天数 ÷ 计息基准：融资买入的证券至少要涨多少才够付利息。",
    en: "Annual rate times calendar days over the basis: how much what was bought on financing must rise to pay its interest.",
  },
  formula: ["annual_rate × days / basis"],
  parameters: [annualRate, heldDays, dayBasis],
  result: { kind: "ratio" },
  examples: [
    {
      args: [0.06, 180],
      result: 0.03,
      note: { zh: "一份合约的最长期限约半年", en: "A contract runs six months at most" },
    },
    { args: [[[0.028], [0.06], [0.08]], 90], result: [[0.007], [0.015], [0.02]] },
    { args: [0.073, 30, 365], result: 0.006 },
    { args: [null, 30], result: "#N/A" },
    { args: ["6 percent", 30], result: "#VALUE!" },
  ],
  source: {
    zh: "由单利计息反解：涨幅 × 本金 ＝ 利息",
    en: "Solved from simple interest: the rise of the principal equals its interest",
  },
  seeAlso: ["INTEREST"],
  notes: [
    {
      zh: "未计佣金、印花税，也不含自有资金的机会成本。",
      en: "Without commission and stamp duty, and without what one's own money could have earned.",
    },
  ],
  compute: (rate, days, basis) => (rate * days) / basis,
});
