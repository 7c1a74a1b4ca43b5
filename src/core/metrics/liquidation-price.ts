import { closeOutLine, debt, withDebt } from "./account-parameters.ts";
import { defineElementMetric } from "./define-element-metric.ts";

/** The price of one security at which the maintenance ratio is at the line. */
export const liquidationPrice = defineElementMetric({
  id: "LIQUIDATION_PRICE",
  category: 4,
  name: { zh: "平仓价", en: "Close-out price" },
  description: {
    zh: "其他资产与负债不变时，这只证券跌到什么价，维持担保比例就到平仓线：（平仓线 × 负债 − 其他资产）÷ 数量；其他资产已足够则为 0。",
    en: "The price of one security at which the maintenance ratio is at the line while all else stands; 0 where the other assets suffice.",
  },
  formula: ["max(0, (line × debt − other_assets) / quantity)"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "quantity",
      label: { zh: "持有数量", en: "Quantity held" },
      unit: "shares",
      domain: "denominator",
    },
    {
      kind: "element",
      type: "number",
      name: "other_assets",
      label: { zh: "其他资产", en: "Other assets" },
      hint: { zh: "现金与其余证券，没有则填 0", en: "cash and all other securities; 0 if there are none" },
      unit: "CNY",
      domain: "nonNegative",
    },
    debt,
    closeOutLine,
  ],
  result: { kind: "number", numberFormat: "0.000" },
  examples: [
    {
      args: [100000, 0, 1000000, [[1.5, 1.4, 1.3]]],
      result: [[15, 14, 13]],
      note: {
        zh: "20 元买入 10 万股，一半融资：跌 25%、30%、35%",
        en: "100,000 shares bought at 20, half financed: falls of 25%, 30% and 35%",
      },
    },
    { args: [100000, 500000, 1000000], result: 8 },
    { args: [100000, 1500000, 1000000], result: 0, note: { zh: "其他资产已足够", en: "The other assets suffice" } },
    { args: [100000, 500000, 0], result: "#N/A", note: { zh: "没有负债", en: "No debt" } },
    { args: [100000, 500000, 1000000, 130], result: "#VALUE!", note: { zh: "130% 应写作 1.3", en: "130% is 1.3" } },
  ],
  source: {
    zh: "由维持担保比例的定义反解；平仓线由证券公司与客户约定，常见 130%",
    en: "Solved from the definition of the maintenance ratio; the line is agreed with the broker, often 130%",
  },
  seeAlso: ["LIQUIDATION_DROP", "MAINTENANCE_RATIO"],
  notes: [
    {
      zh: "其余证券若一起下跌，触线价会更高；整体跌幅见 LIQUIDATION_DROP。",
      en: "Where the other securities fall too, the line is reached at a higher price; LIQUIDATION_DROP takes them together.",
    },
    { zh: "数量、价格按除权后口径保持一致。", en: "Give the quantity after any split, as the price is then." },
  ],
  compute(quantity, others, owed, line) {
    return priceAtLine(others, owed, line, quantity);
  },
});

const priceAtLine = withDebt((others, owed, line: number, quantity: number) =>
  Math.max(0, (line * owed - others) / quantity),
);
