import { defineElementMetric } from "./define-element-metric.ts";

/** RZYE / RQYE, 多空比: how many 元 are financed for each 元 sold short. */
export const longShortRatio = defineElementMetric({
  id: "LONG_SHORT_RATIO",
  category: 1,
  name: { zh: "融资融券多空比", en: "Long-short ratio" },
  description: {
    zh: "融资余额 ÷ 融券余额，即多空比：每 1 元融券对应多少元融资。看急剧变动，不看高低。",
    en: "Financing balance over short balance: 元 financed for each 元 sold short. Its sharp moves matter, not its level.",
  },
  formula: ["financing_balance / short_balance"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "financing_balance",
      label: { zh: "融资余额", en: "Financing balance" },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "element",
      type: "number",
      name: "short_balance",
      label: { zh: "融券余额", en: "Short balance" },
      hint: {
        zh: "与融资余额用同一单位；为 0（无融券）没有答案",
        en: "in the unit of the financing balance; 0, nothing sold short, has no answer",
      },
      unit: "CNY",
      domain: "denominator",
    },
  ],
  result: { kind: "number", numberFormat: "0.00" },
  examples: [
    {
      args: [1327398268667, 14209549457],
      result: 93.4159,
      within: 5e-5,
      note: { zh: "上交所 2026-07-31 披露的两个余额", en: "The two balances that SSE disclosed for 2026-07-31" },
    },
    {
      args: [[[900, 900, 900]], [[100, 9, 0]]],
      result: [[9, 100, "#N/A"]],
      note: { zh: "融券余额为 0 的证券没有多空比", en: "A security with nothing sold short has no such ratio" },
    },
  ],
  source: {
    zh: "融资余额与融券余额之比，市场称多空比",
    en: "Financing balance over short balance, which the market calls 多空比",
  },
  seeAlso: ["MARGIN_RATIO", "SHORT_RATIO"],
  notes: [
    {
      zh: "2024 年转融券暂停后融券余额极小，比值动辄上百，与以前的高低不可比。",
      en: "Since securities lending to brokers stopped in 2024 the short balance is tiny: ratios near 100 do not compare with earlier ones.",
    },
  ],
  compute: (financing, short) => financing / short,
});
