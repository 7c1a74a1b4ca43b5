import type { Answer } from "../columns/broadcast.ts";
import { LEAST_CHANGES, pace as paceOf, type PaceGap } from "../columns/pace.ts";
import type { MetricError } from "../errors.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { badInput, notAvailable } from "./no-answer.ts";
import type { SeriesParameter } from "./parameter.ts";
import { changeOver } from "./series-gaps.ts";
import { amounts, windowOf } from "./series-parameters.ts";

/** How unusual the last change is, in standard deviations of the changes before it. */
export const pace = defineSeriesMetric({
  id: "PACE",
  category: 2,
  name: { zh: "变化节奏", en: "Pace of change" },
  description: {
    zh: "最后一次变化率偏离此前变化率均值几个样本标准差：绝对值小为平稳，不小于 2 为急剧，正负表示方向。",
    en: "How many sample standard deviations the last change is away from the mean of the changes before it: small is steady, 2 and more is abrupt.",
  },
  formula: ["(d[T] − mean(d[W])) / stdev(d[W])", "d[t] = series[t] / series[t−1] − 1", "W = [T−window … T−1]"],
  parameters: [amounts, windowOf(250)],
  result: { kind: "number", numberFormat: "0.00" },
  examples: [
    {
      args: [[[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]]],
      result: 0.9746794345,
      within: 5e-11,
      note: {
        zh: "手算：此前十次 +100%、十次 −50%，最后一次 +100%：(1 − 0.25) ÷ 0.7694837641",
        en: "By hand: ten changes of +100% and ten of −50%, then +100%: (1 − 0.25) / 0.7694837641",
      },
    },
    {
      args: [[[1, 2, 1, 2, 1]]],
      result: "#N/A",
      note: { zh: "此前的变化不足 20 次", en: "Fewer than 20 changes before the last" },
    },
  ],
  source: {
    zh: "市场语：“变化速率是否偏离历史常态”；以标准分量化",
    en: "The market asks whether the rate of change departs from its usual course; here as a standard score",
  },
  seeAlso: ["BALANCE_CHANGE", "QUALITY", "SENTIMENT"],
  notes: [
    {
      zh: "均值与标准差取最后一次变化之前至多 window 次变化，不含其自身；缺失的变化不计，至少 20 次；变化率全相同则没有答案。",
      en: "Mean and deviation are of up to `window` changes before the last, which is not one of them; missing changes do not count, at least 20 are needed; changes that are all the same leave no answer.",
    },
  ],
  compute: ({ series, window }) => answerPace(amounts, series, window),
});

/** The pace of a series, or why there is none. */
export function answerPace(parameter: SeriesParameter, values: Float64Array, window: number): Answer {
  if (window < LEAST_CHANGES) return shortWindow(window);
  const found = paceOf(values, window);
  return typeof found === "number" ? found : explainGap(found, parameter, values);
}

function explainGap(gap: PaceGap, parameter: SeriesParameter, values: Float64Array): Answer {
  const { name, label } = parameter;
  switch (gap) {
    case "lastMissing":
      return changeOver(parameter, values, values.length - 1, 1);
    case "tooFew":
      return notAvailable(
        `${label.zh}（${name}）在最后一次变化之前至少需要 ${LEAST_CHANGES} 次变化；请把区域向更早扩展`,
        `${name} (${label.zh}) needs at least ${LEAST_CHANGES} changes before the last; extend the range to earlier rows`,
      );
    case "noSpread":
      return notAvailable(
        `${label.zh}（${name}）此前的变化率都相同，无从比较`,
        `${name} (${label.zh}) has changed at the same rate before, and there is nothing to compare with`,
      );
  }
}

function shortWindow(window: number): MetricError {
  return badInput(
    `窗口（window）应不小于 ${LEAST_CHANGES} 行，给出的是 ${window}`,
    `window (窗口) must be ${LEAST_CHANGES} rows or more, got ${window}`,
  );
}
