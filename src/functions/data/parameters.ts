import type { KeysParameter, OptionParameter, Parameter } from "../../core/metrics/parameter.ts";
import { SCOPES, SCOPE_NAMES } from "../../core/market/exchange.ts";

const CODE = { zh: "代码，如 600519、600519.SH 或 SH600519", en: "codes such as 600519, 600519.SH or SH600519" };
const FIELD = {
  zh: "字段的标识、中文名或缩写，如 margin_ratio、融资余额、RZYE",
  en: "ids, Chinese names or abbreviations of fields, such as margin_ratio, 融资余额 or RZYE",
};

export const securities = {
  kind: "keys",
  name: "securities",
  label: { zh: "证券", en: "Securities" },
  expects: CODE,
} as const satisfies KeysParameter;

export const security = {
  kind: "keys",
  name: "security",
  label: { zh: "证券", en: "Security" },
  expects: { zh: `一个${CODE.zh}`, en: "one code such as 600519, 600519.SH or SH600519" },
} as const satisfies KeysParameter;

export const fields = {
  kind: "keys",
  name: "fields",
  label: { zh: "字段", en: "Fields" },
  expects: FIELD,
} as const satisfies KeysParameter;

export const field = {
  kind: "keys",
  name: "field",
  label: { zh: "字段", en: "Field" },
  expects: {
    zh: `一个${FIELD.zh}`,
    en: "one field: its id, Chinese name or abbreviation, such as margin_ratio or RZYE",
  },
} as const satisfies KeysParameter;

/** A day that is no session stands for the session before. */
export const date = {
  kind: "option",
  type: "date",
  name: "date",
  label: { zh: "日期", en: "Date" },
  hint: {
    zh: "非交易日取此前最近的交易日；省略为最新披露日，见 ASOF",
    en: "a day without session stands for the session before; the newest disclosed day if left out, see ASOF",
  },
  optional: true,
} as const satisfies OptionParameter;

export const start = {
  kind: "option",
  type: "date",
  name: "start",
  label: { zh: "起始日", en: "First day" },
} as const satisfies OptionParameter;

export const end = {
  kind: "option",
  type: "date",
  name: "end",
  label: { zh: "截止日", en: "Last day" },
  hint: { zh: "省略为最新披露日", en: "the newest disclosed day if left out" },
  optional: true,
} as const satisfies OptionParameter;

export const headers = {
  kind: "option",
  type: "boolean",
  name: "headers",
  label: { zh: "表头", en: "Headings" },
  optional: true,
  default: true,
} as const satisfies OptionParameter;

const scopeChoices = SCOPES.map((id) => ({ id, caption: SCOPE_NAMES[id] }));

export const exchange = {
  kind: "option",
  type: "choice",
  name: "exchange",
  label: { zh: "交易所", en: "Exchange" },
  optional: true,
  default: "ALL",
  choices: scopeChoices,
} as const satisfies OptionParameter;

/** Oldest or smallest first, or the reverse. */
export function order(otherwise: "asc" | "desc") {
  return {
    kind: "option",
    type: "choice",
    name: "order",
    label: { zh: "次序", en: "Order" },
    optional: true,
    default: otherwise,
    choices: [
      { id: "asc", caption: { zh: "升序", en: "Ascending" } },
      { id: "desc", caption: { zh: "降序", en: "Descending" } },
    ],
  } as const satisfies OptionParameter;
}

export type Option = Extract<Parameter, { kind: "option" }>;
