import { defineElementMetric } from "./define-element-metric.ts";

/** The part of each request that a capped fund confirms. */
export const confirmRatio = defineElementMetric({
  id: "CONFIRM_RATIO",
  category: 5,
  name: { zh: "申购确认比例", en: "Confirmation ratio" },
  description: {
    zh: "限额基金的按比例确认：可确认额度 ÷ 申购总额，不超过 1（额度足够时全部确认）。",
    en: "Pro-rata confirmation of a capped fund: room over requests, at most 1, where all are confirmed.",
  },
  formula: ["min(1, room / requests)"],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "room",
      label: { zh: "可确认额度", en: "Room" },
      hint: {
        zh: "总额上限减已有份额；金额或份额均可",
        en: "the cap less what is there; an amount or a number of units",
      },
      unit: "none",
      domain: "nonNegative",
    },
    {
      kind: "element",
      type: "number",
      name: "requests",
      label: { zh: "申购总额", en: "Requests" },
      hint: { zh: "与额度同一口径", en: "counted as the room is" },
      unit: "none",
      domain: "denominator",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [500_000_000, [[400_000_000, 500_000_000, 1_250_000_000]]],
      result: [[1, 1, 0.4]],
      note: {
        zh: "总份额上限 5 亿份的一只北证50基金；申购量为假设",
        en: "A BSE 50 fund capped at 500 million units in all; the requests are made up",
      },
    },
    { args: [0, 100], result: 0, note: { zh: "额度用尽，确认为 0", en: "No room left: nothing is confirmed" } },
    {
      args: [
        [[50], [null]],
        [[200], [200]],
      ],
      result: [[0.25], ["#N/A"]],
      note: { zh: "额度缺失不是 0", en: "Room that is missing is not 0" },
    },
  ],
  source: {
    zh: "基金公告中超过规模上限时的“末日比例确认”",
    en: "Pro-rata confirmation as fund announcements describe it for requests above the cap",
  },
  seeAlso: ["SUBSCRIPTION_DILUTION"],
  notes: [
    {
      zh: "单户申购上限（如每日 5 万元）不在其内：应先按户截到上限，再合计。",
      en: "Caps for one investor, such as 50,000 元 a day, are not part of it: cut each request to its cap first, then add up.",
    },
  ],
  compute: (room, requests) => Math.min(1, room / requests),
});
