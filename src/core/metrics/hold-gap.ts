import { defineElementMetric } from "./define-element-metric.ts";

/** Balance change less price change: leverage that stayed where the price fell. */
export const holdGap = defineElementMetric({
  id: "HOLD_GAP",
  category: 3,
  name: { zh: "持仓差", en: "Hold gap" },
  description: {
    zh: "余额变动率 − 价格变动率。价格下跌而结果为正：杠杆没有随价格离场，持仓周期拉长。",
    en: "Balance change − price change. Where the price fell and the answer is above 0, leverage stayed: it is held for longer.",
  },
  formula: ["balance_change − price_change"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "balance_change",
      label: { zh: "余额变动率", en: "Balance change" },
      hint: { zh: "同一期间，如 BALANCE_CHANGE 的结果", en: "over the same rows, as BALANCE_CHANGE answers it" },
      unit: "ratio",
      domain: "change",
    },
    {
      kind: "element",
      type: "number",
      name: "price_change",
      label: { zh: "价格变动率", en: "Price change" },
      hint: { zh: "以复权价计算", en: "of adjusted prices" },
      unit: "ratio",
      domain: "change",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [-0.02, -0.08],
      result: 0.06,
      note: {
        zh: "价格跌 8%，余额只减 2%：6 个百分点的杠杆留下了",
        en: "The price fell by 8% and the balance by 2%: leverage of 6 points stayed",
      },
    },
    {
      args: [
        [[0.05], [-0.1], [null]],
        [[0.03], [-0.04], [-0.04]],
      ],
      result: [[0.02], [-0.06], ["#N/A"]],
      note: {
        zh: "比价格退得更快为负；缺失不按 0 计",
        en: "Leaving faster than the price is negative; missing is not 0",
      },
    },
    { args: ["急跌", -0.08], result: "#VALUE!" },
  ],
  source: {
    zh: "市场以“价跌而余额不退”说明持仓周期拉长，这里取两个变动率之差",
    en: "The market reads a balance that stays while prices fall as longer holding; this is the difference of the two changes",
  },
  seeAlso: ["BALANCE_CHANGE", "QUALITY"],
  notes: [
    {
      zh: "是两个变动率之差（百分点），不是持仓时间。市值随价格变动，余额是成本口径，两者本不相等。",
      en: "It is a difference of two changes, in points, and no holding time. A balance is counted at cost and does not move with the price by itself.",
    },
  ],
  compute: (balanceChange, priceChange) => balanceChange - priceChange,
});
