import { FIELDS, type Dataset, type FieldId } from "../../../core/fields/catalogue.ts";
import { parseUnit, type Unit } from "./units.ts";

/** What a column that holds no figure is for. */
export type Role = "date" | "code" | "name" | "exchange";

/** What a column holds, by its heading. */
export type Heading =
  | { readonly role: "figure"; readonly field: FieldId; readonly unit: Unit | null; readonly unitText: string | null }
  | { readonly role: Role | "percent" | "other" };

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
  收盘: "close",
};

/** What a file can bring; targets, sectors and accounts come from their sources alone. */
const IMPORTED: readonly Dataset[] = ["totals", "overview", "details", "quotes"];

const FIELD_OF_NAME: ReadonlyMap<string, FieldId> = new Map([
  ...FIELDS.filter(({ datasets }) => datasets.some((dataset) => IMPORTED.includes(dataset))).flatMap(
    ({ id, name, abbreviation }): [string, FieldId][] => [
      [name.zh.toUpperCase(), id],
      ...(abbreviation === undefined ? [] : [[abbreviation, id] as [string, FieldId]]),
    ],
  ),
  ...Object.entries(OTHER_NAMES),
]);

const ROLES: readonly (readonly [RegExp, Role])[] = [
  [
    /^(信用交易日期|交易日期|交易日|日期|时间|截止日期|统计日期|数据日期|指标名称|date|trade_?date|end_?date|op_?date)$/i,
    "date",
  ],
  [/^((标的)?(证券|股票|基金)?代码|(ts_|wind|stock|security_?)?code)$/i, "code"],
  [/^((标的)?(证券|股票|基金)?(简称|名称)|(sec_)?name)$/i, "name"],
  [/^(交易所|交易市场|市场|exchange|exchange_id)$/i, "exchange"],
];

/** A price of points is an index's, which stands beside market totals. */
const INDEX_UNIT = "点";

/**
 * Reads `融资余额(元)`, `本日融资余额（万元）`, `融券余量(股/份)`, or Wind's `融资余额↵[单位] 元`.
 * `names` are headings of the file's origin, in capitals.
 */
export function readHeading(text: string, names: Readonly<Record<string, FieldId>> = {}): Heading {
  const { label, unitText } = splitUnit(text);
  if (unitText !== null && /[%‰]/.test(unitText)) return { role: "percent" };
  const role = ROLES.find(([form]) => form.test(label))?.[1];
  if (unitText === INDEX_UNIT) return { role: "other" };
  if (role) return { role };
  const name = label.replace(/^(本日|当日|期末)/, "").toUpperCase();
  const field = (Object.hasOwn(names, name) ? names[name] : undefined) ?? FIELD_OF_NAME.get(name);
  if (!field) return { role: "other" };
  return { role: "figure", field, unitText, unit: unitText === null ? null : parseUnit(unitText) };
}

/** The date that Wind writes under the name of a field: `融资余额↵[交易日期] 2023-05-23`. */
export const dateInHeading = (text: string): string | null =>
  /\[(?:交易日期|日期|截止日期)\]\s*([\d/-]{8,10})/.exec(text.normalize("NFKC"))?.[1] ?? null;

/** The heading without its unit, in plain letters without blanks, and the unit as written. */
function splitUnit(text: string): { label: string; unitText: string | null } {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const [label = "", ...brackets] = plain.split("[");
  if (brackets.length > 0 && label !== "") {
    const unitText = brackets.map((bracket) => /^单位\](.+)$/.exec(bracket)?.[1]).find(Boolean) ?? null;
    return { label, unitText };
  }
  const inParentheses = /^(.*?)\(([^()]*(?:\([^()]*\))?)\)$/.exec(plain);
  const [, name = plain, unitText = null] = inParentheses ?? [];
  return { label: name, unitText };
}
