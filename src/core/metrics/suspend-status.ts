import { fillSuspensions } from "../columns/suspension.ts";
import { defineSeriesMetric } from "./define-series-metric.ts";
import { badInput, missing } from "./no-answer.ts";

/** Whether financing purchases would be suspended on each day: a state with two lines, not one threshold. */
export const suspendStatus = defineSeriesMetric({
  id: "SUSPEND_STATUS",
  category: 1,
  name: { zh: "暂停融资买入状态", en: "Suspension status" },
  description: {
    zh: "逐日状态：占比达到 25%（≥）起为 1（暂停），直到低于 20%（<）才回到 0。公开占比是交易所监控指标的上限，故 1 表示可能暂停。",
    en: "Day by day: 1 (suspended) from a ratio of 25% or more until it is below 20%. The public ratio is an upper bound of the exchange's own indicator, so 1 means that it may be suspended.",
  },
  formula: [
    "s[t] = 1  margin_ratios[t] ≥ suspend_at",
    "s[t] = 0  margin_ratios[t] < resume_below",
    "s[t] = s[t−1]  *",
    "s[0] = 0",
  ],
  parameters: [
    {
      kind: "series",
      name: "margin_ratios",
      label: { zh: "融资余额占流通市值比", en: "Margin ratios" },
      hint: {
        zh: "由旧到新；缺失的行没有状态，也不改变前后的状态",
        en: "a missing row has no state and leaves the state as it stands",
      },
      unit: "ratio",
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "suspend_at",
      label: { zh: "暂停线", en: "Suspension line" },
      hint: { zh: "交易型基金为 75%", en: "75% for exchange-traded funds" },
      optional: true,
      default: 0.25,
      unit: "ratio",
      domain: "line",
    },
    {
      kind: "option",
      type: "number",
      name: "resume_below",
      label: { zh: "恢复线", en: "Resumption line" },
      hint: { zh: "不高于暂停线；交易型基金为 70%", en: "not above suspend_at; 70% for exchange-traded funds" },
      optional: true,
      default: 0.2,
      unit: "ratio",
      domain: "line",
    },
  ],
  result: {
    kind: "level",
    captions: [
      { zh: "正常", en: "Normal" },
      { zh: "暂停", en: "Suspended" },
    ],
  },
  examples: [
    { args: [[[0.249], [0.25], [0.22], [0.2], [0.1999]]], result: [[0], [1], [1], [1], [0]] },
    {
      args: [[[0.25634, null, 0.21, 0.19, 0.24]]],
      result: [[1, "#N/A", 1, 0, 0]],
      note: {
        zh: "600668 曾以指标 25.634% 暂停（其余为假设）；缺一天，状态不变",
        en: "600668 was suspended at an indicator of 25.634% (the other figures are made up); a missing day changes nothing",
      },
    },
    {
      args: [[[0.74, 0.75, 0.71, 0.69]], 0.75, 0.7],
      result: [[0, 1, 1, 0]],
      note: { zh: "交易型基金的两线", en: "The two lines of a fund" },
    },
    {
      args: [[[0.26, 0.19]], 0.2, 0.25],
      result: "#VALUE!",
      note: { zh: "两线颠倒", en: "The lines are the wrong way round" },
    },
  ],
  source: {
    zh: "交易所融资融券实施细则：单只证券融资监控指标达到 25% 可暂停融资买入，低于 20% 可恢复",
    en: "Exchange rules for margin trading: at 25% of a security's financing indicator purchases may be suspended, below 20% resumed",
  },
  seeAlso: ["LEVERAGE_WARN", "MARGIN_RATIO", "CAPACITY_TO"],
  notes: [
    {
      zh: "交易所指标取 融资余额 与 信用账户持有市值 的较小者；后者不公开，故本状态偏严。实际暂停以交易所公告为准，自次一交易日起。",
      en: "The exchange takes the smaller of the balance and the holding in credit accounts, which is not public: this status is on the strict side. What counts is the exchange's announcement, from the next session on.",
    },
    {
      zh: "序列从“正常”开始：若首行在两线之间而此前已暂停，请从更早的日期给起。",
      en: "A series begins as normal: where the first row lies between the lines and the suspension is older, begin earlier.",
    },
  ],
  compute({ margin_ratios: ratios, suspend_at: suspendAt, resume_below: resumeBelow }) {
    if (resumeBelow > suspendAt) return wrongOrder(suspendAt, resumeBelow);
    const states = new Float64Array(ratios.length);
    fillSuspensions(ratios, 0, ratios.length, suspendAt, resumeBelow, states);
    return Array.from(states, (state) => (Number.isNaN(state) ? noRatio : state));
  },
});

const noRatio = missing(
  "该行的融资余额占流通市值比（margin_ratios）缺失，没有状态；前后各行的状态不受影响",
  "margin_ratios (融资余额占流通市值比) is missing in this row, which has no state; the state of the others stands",
);

function wrongOrder(suspendAt: number, resumeBelow: number) {
  return badInput(
    `恢复线（resume_below）应不高于暂停线（suspend_at），给出的是 ${resumeBelow} 和 ${suspendAt}；请对调`,
    `resume_below (恢复线) must not be above suspend_at (暂停线), got ${resumeBelow} and ${suspendAt}; swap them`,
  );
}
