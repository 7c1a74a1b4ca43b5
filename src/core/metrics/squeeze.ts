import { reaches } from "../columns/threshold.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { changeOver } from "./series-gaps.ts";
import { adjustedPrices, shortShares, windowOf } from "./series-parameters.ts";

/** Short volume collapses while the price rises. */
export const squeeze = defineSeriesMetric({
  id: "SQUEEZE",
  category: 2,
  name: { zh: "融券回补迹象", en: "Short squeeze" },
  description: {
    zh: "窗口内融券余量减少不少于 50%，同时价格上涨不少于 5%，则为 TRUE：空头回补推高价格的迹象。",
    en: "TRUE where over the window short volume fell by 50% or more while the price rose by 5% or more: short sellers seem to be buying back.",
  },
  formula: ["short_shares[T] / short_shares[T−window] − 1 ≤ −drop ∧ prices[T] / prices[T−window] − 1 ≥ rise"],
  parameters: [
    shortShares,
    adjustedPrices,
    {
      kind: "option",
      type: "number",
      name: "drop",
      label: { zh: "余量降幅", en: "Drop of short volume" },
      hint: { zh: "达到即算", en: "reached is enough" },
      optional: true,
      default: 0.5,
      unit: "ratio",
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "rise",
      label: { zh: "价格涨幅", en: "Rise of the price" },
      hint: { zh: "达到即算", en: "reached is enough" },
      optional: true,
      default: 0.05,
      unit: "ratio",
      domain: "fraction",
    },
    windowOf(5),
  ],
  result: { kind: "boolean" },
  examples: [
    {
      args: [[[1000], [500]], [[20], [21]], null, null, 1],
      result: true,
      note: { zh: "恰好减半、恰涨 5%", en: "Exactly half, exactly 5%" },
    },
    { args: [[[1000], [501]], [[20], [21]], null, null, 1], result: false },
    {
      args: [[[1000], [0]], [[20], [21.998]], null, 0.0999, 1],
      result: true,
      note: { zh: "清零且接近涨停（+9.99%）", en: "Down to 0, at the daily limit (+9.99%)" },
    },
    {
      args: [[[0], [0]], [[20], [22]], null, null, 1],
      result: "#N/A",
      note: { zh: "没有融券可回补", en: "There was no short volume" },
    },
  ],
  source: {
    zh: "市场案例：融券余量骤降伴随股价上涨（603285，2025-09-04 涨 9.99%）",
    en: "Seen in the market: short volume collapses and the price rises (603285, +9.99% on 2025-09-04)",
  },
  seeAlso: ["DAYS_TO_COVER", "SHORT_RATIO"],
  notes: [
    {
      zh: "比较最后一行与 window 行之前；两列的两端都不能缺失，起点余量为 0 没有答案。它不能证明因果。",
      en: "The last row against the one `window` rows before; no end may be missing, and short volume of 0 at the start has no answer. It does not prove a cause.",
    },
  ],
  compute({ short_shares: shares, prices, drop, rise, window }) {
    const last = prices.length - 1;
    const covered = changeOver(shortShares, shares, last, window);
    if (typeof covered !== "number") return covered;
    const risen = changeOver(adjustedPrices, prices, last, window);
    if (typeof risen !== "number") return risen;
    return reaches(-covered, drop) && reaches(risen, rise);
  },
});
