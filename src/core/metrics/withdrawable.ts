import { assets, debt, withDebt } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";

/** What may leave the account above the withdrawal line. */
export const withdrawable = defineElementMetric({
  id: "WITHDRAWABLE",
  category: 4,
  name: { zh: "可提取金额", en: "Withdrawable amount" },
  description: {
    zh: "维持担保比例高于提取线（通常 300%）的部分可以转出：资产 − 提取线 × 负债，且不超过保证金可用余额；不足为 0。",
    en: "What may leave the account: assets above the withdrawal line (300% as a rule) times the debt, and no more than the available margin; 0 where there is none.",
  },
  formula: ["max(0, min(assets − line × debt, available_margin))"],
  parameters: [
    assets,
    debt,
    {
      kind: "element",
      type: "number",
      name: "line",
      label: { zh: "提取线", en: "Withdrawal line" },
      optional: true,
      default: 3,
      unit: "ratio",
      domain: "multiple",
    },
    {
      kind: "element",
      type: "number",
      name: "available_margin",
      label: { zh: "保证金可用余额", en: "Available margin" },
      hint: { zh: "给出则以其为上限", en: "an upper limit where given" },
      optional: true,
      unit: "CNY",
      domain: "any",
    },
  ],
  result: { kind: "amount" },
  examples: [
    { args: [400, 100], result: 100 },
    { args: [400, 100, null, [[60, 150, -20]]], result: [[60, 100, 0]] },
    { args: [[[300], [250]], 100], result: [[0], [0]], note: { zh: "不高于提取线", en: "Not above the line" } },
    { args: [400, 0], result: "#N/A", note: { zh: "没有负债", en: "No debt" } },
    { args: [400, 100, 300], result: "#VALUE!", note: { zh: "300% 应写作 3", en: "300% is 3" } },
  ],
  source: {
    zh: "沪深交易所融资融券交易实施细则：维持担保比例超过 300% 的部分可提取；证券公司另以保证金可用余额为限",
    en: "Implementing rules of SSE and SZSE: what exceeds 300% may be withdrawn; brokers limit it to the available margin too",
  },
  seeAlso: ["MAINTENANCE_RATIO", "AVAILABLE_MARGIN"],
  notes: [
    {
      zh: "只算金额：其中多少是现金、多少须转出证券，取决于持仓。",
      en: "An amount only: how much of it is cash, and how much would leave as securities, depends on what is held.",
    },
  ],
  compute: withDebt((held, owed, line: number, available?: number) =>
    Math.max(0, Math.min(held - line * owed, available ?? Infinity)),
  ),
});
