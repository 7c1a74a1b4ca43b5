import { herfindahl } from "../columns/herfindahl.ts";
import { defineWholeMetric } from "./define-whole-metric.ts";
import { noPositiveValue } from "./no-positive-value.ts";

/** Σ share²: how much of the whole lies with a few members. */
export const hhi = defineWholeMetric({
  id: "HHI",
  category: 3,
  name: { zh: "赫芬达尔集中度", en: "Herfindahl index" },
  description: {
    zh: "各成员占合计份额的平方和：n 个相等成员为 1/n，全在一个成员为 1。越高，杠杆越集中于少数。",
    en: "Sum of the squared shares: 1/n for n equal members, 1 where one has all. The higher, the more the leverage lies with a few.",
  },
  formula: ["Σ(values[i] / Σvalues)²  values[i] > 0"],
  parameters: [
    {
      kind: "list",
      name: "values",
      label: { zh: "各成员数额", en: "Values of the members" },
      hint: {
        zh: "如各行业或个股的融资余额；只计正数，空白、0 和负数不计",
        en: "such as the financing balances of sectors or securities; only positive ones count, not blanks, 0 or negative ones",
      },
      unit: "none",
      domain: "any",
    },
  ],
  result: { kind: "number", numberFormat: "0.0000" },
  examples: [
    {
      args: [[[50], [30], [20]]],
      result: 0.38,
      note: { zh: "即 0.25 + 0.09 + 0.04", en: "that is 0.25 + 0.09 + 0.04" },
    },
    {
      args: [[[1430821453142], [1398204186432], [8675158673]]],
      result: 0.497023,
      within: 5e-7,
      note: {
        zh: "沪深北 2026-07-16 披露的融资余额：几乎平分于两所",
        en: "Financing balances that SSE, SZSE and BSE disclosed for 2026-07-16: nearly halves",
      },
    },
    {
      args: [[[7, null, 7, 0, -2]]],
      result: 0.5,
      note: { zh: "缺失、0 与负数不是成员", en: "What is missing, 0 or negative is no member" },
    },
    { args: [[[0, 0]]], result: "#N/A", note: { zh: "没有正数", en: "Nothing is positive" } },
  ],
  source: {
    zh: "赫芬达尔—赫希曼指数，集中度的通用度量",
    en: "Herfindahl–Hirschman index, the usual measure of concentration",
  },
  seeAlso: ["TOP_SHARE", "QUALITY"],
  notes: [
    {
      zh: "这里的份额是小数，最高为 1；以百分数计份额的文献最高为 10,000。成员数不同的两个值不宜直接比较。",
      en: "Shares are fractions here and the most is 1; texts that take them in percent go to 10,000. Values of different numbers of members compare badly.",
    },
  ],
  compute({ values }) {
    const concentration = herfindahl(values);
    return Number.isNaN(concentration) ? noPositiveValue : concentration;
  },
});
