import { assets, closeOutLine, debt, withDebt } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";
import { notAvailable } from "./no-answer.ts";

/** The fall of the securities that brings the maintenance ratio to the line. */
export const liquidationDrop = defineElementMetric({
  id: "LIQUIDATION_DROP",
  category: 4,
  name: { zh: "距平仓线的跌幅", en: "Fall to the close-out line" },
  description: {
    zh: "持有的证券整体再跌多少，维持担保比例就到平仓线：（资产 − 平仓线 × 负债）÷（资产 − 现金）。为负表示已在线下，须涨回这么多。",
    en: "How far the securities held may fall together until the maintenance ratio is at the line. Below 0 the account is under the line already, by that rise.",
  },
  formula: ["(assets − line × debt) / (assets − cash)"],
  parameters: [
    assets,
    debt,
    closeOutLine,
    {
      kind: "element",
      type: "number",
      name: "cash",
      label: { zh: "资产中的现金", en: "Cash among the assets" },
      hint: { zh: "不随行情下跌的部分", en: "the part that does not fall with the market" },
      optional: true,
      default: 0,
      unit: "CNY",
      domain: "nonNegative",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [200, 100, [[1.5, 1.4, 1.3]]],
      result: [[0.25, 0.3, 0.35]],
      note: { zh: "自有 100 万、融资 100 万", en: "100 of one's own, 100 financed" },
    },
    { args: [200, 100], result: 0.35 },
    { args: [200, 100, 1.5, 100], result: 0.5, note: { zh: "一半是现金", en: "Half of it is cash" } },
    { args: [125, 100, 1.3], result: -0.04, note: { zh: "已在平仓线下", en: "Already under the line" } },
    { args: [200, 100, 1.3, 200], result: "#N/A", note: { zh: "没有证券", en: "No securities" } },
    { args: [200, 100, 130], result: "#VALUE!", note: { zh: "130% 应写作 1.3", en: "130% is 1.3" } },
  ],
  source: {
    zh: "由维持担保比例的定义反解；平仓线由证券公司与客户约定，常见 130%",
    en: "Solved from the definition of the maintenance ratio; the line is agreed with the broker, often 130%",
  },
  seeAlso: ["LIQUIDATION_PRICE", "TOP_UP", "MAINTENANCE_RATIO"],
  notes: [
    {
      zh: "大于 100% 表示证券跌到 0 也不触线。",
      en: "Above 100% the line is not reached even if the securities fall to nothing.",
    },
    {
      zh: "假定负债不变：有融券时，负债随市价变动；利息也会逐日增加。",
      en: "The debt is taken as it is: shorts move it with their price, and interest adds to it day by day.",
    },
  ],
  compute: withDebt((held, owed, line: number, cash: number) =>
    held > cash ? (held - line * owed) / (held - cash) : noSecurities(held, cash),
  ),
});

function noSecurities(held: number, cash: number) {
  return notAvailable(
    `资产总值（assets）${held} 中现金（cash）为 ${cash}，没有会下跌的证券；资产应包含现金且大于现金`,
    `assets (资产总值) of ${held} hold cash (现金) of ${cash}: there are no securities that could fall; assets include the cash and exceed it`,
  );
}
