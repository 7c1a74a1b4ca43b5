import { topShare as shareOfTop } from "../columns/top-share.ts";
import { defineWholeMetric } from "./define-whole-metric.ts";
import { noPositiveValue } from "./no-positive-value.ts";

/** CRn: the share of the n largest members. */
export const topShare = defineWholeMetric({
  id: "TOP_SHARE",
  category: 3,
  name: { zh: "前几名份额（CRn）", en: "Share of the largest (CRn)" },
  description: {
    zh: "最大的 n 个成员占合计的份额：CR3、CR5、CR10 即 n 为 3、5、10。",
    en: "The share of the n largest members in the sum: n of 3, 5 and 10 gives CR3, CR5 and CR10.",
  },
  formula: ["(v[1] + … + v[n]) / Σv  v[1] ≥ v[2] ≥ …, v[i] > 0"],
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
    {
      kind: "option",
      type: "number",
      name: "n",
      label: { zh: "名次", en: "How many of the largest" },
      hint: { zh: "成员不足 n 个时答 1", en: "with fewer members the answer is 1" },
      optional: true,
      default: 3,
      unit: "none",
      domain: "count",
    },
  ],
  result: { kind: "ratio" },
  examples: [
    {
      args: [[[10], [40], [5], [25], [20]]],
      result: 0.85,
      note: { zh: "40 + 25 + 20，合计 100", en: "40 + 25 + 20 of 100" },
    },
    {
      args: [[[1430821453142], [1398204186432], [8675158673]], 1],
      result: 0.50422,
      within: 5e-6,
      note: {
        zh: "上交所占沪深北 2026-07-16 融资余额的份额",
        en: "Share of SSE in the financing balances of the three exchanges on 2026-07-16",
      },
    },
    { args: [[[60, null, 40]], 1], result: 0.6, note: { zh: "缺失的成员不计", en: "A missing member does not count" } },
    { args: [[[60, 40]], 0], result: "#VALUE!", note: { zh: "n 至少为 1", en: "n is 1 or more" } },
  ],
  source: { zh: "行业集中率 CRn", en: "The concentration ratio CRn" },
  seeAlso: ["HHI", "BREADTH"],
  compute({ values, n }) {
    const share = shareOfTop(values, n);
    return Number.isNaN(share) ? noPositiveValue : share;
  },
});
