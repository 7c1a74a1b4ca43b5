import { fallsBeforeLast } from "../columns/turn-up.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { gapInLast, tooFewRows } from "./series-gaps.ts";
import { figures } from "./series-parameters.ts";

/** A rise after falls in a row. */
export const turnUp = defineSeriesMetric({
  id: "TURN_UP",
  category: 2,
  name: { zh: "止跌回升", en: "Turn upwards" },
  description: {
    zh: "连续下降至少若干次之后，最后一次变化为上升，则为 TRUE：杠杆资金由流出转为流入。",
    en: "TRUE where the last change is up after at least so many falls in a row: leverage that left is coming back.",
  },
  formula: ["series[T−1−falls] > … > series[T−2] > series[T−1] ∧ series[T] > series[T−1]"],
  parameters: [
    figures,
    {
      kind: "option",
      type: "number",
      name: "falls",
      label: { zh: "此前连降次数", en: "Falls before" },
      optional: true,
      default: 3,
      unit: "rows",
      domain: "count",
    },
  ],
  result: { kind: "boolean" },
  examples: [
    { args: [[[10], [9], [8], [7], [7.5]]], result: true },
    {
      args: [[[10], [9], [9], [8], [8.5]]],
      result: false,
      note: { zh: "持平打断连降", en: "An equal row ends the run" },
    },
    { args: [[[10], [9], [8], [7], [6]]], result: false, note: { zh: "仍在下降", en: "Still falling" } },
    {
      args: [[[10], [9], [null], [8], [7], [7.5]], 2],
      result: true,
      note: { zh: "缺失的变化既不计数也不中断", en: "A missing change neither counts nor ends the run" },
    },
    { args: [[[9], [8], [9]]], result: "#N/A", note: { zh: "不足 5 行", en: "Fewer than 5 rows" } },
  ],
  source: {
    zh: "市场用语：融资余额连续下降后首次由降转升",
    en: "Market usage: the first rise of the financing balance after several falls",
  },
  seeAlso: ["SENTIMENT", "BALANCE_CHANGE"],
  notes: [
    {
      zh: "至少需要 falls + 2 行；最后两行缺一则没有答案。缺失行前后的两次变化都算缺失。",
      en: "At least `falls` + 2 rows are needed; without the last two rows there is no answer. Both changes beside a missing row are missing.",
    },
  ],
  compute({ series, falls }) {
    if (series.length < falls + 2) return tooFewRows(figures, series.length, falls + 2);
    const gap = gapInLast(figures, series, 2);
    if (gap) return gap;
    const last = series.length - 1;
    return series[last]! > series[last - 1]! && fallsBeforeLast(series) >= falls;
  },
});
