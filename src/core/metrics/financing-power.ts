import { marginRuleOn } from "../market/margin-rules.ts";
import { defineElementMetric } from "./define-element-metric.ts";

/** Available margin over the margin ratio: what can still be bought on financing. */
export const financingPower = defineElementMetric({
  id: "FINANCING_POWER",
  category: 4,
  name: { zh: "可融资额度", en: "Financing power" },
  description: {
    zh: "保证金可用余额 ÷ 融资保证金比例：按保证金还能融资买入多少。为负表示保证金不足，不能新开合约。",
    en: "Available margin over the margin ratio: how much more the margin allows to buy on financing. Below 0 the margin falls short and nothing can be bought.",
  },
  formula: ["available_margin / margin_ratio"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "available_margin",
      label: { zh: "保证金可用余额", en: "Available margin" },
      hint: { zh: "见 AVAILABLE_MARGIN", en: "see AVAILABLE_MARGIN" },
      unit: "CNY",
      domain: "any",
    },
    {
      kind: "element",
      type: "number",
      name: "margin_ratio",
      label: { zh: "融资保证金比例", en: "Margin ratio" },
      hint: { zh: "省略为交易所最新最低比例", en: "the newest minimum of the exchanges if left out" },
      optional: true,
      default: marginRuleOn("FINANCING")!.minimum.GENERAL,
      unit: "ratio",
      domain: "multiple",
    },
  ],
  result: { kind: "amount" },
  examples: [
    {
      args: [1000000, [[0.5, 0.8, 1]]],
      result: [[2000000, 1250000, 1000000]],
      note: {
        zh: "深交所 2023-08-30 的例子：100 万保证金在 100% 时可融 100 万，80% 时 125 万",
        en: "The exchange's own example of 2023-08-30: a margin of 1 million borrows 1 million at 100%, 1.25 at 80%",
      },
    },
    { args: [1000000], result: 1000000, note: { zh: "最新最低比例 100%", en: "The newest minimum, 100%" } },
    { args: [-10, 0.8], result: -12.5, note: { zh: "保证金不足", en: "The margin falls short" } },
    { args: [1000000, 80], result: "#VALUE!", note: { zh: "80% 应写作 0.8", en: "80% is 0.8" } },
    { args: [null, 0.8], result: "#N/A" },
  ],
  source: {
    zh: "沪深交易所融资融券交易实施细则：融资保证金比例＝保证金 ÷ 融资买入金额",
    en: "Implementing rules of SSE and SZSE: the margin ratio is margin over the amount bought on financing",
  },
  seeAlso: ["AVAILABLE_MARGIN", "MARGIN_RULE"],
  notes: [
    {
      zh: "实际额度还受授信额度、证券公司自定比例与单只证券限制。",
      en: "The credit line, the broker's own ratio and limits of single securities may allow less.",
    },
  ],
  compute: (available, ratio) => available / ratio,
});
