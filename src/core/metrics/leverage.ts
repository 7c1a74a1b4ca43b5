import { assets, debt, withDebt } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";
import { notAvailable } from "./no-answer.ts";

/** A / (A − D): how many times its own money an account holds. */
export const leverage = defineElementMetric({
  id: "LEVERAGE",
  category: 4,
  name: { zh: "账户杠杆倍数", en: "Account leverage" },
  description: {
    zh: "资产 ÷（资产 − 负债）：持仓是自有资金的几倍；证券涨跌 1%，自有资金约涨跌这么多个 1%。",
    en: "Assets over assets less debt: how many times its own money the account holds, and by how much a 1% move of the assets moves that money.",
  },
  formula: ["assets / (assets − debt)"],
  parameters: [assets, debt],
  result: { kind: "number", numberFormat: "0.00" },
  examples: [
    { args: [200, 100], result: 2, note: { zh: "自有 100，融资 100", en: "100 of one's own, 100 financed" } },
    {
      args: [180, 80],
      result: 1.8,
      note: { zh: "保证金比例 125% 时的最大融资", en: "The most that a margin ratio of 125% allows" },
    },
    { args: [225, 125], result: 2.25, note: { zh: "保证金比例 80%", en: "A margin ratio of 80%" } },
    { args: [[[200], [100], [90]], 100], result: [[2], ["#N/A"], ["#N/A"]] },
    { args: [200, 0], result: "#N/A", note: { zh: "没有负债", en: "No debt" } },
  ],
  source: { zh: "杠杆倍数的通用定义", en: "The usual definition of leverage" },
  seeAlso: ["MAINTENANCE_RATIO", "FINANCING_POWER"],
  notes: [
    {
      zh: "保证金比例 100% 时，100 万自有资金可融资 100 万，合计持有 200 万，杠杆为 2 倍。",
      en: "A margin of 100% lets 100 of one's own borrow 100: assets of 200, a leverage of 2.",
    },
  ],
  compute: withDebt((held, owed) => (held > owed ? held / (held - owed) : noOwnMoney(held, owed))),
});

function noOwnMoney(held: number, owed: number) {
  return notAvailable(
    `资产总值（assets）为 ${held}，不高于负债（debt）${owed}：没有剩余的自有资金，谈不上杠杆；请核对两项的单位`,
    `assets (资产总值) of ${held} do not exceed debt (负债) of ${owed}: no own money is left to measure against; check the units of both`,
  );
}
