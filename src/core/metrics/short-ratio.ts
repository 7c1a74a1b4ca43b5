import { defineElementMetric } from "./define-element-metric.ts";

/** RQYE / LTSZ: the share of the tradable market value that is sold short. */
export const shortRatio = defineElementMetric({
  id: "SHORT_RATIO",
  category: 1,
  name: { zh: "融券余额占流通市值比", en: "Short ratio" },
  description: {
    zh: "融券余额 ÷ 流通市值：可交易市值中有多少是借来卖出、将来要买回的。",
    en: "Short balance over float market value: how much of what can be traded is sold short and has to be bought back.",
  },
  formula: ["short_balance / float_cap"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "short_balance",
      label: { zh: "融券余额", en: "Short balance" },
      hint: { zh: "金额，不是融券余量", en: "the amount, not the number of shares (融券余量)" },
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
      args: [0.8, 26.58],
      result: 0.0301,
      within: 5e-5,
      note: {
        zh: "一只融券较集中的个股，亿元；市场整体约 0.03%",
        en: "A security with much short selling, in 亿元; the whole market stands near 0.03%",
      },
    },
    {
      args: [
        [[2], [null], [0]],
        [[8000], [8000], [8000]],
      ],
      result: [[0.00025], ["#N/A"], [0]],
      note: { zh: "没有披露不是 0；余额为 0 才是 0", en: "Not disclosed is not 0; a balance of 0 is" },
    },
    { args: [2, 0], result: "#N/A", note: { zh: "流通市值为 0 视为缺失", en: "A float value of 0 counts as missing" } },
  ],
  source: {
    zh: "融券余额与流通市值之比，市场分析通用；各所以融券余量占可流通量的 25%、20% 监控，是股数口径",
    en: "The ratio that analysts quote; the exchanges watch the share of the float volume (25%, 20%), a ratio of shares",
  },
  seeAlso: ["MARGIN_RATIO", "LONG_SHORT_RATIO"],
  notes: [
    {
      zh: "上交所个股明细只披露融券余量：余额要先以余量 × 当日未复权收盘价求得。",
      en: "SSE details disclose the short volume only: multiply it by the day's unadjusted close to get the balance.",
    },
  ],
  compute: (balance, floatCap) => balance / floatCap,
});
