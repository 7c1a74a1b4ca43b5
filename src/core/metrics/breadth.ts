import { breadth as shareRisen } from "../columns/breadth.ts";
import { defineWholeMetric } from "./define-whole-metric.ts";
import { noCommonMember } from "./no-common-member.ts";

/** The share of members whose balance rose: whether a rise is carried by many. */
export const breadth = defineWholeMetric({
  id: "BREADTH",
  category: 3,
  name: { zh: "上升面", en: "Breadth" },
  description: {
    zh: "余额上升的成员占比：增长是由多数还是少数带动。持平不算上升；任一侧缺失的成员不计。",
    en: "The share of members whose balance rose: whether many or few carry the growth. Unchanged is no rise; a member missing on either side is left out.",
  },
  formula: ["#{ i : now[i] > before[i] } / #{ i }"],
  parameters: [
    {
      kind: "list",
      name: "now",
      label: { zh: "各成员本期余额", en: "Balances now" },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "list",
      name: "before",
      label: { zh: "各成员前期余额", en: "Balances before" },
      hint: { zh: "与本期逐项对应", en: "one for each balance now" },
      unit: "CNY",
      domain: "nonNegative",
      pairedWith: "now",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [
        [[30], [30], [40], [8]],
        [[20], [30], [50], [7]],
      ],
      result: 0.5,
      note: { zh: "四个成员两升、一平、一降", en: "Of four members two rose, one stood, one fell" },
    },
    {
      args: [
        [[30], [null], [40], [5]],
        [[20], [30], [50], [null]],
      ],
      result: 0.5,
      note: { zh: "缺一侧的两个成员不计", en: "Two members that miss a side are left out" },
    },
    {
      args: [[[30, null]], [[null, 20]]],
      result: "#N/A",
      note: { zh: "没有两侧齐全的成员", en: "No member has both" },
    },
  ],
  source: {
    zh: "市场以行业或个股间“均衡上升”描述杠杆质量，这里以上升成员占比度量",
    en: "The market calls leverage sound where it rises evenly over sectors or securities; the share of risers measures it",
  },
  seeAlso: ["HHI", "QUALITY"],
  compute({ now, before }) {
    const share = shareRisen(now, before);
    return Number.isNaN(share) ? noCommonMember("now", "before") : share;
  },
});
