import { defineSeriesMetric } from "./define-series-metric.ts";
import { notAvailable } from "./no-answer.ts";
import type { SeriesParameter } from "./parameter.ts";
import { missingRow } from "./series-gaps.ts";
import { shortShares, windowOf } from "./series-parameters.ts";

const volumes = {
  kind: "series",
  name: "volumes",
  label: { zh: "成交量", en: "Volumes" },
  hint: {
    zh: "与余量同单位；停牌日的 0 不计",
    en: "in the unit of the short volume; the 0 of a halted day does not count",
  },
  unit: "shares",
  domain: "denominator",
} as const satisfies SeriesParameter;

/** Short volume in days of average trading. */
export const daysToCover = defineSeriesMetric({
  id: "DAYS_TO_COVER",
  category: 2,
  name: { zh: "融券回补天数", en: "Days to cover" },
  description: {
    zh: "最后一行融券余量 ÷ 窗口内日均成交量：按平均成交全部回补需要几天。",
    en: "Short volume of the last row over the mean daily volume of the window: days of average trading to buy all of it back.",
  },
  formula: ["short_shares[T] / mean(volumes[T−window+1 … T])"],
  parameters: [shortShares, volumes, windowOf(20)],
  result: { kind: "number", numberFormat: "0.00" },
  examples: [
    { args: [[[500, 600]], [[200, 400]]], result: 2, note: { zh: "600 ÷ 均值 300", en: "600 over a mean of 300" } },
    { args: [[[500, 500, 600]], [[900, 200, 400]], 2], result: 2 },
    {
      args: [
        [[500], [500], [600]],
        [[200], [0], [400]],
      ],
      result: 2,
      note: { zh: "停牌日的成交量 0 不计入均值", en: "The volume of 0 of a halted day is not averaged" },
    },
    {
      args: [
        [[500], [null]],
        [[200], [400]],
      ],
      result: "#N/A",
      note: { zh: "最新余量缺失", en: "The last one is missing" },
    },
  ],
  source: {
    zh: "国际通行的 days to cover（short interest ratio）",
    en: "Days to cover, or short interest ratio, as used abroad",
  },
  seeAlso: ["SQUEEZE", "SHORT_RATIO"],
  notes: [
    {
      zh: "窗口按行数计，含最后一行；行数不足时用已有的行，缺失或为 0 的成交量不计入均值。回补也可以现券偿还，不经市场。",
      en: "The window is counted in rows and holds the last; with fewer rows it takes what there is; a volume that is missing or 0 is not averaged. Shares can also be returned without buying them.",
    },
  ],
  compute({ short_shares: shares, volumes: traded, window }) {
    const last = shares.length - 1;
    if (Number.isNaN(shares[last]!)) return missingRow(shortShares, last);
    const recent = traded.subarray(Math.max(0, traded.length - window)).filter((volume) => !Number.isNaN(volume));
    if (recent.length === 0) return nothingTraded(window);
    return shares[last]! / (recent.reduce((sum, volume) => sum + volume, 0) / recent.length);
  },
});

function nothingTraded(window: number) {
  return notAvailable(
    `成交量（volumes）在最近 ${window} 行中全部缺失或为 0，没有均值`,
    `volumes (成交量) are all missing or 0 in the last ${window} rows, and have no mean`,
  );
}
