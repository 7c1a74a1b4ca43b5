import { FIELDS, type FieldId } from "../../../core/fields/catalogue.ts";
import { parseUnit, type Unit } from "./units.ts";

/** What a column holds, by its heading. */
export type Heading =
  | { readonly role: "figure"; readonly field: FieldId; readonly unit: Unit | null; readonly unitText: string | null }
  | { readonly role: "date" | "code" | "name" | "close" | "other" };

/** Other wordings than the catalogue's: the exchanges' own files, Eastmoney, Choice, Wind, 通达信. */
const OTHER_NAMES: Readonly<Record<string, FieldId>> = {
  融资买入金额: "financing_buy",
  融资偿还金额: "financing_repay",
  融券余量金额: "short_balance",
  融券余额金额: "short_balance",
  融资融券总余额: "margin_balance",
  两融余额: "margin_balance",
  成交金额: "turnover",
  A股流通市值: "float_cap",
  流通总市值: "float_cap",
};

const FIELD_OF_NAME: ReadonlyMap<string, FieldId> = new Map([
  ...FIELDS.flatMap(({ id, name, abbreviation }) => [[name.zh, id] as const, [abbreviation, id] as const]),
  ...Object.entries(OTHER_NAMES),
]);

const ROLES: readonly (readonly [RegExp, "date" | "code" | "name" | "close"])[] = [
  [/^(交易日期|信用交易日期|交易日|日期|时间|截止日期|统计日期|指标名称)$/, "date"],
  [/^(标的)?(证券|股票)?代码$/, "code"],
  [/^(标的)?(证券|股票)?(简称|名称)$/, "name"],
  [/^收盘价?$/, "close"],
];

/** Reads `融资余额(元)`, `本日融资余额（万元）`, `融券余量(股/份)`, or Wind's `融资余额↵[单位] 元`. */
export function readHeading(text: string): Heading {
  const { label, unitText } = splitUnit(text);
  const role = ROLES.find(([form]) => form.test(label))?.[1];
  if (role) return { role };
  const field = FIELD_OF_NAME.get(label.replace(/^(本日|当日|期末)/, "").toUpperCase());
  if (!field) return { role: "other" };
  return { role: "figure", field, unitText, unit: unitText === null ? null : parseUnit(unitText) };
}

/** The heading without its unit, in plain letters without blanks, and the unit as written. */
function splitUnit(text: string): { label: string; unitText: string | null } {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const inBrackets = /^([^[]+)\[.*?单位\]([^[]*)/.exec(plain);
  const inParentheses = /^(.*?)\(([^()]*(?:\([^()]*\))?)\)$/.exec(plain);
  const [, label = plain, unitText = null] = inBrackets ?? inParentheses ?? [];
  return { label, unitText };
}
