import { FIELDS, type Dataset, type Field, type FieldUnit } from "../../src/core/fields/catalogue.ts";
import { code, page, table } from "./markdown.ts";

const UNITS: Readonly<Record<FieldUnit, string>> = {
  CNY: "元",
  shares: "股 · shares",
  CNY_per_share: "元/股 · 元 a share",
  ratio: "比率 · ratio",
  count: "个数 · number",
  flag: "1 是 · yes, 0 否 · no",
  text: "文本 · text",
};

const DATASETS: Readonly<Record<Dataset, string>> = {
  totals: "每日汇总 · daily totals",
  details: "个券明细 · details by security",
  overview: "市场概况 · market overview",
  accounts: "信用账户统计 · margin accounts",
  quotes: "个券行情 · quotes by security",
  targets: "标的证券 · targets",
  sectors: "行业分类 · sectors",
  members: "指数成份 · index members",
};

/** The fields of the linked tables and the API, in both languages at once. */
export function fieldsPage(): string {
  const fields: readonly Field[] = FIELDS;
  return page(
    "# 字段 · Fields",
    "表格、接口与存储中的每一列。标识永不改变；缩写是分析师的习惯写法。缺失留空，不是 0。",
    "Every column of the linked tables, the API and the store. The identifier is for ever; the abbreviation is what analysts type. What is missing stays empty and is not 0.",
    table(
      [
        "标识 · identifier",
        "缩写 · abbreviation",
        "中文",
        "English",
        "单位 · unit",
        "格式 · format",
        "来源 · found in",
      ],
      fields.map(({ id, abbreviation, name, unit, numberFormat, datasets }) => [
        code(id),
        abbreviation ?? "",
        name.zh,
        name.en,
        UNITS[unit],
        code(numberFormat),
        datasets.map((dataset) => DATASETS[dataset]).join("<br>"),
      ]),
    ),
    "[函数](functions/zh/README.md) · [Functions](functions/README.md) · [术语 · Glossary](glossary.md)",
  );
}
