import { isAbove, reaches } from "../columns/threshold.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { changeOver } from "./series-gaps.ts";
import { adjustedPrices, balances, windowOf } from "./series-parameters.ts";

/** How many of three signs of a downward spiral are there. */
export const spiralRisk = defineSeriesMetric({
  id: "SPIRAL_RISK",
  category: 2,
  name: { zh: "下跌螺旋风险", en: "Risk of a downward spiral" },
  description: {
    zh: "三个征兆出现了几个：价格在窗口内下跌；余额下降且降幅大于价格；维持担保比例不高于警戒线。0 为无，3 为齐备。",
    en: "How many of three signs there are: the price fell over the window; the balance fell, and by more than the price; the maintenance ratio is at the line or below.",
  },
  formula: [
    "#{ p < 0, b < min(p, 0), maintenance_ratio ≤ line }",
    "p = prices[T] / prices[T−window] − 1",
    "b = balances[T] / balances[T−window] − 1",
  ],
  parameters: [
    adjustedPrices,
    balances,
    {
      kind: "option",
      type: "number",
      name: "maintenance_ratio",
      label: { zh: "维持担保比例", en: "Maintenance ratio" },
      hint: { zh: "如 2.493 即 249.3%", en: "2.493 is 249.3%" },
      unit: "ratio",
      domain: "multiple",
    },
    {
      kind: "option",
      type: "number",
      name: "line",
      label: { zh: "警戒线", en: "Warning line" },
      hint: { zh: "由券商与客户约定", en: "agreed between broker and client" },
      optional: true,
      default: 1.4,
      unit: "ratio",
      domain: "multiple",
    },
    windowOf(5),
  ],
  result: {
    kind: "level",
    captions: [
      { zh: "无征兆", en: "No sign" },
      { zh: "一个征兆", en: "One sign" },
      { zh: "两个征兆", en: "Two signs" },
      { zh: "三个征兆", en: "Three signs" },
    ],
  },
  examples: [
    {
      args: [[[10, 9]], [[100, 85]], 1.4, null, 1],
      result: 3,
      note: { zh: "等于警戒线也算", en: "At the line counts" },
    },
    { args: [[[10, 9]], [[100, 85]], 2.493, null, 1], result: 2 },
    {
      args: [[[10, 9]], [[100, 95]], 2.493, null, 1],
      result: 1,
      note: { zh: "余额降得更少", en: "The balance fell by less" },
    },
    { args: [[[10, 11]], [[100, 105]], 2.493, null, 1], result: 0 },
    {
      args: [[[10, 9]], [[100, 85]], 249.3, null, 1],
      result: "#VALUE!",
      note: { zh: "249.3% 应写作 2.493", en: "249.3% is 2.493" },
    },
    {
      args: [[[10, 9]], [[100, null]], 1.4, null, 1],
      result: "#N/A",
      note: { zh: "余额缺失", en: "A balance is missing" },
    },
  ],
  source: {
    zh: "市场描述的“下跌—平仓—再下跌”；警戒线 140% 是券商常用值，不是规则",
    en: "The fall, forced sale, further fall that the market describes; 140% is what brokers often use, not a rule",
  },
  seeAlso: ["DIVERGENCE", "MAINTENANCE_RATIO", "SENTIMENT"],
  notes: [
    {
      zh: "三个征兆分别计数，不加权；价格上涨而余额下降时，第二个征兆也成立。任一端点缺失则没有答案。",
      en: "The signs are counted one by one, without weights; a balance that falls while the price rises is the second sign too. A missing end has no answer.",
    },
  ],
  compute({ prices, balances: own, maintenance_ratio: ratio, line, window }) {
    const last = prices.length - 1;
    const price = changeOver(adjustedPrices, prices, last, window);
    if (typeof price !== "number") return price;
    const balance = changeOver(balances, own, last, window);
    if (typeof balance !== "number") return balance;
    const fellByMore = balance < 0 && isAbove(price, balance);
    return Number(price < 0) + Number(fellByMore) + Number(reaches(line, ratio));
  },
});
