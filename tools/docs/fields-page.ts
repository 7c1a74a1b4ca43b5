import { ALL_FIELDS, type AnyField } from "../../src/core/fields/any-field.ts";
import { code, page, table } from "./markdown.ts";

const UNITS: Readonly<Record<AnyField["unit"], string>> = {
  CNY: "元",
  shares: "股 · shares",
  CNY_per_share: "元/股 · 元 a share",
  ratio: "比率 · ratio",
  count: "个数 · number",
  flag: "1 是 · yes, 0 否 · no",
  text: "文本 · text",
  days: "天 · days",
  level: "等级 · level",
};

/** The fields of formulas, linked tables and the API, in both languages at once. */
export function fieldsPage(): string {
  return page(
    "# 字段 · Fields",
    "公式、表格、接口与存储中的每一个字段。标识永不改变；缩写是分析师的习惯写法，公式中三者都可用。派生字段由披露字段算出，不存储。缺失留空，不是 0。",
    "Every field of formulas, linked tables, the API and the store. The identifier is for ever; the abbreviation is what analysts type, and formulas take any of the names. Derived fields follow from disclosed ones and are not stored. What is missing stays empty and is not 0.",
    table(
      [
        "标识 · identifier",
        "缩写 · abbreviation",
        "中文",
        "English",
        "单位 · unit",
        "格式 · format",
        "是什么 · what it is",
      ],
      ALL_FIELDS.map(({ id, abbreviation, name, unit, numberFormat, about }) => [
        code(id),
        abbreviation ?? "",
        name.zh,
        name.en,
        UNITS[unit],
        code(numberFormat),
        `${about.zh}<br>${about.en}`,
      ]),
    ),
    "[函数](functions/zh/README.md) · [Functions](functions/README.md) · [术语 · Glossary](glossary.md)",
  );
}
