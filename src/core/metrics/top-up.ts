import { assets, debt, targetRatio, withDebt } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";

/** Collateral to add until the maintenance ratio is at the target. */
export const topUp = defineElementMetric({
  id: "TOP_UP",
  category: 4,
  name: { zh: "需追加担保物", en: "Collateral to add" },
  description: {
    zh: "追加多少现金或证券，维持担保比例才到目标：目标 × 负债 − 资产；已达目标为 0。",
    en: "How much cash or securities to add so that the maintenance ratio is at the target; 0 where it is there already.",
  },
  formula: ["max(0, target × debt − assets)"],
  parameters: [assets, debt, targetRatio],
  result: { kind: "amount" },
  examples: [
    {
      args: [180, 100, 2.2],
      result: 40,
      note: { zh: "同一缺口，还款只需 18.18，卖券还款需 33.33", en: "The same gap: repay 18.18, or sell 33.33" },
    },
    { args: [[[120], [150], [180]], 100, 1.5], result: [[30], [0], [0]] },
    { args: [180, 0, 2.2], result: "#N/A", note: { zh: "没有负债", en: "No debt" } },
    { args: [180, 100, 220], result: "#VALUE!", note: { zh: "220% 应写作 2.2", en: "220% is 2.2" } },
  ],
  source: {
    zh: "由维持担保比例的定义反解：追加的担保物按市价全额计入资产",
    en: "Solved from the definition of the maintenance ratio: what is added counts in full as assets",
  },
  seeAlso: ["REPAY_TO", "SELL_TO", "MAINTENANCE_RATIO"],
  notes: [
    {
      zh: "补足期限与目标比例以与证券公司的约定为准。",
      en: "By when, and up to which ratio, is agreed with the broker.",
    },
  ],
  compute: withDebt((held, owed, target: number) => Math.max(0, target * owed - held)),
});
