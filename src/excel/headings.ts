import { field, type FieldId, type FieldUnit } from "../core/fields/catalogue.ts";
import type { Language, Text } from "../core/text.ts";

/** Columns that say what a row is about. */
export type KeyColumnId = "date" | "exchange" | "code" | "name";

export const KEY_HEADINGS: Readonly<Record<KeyColumnId, Text>> = {
  date: { zh: "日期", en: "Date" },
  exchange: { zh: "交易所", en: "Exchange" },
  code: { zh: "证券代码", en: "Code" },
  name: { zh: "证券简称", en: "Name" },
};

const UNITS: Readonly<Partial<Record<FieldUnit, Text>>> = {
  CNY: { zh: "元", en: "CNY" },
  shares: { zh: "股/份", en: "shares" },
  CNY_per_share: { zh: "元/股", en: "CNY/share" },
};

/** `融资余额(元)`: the name of a field with its unit. */
export function fieldHeading(id: FieldId, language: Language): string {
  const { name, unit } = field(id);
  const inUnit = UNITS[unit]?.[language];
  if (!inUnit) return name[language];
  return language === "zh" ? `${name.zh}(${inUnit})` : `${name.en} (${inUnit})`;
}
