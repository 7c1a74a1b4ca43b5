import type { TableParameter } from "./parameter.ts";

/** The sample space that a user lays out, one security a row. */
export const sampleSpace = {
  kind: "table",
  name: "table",
  label: { zh: "样本空间", en: "Sample space" },
  hint: {
    zh: "每只一行，金额为元，不含标题行；后两列可省略或留空，即无豁免",
    en: "one security a row, amounts in 元, no headings; the last two columns may be left off or blank, which is no exemption",
  },
  columns: [
    { type: "text", name: "code", label: { zh: "证券代码", en: "code" } },
    {
      type: "number",
      name: "listed_months",
      label: { zh: "上市月数", en: "months since listing" },
      unit: "none",
      domain: "nonNegative",
    },
    {
      type: "number",
      name: "mean_turnover",
      label: { zh: "近6个月日均成交额", en: "mean daily turnover of 6 months" },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      type: "number",
      name: "mean_value",
      label: { zh: "近6个月日均总市值", en: "mean total value of 6 months" },
      unit: "CNY",
      domain: "denominator",
    },
    {
      type: "number",
      name: "value_rank",
      label: { zh: "上市以来日均总市值排名", en: "rank by mean total value since listing" },
      unit: "none",
      domain: "countOrZero",
      optional: true,
    },
    {
      type: "number",
      name: "issue_value",
      label: { zh: "发行市值", en: "issue value" },
      unit: "CNY",
      domain: "nonNegative",
      optional: true,
    },
  ],
} as const satisfies TableParameter;
