import { outstandingUnits } from "../columns/cost-line.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { notAvailable } from "./no-answer.ts";
import type { SeriesParameter } from "./parameter.ts";
import { missingRow } from "./series-gaps.ts";
import { balances } from "./series-parameters.ts";

const amount = { kind: "series", unit: "CNY", domain: "nonNegative" } as const;

const SERIES = {
  balances,
  bought: {
    ...amount,
    name: "bought",
    label: { zh: "融资买入额", en: "Financing bought" },
    hint: { zh: "第一行不用", en: "the first row is not used" },
  },
  repaid: {
    ...amount,
    name: "repaid",
    label: { zh: "融资偿还额", en: "Financing repaid" },
    hint: { zh: "第一行不用", en: "the first row is not used" },
  },
  prices: {
    kind: "series",
    name: "prices",
    label: { zh: "成交均价或收盘价", en: "Prices" },
    hint: {
      zh: "后复权或除权前后可比的价格；无买入的行可缺",
      en: "adjusted, so that they compare over ex-rights days; a row without purchases needs none",
    },
    unit: "price",
    domain: "denominator",
  },
} as const satisfies Record<string, SeriesParameter>;

/** An estimate of the average price at which the outstanding financing was bought. */
export const costLine = defineSeriesMetric({
  id: "COST_LINE",
  category: 2,
  name: { zh: "融资成本线（估算）", en: "Cost line of financing (estimate)" },
  description: {
    zh: "估算未偿还融资的平均买入价：买入按当日价格进入，偿还按比例退出。价格跌破它，意味着融资盘整体浮亏。",
    en: "An estimate of the average price of the financing outstanding: purchases enter at the day's price, repayments leave in proportion. Below it, financed positions lose money on the whole.",
  },
  formula: [
    "balances[T] / q[T]",
    "q[t] = (q[t−1] + bought[t] / prices[t]) × (1 − repaid[t] / (balances[t−1] + bought[t]))",
    "q[1] = balances[1] / prices[1]",
  ],
  parameters: [SERIES.balances, SERIES.bought, SERIES.repaid, SERIES.prices],
  result: { kind: "number", numberFormat: "0.00" },
  examples: [
    {
      args: [
        [[100], [150]],
        [[null], [60]],
        [[null], [10]],
        [[10], [12]],
      ],
      result: 10.6666666667,
      within: 5e-11,
      note: {
        zh: "100/10 = 10 份；加 60/12 = 5 份；还 10/160，剩 14.0625 份；150 ÷ 14.0625",
        en: "100/10 = 10 units, and 60/12 = 5; 10/160 repaid leaves 14.0625; 150 / 14.0625",
      },
    },
    {
      args: [[[100, 90, 120]], [[0, 0, 40]], [[0, 10, 10]], [[10, null, 16]]],
      result: 11.3043478261,
      within: 5e-11,
      note: {
        zh: "无买入的停牌日不需要价格；130 ÷ (9 + 2.5)",
        en: "A halted day without purchases needs no price; 130 / (9 + 2.5)",
      },
    },
    {
      args: [
        [[100], [null], [120]],
        [[0], [20], [20]],
        [[0], [10], [10]],
        [[10], [11], [12]],
      ],
      result: "#N/A",
      note: { zh: "中间一行缺失，推算不能继续", en: "A missing row in between: the estimate cannot go on" },
    },
  ],
  source: {
    zh: "本产品的估算方法，只用公开披露的余额、买入额、偿还额与价格",
    en: "An estimate of our own from disclosed balances, purchases, repayments and prices",
  },
  seeAlso: ["ROLL_FORWARD", "LIQUIDATION_PRICE", "FROM_PEAK"],
  notes: [
    {
      zh: "第一步：首个有余额和价格的行视为全部按该价买入，q₀ = B₀/p₀。",
      en: "Step 1: the first row with a balance and a price counts as bought at that price: q₀ = B₀/p₀.",
    },
    {
      zh: "第二步：此后每行 q = (前一行 q + 买入额/价格) × (1 − 偿还额/(前一行余额 + 买入额))。",
      en: "Step 2: from then on q = (q of the row before + bought/price) × (1 − repaid/(balance before + bought)).",
    },
    {
      zh: "第三步：答案 = 最后一行余额 ÷ q。余额为 0 没有答案；首行之后缺失任何所需数值也没有答案，请从缺口之后开始。",
      en: "Step 3: the answer is the last balance over q. A balance of 0 has none, nor has a series that misses a needed figure after the first row: start after the gap.",
    },
    {
      zh: "这是估算，不是披露值：起点成本未知，哪些仓位先还未知，当日买入价以一个价格代替。区域越长，起点的影响越小。",
      en: "An estimate, not a disclosed figure: the cost at the start and which positions were repaid are unknown, and one price stands for a day. The longer the range, the less the start matters.",
    },
  ],
  compute(figures) {
    const last = figures.balances.length - 1;
    const balance = figures.balances[last]!;
    if (Number.isNaN(balance)) return missingRow(balances, last);
    if (balance === 0) return nothingOutstanding();
    const units = outstandingUnits(figures);
    if (typeof units !== "number") return missingRow(SERIES[units.missing], units.row);
    return units > 0 ? balance / units : repaidInFull();
  },
});

function nothingOutstanding() {
  return notAvailable(
    "最后一行融资余额（balances）为 0，没有未偿还的融资",
    "balances (融资余额) is 0 in the last row: no financing is outstanding",
  );
}

function repaidInFull() {
  return notAvailable(
    "按偿还额（repaid）推算已全部偿还，而余额（balances）不为 0；请核对各列数据",
    "by repaid (融资偿还额) all was repaid, and yet balances (融资余额) is not 0; check the columns",
  );
}
