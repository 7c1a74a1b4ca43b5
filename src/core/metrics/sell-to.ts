import { assets, debt, targetRatio, withDebt } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";
import { outOfRange } from "./no-answer.ts";

/** Securities to sell, with the money repaid, until the maintenance ratio is at the target. */
export const sellTo = defineElementMetric({
  id: "SELL_TO",
  category: 4,
  name: { zh: "需卖券还款", en: "Securities to sell and repay" },
  description: {
    zh: "卖出多少证券并用所得还款，维持担保比例才到目标：（目标 × 负债 − 资产）÷（目标 − 1）；已达目标为 0。",
    en: "How much of the securities to sell, the money repaid, so that the maintenance ratio is at the target; 0 where it is there already.",
  },
  formula: ["max(0, (target × debt − assets) / (target − 1))"],
  parameters: [assets, debt, targetRatio],
  result: { kind: "amount" },
  examples: [
    {
      args: [180, 100, 2.2],
      result: 33.333333333333336,
      note: { zh: "同一缺口，追加担保物需 40，直接还款需 18.18", en: "The same gap: add 40, or repay 18.18" },
    },
    { args: [[[120], [150], [180]], 100, 1.5], result: [[60], [0], [0]] },
    {
      args: [90, 100, 1.5],
      result: "#NUM!",
      note: { zh: "资不抵债：全部卖出也不够", en: "All of it sold would not do" },
    },
    { args: [180, 100, 1], result: "#NUM!", note: { zh: "目标须高于 100%", en: "The target must be above 100%" } },
    { args: [180, 0, 2.2], result: "#N/A", note: { zh: "没有负债", en: "No debt" } },
  ],
  source: {
    zh: "由维持担保比例的定义反解：卖券还款使资产与负债减少同一金额",
    en: "Solved from the definition of the maintenance ratio: assets and debt fall by the same amount",
  },
  seeAlso: ["TOP_UP", "REPAY_TO", "MAINTENANCE_RATIO"],
  notes: [
    {
      zh: "未计佣金、印花税与卖出的冲击成本，实际须多卖一些。",
      en: "Without commission, stamp duty and the price that selling costs: in fact it takes somewhat more.",
    },
    {
      zh: "资产恰等于负债时，答案是全部卖出、全部还清。",
      en: "Where assets equal debt, the answer is to sell all and repay all.",
    },
  ],
  compute: withDebt(amountToSell),
});

function amountToSell(held: number, owed: number, target: number) {
  if (target <= 1) return targetTooLow(target);
  if (held >= target * owed) return 0;
  // The answer exceeds D exactly where A < D, and is D where A = D: written so, rounding cannot decide.
  if (held < owed) return notEnough(held, owed);
  return Math.max(0, owed - (held - owed) / (target - 1));
}

function targetTooLow(target: number) {
  return outOfRange(
    `目标维持担保比例（target）应高于 1（100%），给出的是 ${target}：卖券还款不会降低比例`,
    `target (目标维持担保比例) must be above 1 (100%), got ${target}: selling and repaying leads to no such ratio`,
  );
}

function notEnough(held: number, owed: number) {
  return outOfRange(
    `资产总值（assets）${held} 低于负债（debt）${owed}：全部卖出还款也达不到目标；请改用追加担保物或直接还款`,
    `assets (资产总值) of ${held} are below debt (负债) of ${owed}: selling everything would not reach the target; add collateral or repay instead`,
  );
}
