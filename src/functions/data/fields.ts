import { isFault, type Fault } from "../../core/columns/fault.ts";
import { ALL_FIELDS, type AnyField } from "../../core/fields/any-field.ts";
import { notAvailable } from "../../core/metrics/no-answer.ts";
import type { KeysParameter } from "../../core/metrics/parameter.ts";
import type { Text } from "../../core/text.ts";
import { readCell } from "../cell.ts";
import { toRows } from "../read-arguments.ts";
import { defineDataFunction } from "./data-function.ts";

const search = {
  kind: "keys",
  name: "search",
  label: { zh: "查找", en: "Search" },
  expects: { zh: "标识、名称、缩写或说明的一部分", en: "part of an id, a name, an abbreviation or an explanation" },
  optional: true,
} as const satisfies KeysParameter;

const UNITS: Readonly<Record<AnyField["unit"], Text>> = {
  CNY: { zh: "元", en: "元" },
  shares: { zh: "股（份）", en: "shares" },
  CNY_per_share: { zh: "元/股", en: "元 a share" },
  ratio: { zh: "比率", en: "ratio" },
  count: { zh: "个", en: "number" },
  flag: { zh: "1 是，0 否", en: "1 yes, 0 no" },
  text: { zh: "文本", en: "text" },
  days: { zh: "天", en: "days" },
  level: { zh: "等级", en: "level" },
};

/** The catalogue of fields. */
export const fields = defineDataFunction<{ readonly found: readonly AnyField[]; readonly search: string }>({
  id: "FIELDS",
  name: { zh: "字段目录", en: "Catalogue of fields" },
  description: {
    zh: "全部字段：标识、中文名、英文名、单位、说明；可按文字查找。",
    en: "All fields: id, Chinese name, English name, unit, explanation; those with a text in them where one is given.",
  },
  parameters: [search],
  examples: [
    { args: [], result: 0, note: { zh: "全部字段", en: "All fields" } },
    { args: ["变动"], result: 0, note: { zh: "与变动有关的字段", en: "Fields about changes" } },
  ],
  source: { zh: "本产品的字段目录", en: "The catalogue of this product" },
  seeAlso: ["GET", "HIST", "SCREEN"],
  withoutData: true,
  read(args) {
    const content = readCell(toRows(args[0]).flat()[0]);
    if (isFault(content)) return content;
    const text = content === null ? "" : String(content);
    const found = ALL_FIELDS.filter((field) => textsOf(field).some((one) => one.includes(plain(text))));
    return found.length > 0 ? { found, search: text } : noField(text);
  },
  answer: ({ found }, _, { language }) =>
    found.map(({ id, name, unit, about }) => [id, name.zh, name.en, UNITS[unit][language], about[language]]),
});

function textsOf({ id, name, abbreviation, about }: AnyField): string[] {
  return [id, name.zh, name.en, abbreviation ?? "", about.zh, about.en].map(plain);
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function noField(text: string): Fault {
  const shown = text.slice(0, 40);
  return notAvailable(
    `没有与“${shown}”有关的字段；省略查找文字可列出全部`,
    `no field has "${shown}" in it; leave the search out for all of them`,
  );
}
