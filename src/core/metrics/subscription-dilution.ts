import { defineElementMetric } from "./define-element-metric.ts";

/** What the holders of a fund earn where cash arrives late: A·r / (A + S). */
export const subscriptionDilution = defineElementMetric({
  id: "SUBSCRIPTION_DILUTION",
  category: 5,
  name: { zh: "申购摊薄后收益率", en: "Return diluted by subscriptions" },
  description: {
    zh: "指数基金当日收到大额申购而来不及建仓时，摊薄后的收益率：规模 × 指数收益率 ÷（规模 + 申购额）。",
    en: "The return of an index fund whose new cash is not yet invested: assets × index return / (assets + subscription).",
  },
  formula: ["assets × index_return / (assets + subscription)"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "assets",
      label: { zh: "申购前规模", en: "Assets before the subscription" },
      hint: { zh: "视为全部投资于指数", en: "taken as fully invested in the index" },
      unit: "CNY",
      domain: "denominator",
    },
    {
      kind: "element",
      type: "number",
      name: "subscription",
      label: { zh: "申购额", en: "Subscription" },
      hint: { zh: "与规模用同一单位", en: "in the unit of the assets" },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "element",
      type: "number",
      name: "index_return",
      label: { zh: "指数收益率", en: "Return of the index" },
      unit: "ratio",
      domain: "return",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [1, 0.1, 0.1],
      result: 0.0909090909090909,
      note: { zh: "规模的一成申购使 10% 变为 9.09%", en: "A tenth of the assets coming in makes 10% 9.09%" },
    },
    {
      args: [10, [[0, 10, 30]], -0.08],
      result: [[-0.08, -0.04, -0.02]],
      note: { zh: "下跌时摊薄的是亏损", en: "In a fall it is the loss that is diluted" },
    },
    { args: [0, 0.1, 0.1], result: "#N/A", note: { zh: "规模为 0 视为缺失", en: "Assets of 0 count as missing" } },
  ],
  source: {
    zh: "基金限额申购的算理：新资金按当日净值确认，却只在其后建仓",
    en: "Why funds cap subscriptions: new cash is confirmed at the day's value but invested later",
  },
  seeAlso: ["CONFIRM_RATIO"],
  notes: [
    {
      zh: "原持有人的损失为 指数收益率 − 结果。不计费用、跟踪误差和原有现金。",
      en: "The old holders lose the index return less the answer. Fees, tracking error and cash already held are left out.",
    },
  ],
  // Written so that amounts near the largest double do not overflow in their sum.
  compute: (assets, subscription, indexReturn) => indexReturn / (1 + subscription / assets),
});
