import type { Text } from "../text.ts";
import { expected } from "./argument-errors.ts";
import type { ColumnParameter, DescribedParameter } from "./parameter.ts";

const KINDS: Readonly<Record<DescribedParameter["kind"], Text>> = {
  element: { zh: "单值或区域", en: "a value or a range" },
  series: { zh: "序列，由旧到新", en: "a series, oldest first" },
  list: { zh: "列表，次序不限", en: "a list in any order" },
  table: { zh: "表格区域", en: "a table" },
  option: { zh: "选项", en: "an option" },
  keys: { zh: "单值、区域或数组", en: "a value, a range or an array" },
};

/** What a parameter is, what it takes and what is taken when it is left out: one line for tooltips. */
export function describeParameter(parameter: DescribedParameter): Text {
  const written = writtenDefault(parameter);
  const parts = [
    parameter.label,
    KINDS[parameter.kind],
    parameter.kind === "table" ? columnsText(parameter.columns) : expected(parameter),
    ...(parameter.hint ? [parameter.hint] : []),
    ...(written === undefined ? [] : [{ zh: `省略为 ${written}`, en: `${written} if left out` }]),
  ];
  return { zh: parts.map((part) => part.zh).join("；"), en: parts.map((part) => part.en).join("; ") };
}

/** Whether a parameter takes a value, a series, a list, a table or an option, in words. */
export function describeKind(parameter: DescribedParameter): Text {
  return KINDS[parameter.kind];
}

function columnsText(columns: readonly ColumnParameter[]): Text {
  return {
    zh: `各列：${columns.map((column) => column.label.zh).join("、")}`,
    en: `columns: ${columns.map((column) => column.label.en).join(", ")}`,
  };
}

/** What is taken when the parameter is left out, as it would be typed; `undefined` where nothing is. */
export function writtenDefault(parameter: DescribedParameter): string | undefined {
  if (!("default" in parameter)) return undefined;
  const { default: value } = parameter;
  const isRatio = "unit" in parameter && parameter.unit === "ratio";
  return typeof value === "object" ? `{${value.map((one) => plain(one, isRatio)).join(",")}}` : plain(value, isRatio);
}

function plain(value: number | string | boolean, isRatio: boolean): string {
  if (typeof value !== "number") return String(value).toUpperCase();
  return isRatio ? `${Number((value * 100).toPrecision(12))}%` : String(value);
}
