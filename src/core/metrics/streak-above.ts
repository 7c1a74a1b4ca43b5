import { streakAbove as rowsAbove } from "../columns/streak-above.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { figures } from "./series-parameters.ts";

/** Rows in a row, ending at the last, at or above a level. */
export const streakAbove = defineSeriesMetric({
  id: "STREAK_ABOVE",
  category: 2,
  name: { zh: "连续不低于某水平的行数", en: "Rows in a row at or above a level" },
  description: {
    zh: "到最后一行为止，连续大于或等于某水平的行数；0 表示最后一个数值低于它。",
    en: "How many rows up to the last are at or above a level; 0 where the last number is below it.",
  },
  formula: ["r[T]", "r[t] = r[t−1] + 1  series[t] ≥ level", "r[t] = 0  series[t] < level", "r[0] = 0"],
  parameters: [
    figures,
    {
      kind: "option",
      type: "number",
      name: "level",
      label: { zh: "水平", en: "Level" },
      hint: { zh: "与序列同单位，如 40 亿元的整数关口", en: "in the unit of the series, such as a round mark" },
      unit: "none",
      domain: "any",
    },
  ],
  result: { kind: "number", numberFormat: "0" },
  examples: [
    {
      args: [[[39.8], [40], [41.32], [46.87]], 40],
      result: 3,
      note: { zh: "余额站上 40 亿元的行数", en: "Rows at 40 亿元 or more" },
    },
    { args: [[[41], [42], [39]], 40], result: 0 },
    {
      args: [[[41], [null], [42]], 40],
      result: 2,
      note: { zh: "缺失的行既不计数也不中断", en: "A missing row neither counts nor ends the run" },
    },
    { args: [[[41], [42]], "high"], result: "#VALUE!", note: { zh: "水平应为数", en: "A level is a number" } },
  ],
  source: {
    zh: "市场以整数关口（如北交所 30 亿、40 亿元）和占比水平（如 12%）观察持续天数",
    en: "The market watches how long round marks (BSE: 30 and 40 亿元) and shares such as 12% hold",
  },
  seeAlso: ["HIGH_STREAK", "ACTIVITY_STATE"],
  compute: ({ series, level }) => rowsAbove(series, level),
});
