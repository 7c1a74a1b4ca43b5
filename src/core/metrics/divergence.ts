import { divergenceAt } from "../columns/divergence.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { notAvailable } from "./no-answer.ts";
import { missingRow, tooFewRows } from "./series-gaps.ts";
import { adjustedPrices, balances, windowOf } from "./series-parameters.ts";

/** Price and balance part ways at an extreme of the price. */
export const divergence = defineSeriesMetric({
  id: "DIVERGENCE",
  category: 2,
  name: { zh: "价格与余额背离", en: "Divergence of price and balance" },
  description: {
    zh: "−1 顶背离：价格创窗口新高而余额没有；1 底背离：价格创窗口新低而余额高于自己的低点；其余为 0。",
    en: "−1 at a top: a new high of the price that the balance does not make; 1 at a bottom: a new low of the price with the balance above its own low; else 0.",
  },
  formula: [
    "−1  prices[T] > max(prices[W]) ∧ balances[T] ≤ max(balances[W])",
    "1  prices[T] < min(prices[W]) ∧ balances[T] > min(balances[W])",
    "0  *",
    "W = [T−window … T−1]",
  ],
  parameters: [adjustedPrices, balances, windowOf(20)],
  result: {
    kind: "level",
    from: -1,
    captions: [
      { zh: "顶背离", en: "Top divergence" },
      { zh: "无背离", en: "No divergence" },
      { zh: "底背离", en: "Bottom divergence" },
    ],
  },
  examples: [
    { args: [[[10, 11, 10.5, 12]], [[100, 105, 104, 105]], 3], result: -1, note: { zh: "顶背离", en: "At a top" } },
    {
      args: [[[10, 11, 10.5, 12]], [[100, 105, 104, 106]], 3],
      result: 0,
      note: { zh: "同创新高", en: "Both at a high" },
    },
    { args: [[[10, 9, 9.5, 8]], [[100, 97, 98, 97.5]], 3], result: 1, note: { zh: "底背离", en: "At a bottom" } },
    {
      args: [
        [[10], [11]],
        [[100], [105]],
      ],
      result: "#N/A",
      note: { zh: "不足 21 行", en: "Fewer than 21 rows" },
    },
  ],
  source: {
    zh: "市场用语：价格新高而融资余额未新高为顶背离，价格新低而余额企稳为底背离",
    en: "Market usage: a new high of the price without one of the balance, a new low with a balance that holds",
  },
  seeAlso: ["HIGH_STREAK", "SPIRAL_RISK", "HOLD_GAP"],
  notes: [
    {
      zh: "与之前 window 行严格比较，持平不算新高或新低；窗口中缺失的行不参与比较，最后一行缺失则没有答案。背离是提示，不是买卖信号。",
      en: "Compared strictly with the `window` rows before; equal is no new high or low. Missing rows of the window are not compared; a missing last row has no answer. A hint, not a signal to trade.",
    },
  ],
  compute({ prices, balances: own, window }) {
    const last = prices.length - 1;
    if (last < window) return tooFewRows(adjustedPrices, prices.length, window + 1);
    if (Number.isNaN(prices[last]!)) return missingRow(adjustedPrices, last);
    if (Number.isNaN(own[last]!)) return missingRow(balances, last);
    const found = divergenceAt(prices, own, last, window);
    return Number.isNaN(found) ? emptyWindow(window) : found;
  },
});

function emptyWindow(window: number) {
  return notAvailable(
    `价格（prices）或融资余额（balances）在最后一行之前的 ${window} 行中没有数值`,
    `prices (价格) or balances (融资余额) hold no number in the ${window} rows before the last`,
  );
}
