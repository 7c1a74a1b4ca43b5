import { assets, debt, targetRatio, withDebt } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";

/** Debt to repay with money from outside until the maintenance ratio is at the target. */
export const repayTo = defineElementMetric({
  id: "REPAY_TO",
  category: 4,
  name: { zh: "需直接还款", en: "Debt to repay" },
  description: {
    zh: "用账户外资金还多少，维持担保比例才到目标：负债 − 资产 ÷ 目标；已达目标为 0。",
    en: "How much to repay with money from outside the account so that the maintenance ratio is at the target; 0 where it is there already.",
  },
  formula: ["max(0, debt − assets / target)"],
  parameters: [assets, debt, targetRatio],
  result: { kind: "amount" },
  examples: [
    {
      args: [180, 100, 2.2],
      result: 18.18181818181818,
      note: { zh: "同一缺口，追加担保物需 40，卖券还款需 33.33", en: "The same gap: add 40, or sell 33.33" },
    },
    { args: [[[120], [150], [180]], 100, 1.5], result: [[20], [0], [0]] },
    { args: [180, 0, 2.2], result: "#N/A", note: { zh: "没有负债", en: "No debt" } },
    { args: [180, 100, 220], result: "#VALUE!", note: { zh: "220% 应写作 2.2", en: "220% is 2.2" } },
  ],
  source: {
    zh: "由维持担保比例的定义反解：还款只减少负债，资产不变",
    en: "Solved from the definition of the maintenance ratio: the debt falls, the assets stay",
  },
  seeAlso: ["TOP_UP", "SELL_TO", "MAINTENANCE_RATIO"],
  notes: [
    {
      zh: "用账户内现金还款等同卖券还款，见 SELL_TO：资产与负债同时减少。",
      en: "Repaying with cash of the account itself works as SELL_TO does: assets and debt fall together.",
    },
  ],
  compute: withDebt((held, owed, target: number) => Math.max(0, owed - held / target)),
});
