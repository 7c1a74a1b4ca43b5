import { defineElementMetric } from "./define-element-metric.ts";

/** RZYE / LTSZ: the share of the tradable market value that is financed. */
export const marginRatio = defineElementMetric({
  id: "MARGIN_RATIO",
  category: 1,
  name: { zh: "融资余额占流通市值比", en: "Margin ratio" },
  description: {
    zh: "融资余额 ÷ 流通市值：杠杆资金占可交易市值的比重，越高则去杠杆时的抛压越大。",
    en: "Financing balance over float market value: how much of what can be traded is bought with borrowed money.",
  },
  formula: ["financing_balance / float_cap"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "financing_balance",
      label: { zh: "融资余额", en: "Financing balance" },
      hint: {
        zh: "填融资融券余额则得两融余额占比",
        en: "with the margin balance (融资融券余额) it is the two-margin ratio",
      },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "element",
      type: "number",
      name: "float_cap",
      label: { zh: "流通市值", en: "Float market value" },
      hint: { zh: "与余额用同一单位", en: "in the unit of the balance" },
      unit: "CNY",
      domain: "denominator",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [26666.38, 1042837.64],
      result: 0.02557,
      within: 5e-6,
      note: {
        zh: "沪深两市 2026-04-20，亿元：两所披露的融资余额与流通市值",
        en: "SSE and SZSE on 2026-04-20, in 亿元: the balances and float values that they disclosed",
      },
    },
    {
      args: [4687000000, 430000000000],
      result: 0.0109,
      within: 5e-7,
      note: {
        zh: "北交所 2025-02-27：公布的融资余额 46.87 亿元，占流通市值 1.09%",
        en: "BSE on 2025-02-27: a balance of 46.87 亿元, published as 1.09% of float market value",
      },
    },
    {
      args: [[[100], [250], [null]], 10000],
      result: [[0.01], [0.025], ["#N/A"]],
      note: { zh: "一列余额对一个市值；缺失不按 0 计", en: "A column against one value; missing is not 0" },
    },
  ],
  source: {
    zh: "融资余额与流通市值之比，即行情终端所列“融资余额占流通市值比”",
    en: "The ratio that market terminals list as 融资余额占流通市值比",
  },
  seeAlso: ["LEVERAGE_WARN", "FINANCING_SHARE"],
  notes: [
    {
      zh: "分子含基金而分母只含股票时，比率偏高：两者口径应一致。",
      en: "Where the balance counts funds and the market value only stocks, the ratio is too high: use the same coverage.",
    },
  ],
  compute: (balance, floatCap) => balance / floatCap,
});
