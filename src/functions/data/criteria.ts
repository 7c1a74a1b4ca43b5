import type { MetricError } from "../../core/errors.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { splitLabels } from "../../core/fields/label-list.ts";
import { badInput } from "../../core/metrics/no-answer.ts";
import { parseNumber } from "../read-value.ts";

type Comparison = ">" | ">=" | "<" | "<=" | "=" | "<>";

/** What a security must be to be found. */
export type Condition =
  | { readonly kind: "compare"; readonly comparison: Comparison; readonly value: number | string }
  | { readonly kind: "between"; readonly low: number; readonly high: number }
  | { readonly kind: "in"; readonly values: readonly (number | string)[] }
  | { readonly kind: "extreme"; readonly count: number; readonly largest: boolean };

const COMPARE = /^(>=|<=|<>|!=|==|>|<|=|≥|≤|≠)\s*(.+)$/;
const BETWEEN = /^(?:between|介于)\s*(.+?)\s*(?:and|和|与|至|到)\s*(.+)$/i;
const IN = /^(?:in|属于)\s*(.+)$/i;
const EXTREME = /^(top|bottom|前|后)\s*(\d+)$/i;
const COMPARISONS: Readonly<Record<string, Comparison>> = { "!=": "<>", "≠": "<>", "==": "=", "≥": ">=", "≤": "<=" };

/** Reads a condition such as `>=0.02`, `between 1 and 2`, `in 半导体,电池`, `top 20`; a bare value must be equal. */
export function parseCondition(given: string | number, field: AnyField): Condition | MetricError {
  if (typeof given === "number") return { kind: "compare", comparison: "=", value: given };
  const text = given.normalize("NFKC").trim();
  const isText = field.unit === "text";
  const extreme = EXTREME.exec(text);
  if (extreme) {
    const count = Number(extreme[2]);
    if (isText || count === 0) return unreadable(given, field);
    return { kind: "extreme", count, largest: /top|前/i.test(extreme[1]!) };
  }
  const between = BETWEEN.exec(text);
  if (between && !isText) {
    const [low, high] = [parseNumber(between[1]!), parseNumber(between[2]!)];
    if (low === null || high === null) return unreadable(given, field);
    return { kind: "between", low: Math.min(low, high), high: Math.max(low, high) };
  }
  const list = IN.exec(text);
  if (list) {
    const values = list[1]!
      .replace(/^[{(]|[})]$/g, "")
      .split(/[,、;]/)
      .map((one) => valueOf(one, isText));
    return values.some((value) => value === null)
      ? unreadable(given, field)
      : { kind: "in", values: values as string[] };
  }
  const [, sign = "=", written = text] = COMPARE.exec(text) ?? [];
  const comparison = COMPARISONS[sign] ?? (sign as Comparison);
  const value = valueOf(written, isText);
  if (value === null || (isText && comparison !== "=" && comparison !== "<>")) return unreadable(given, field);
  return { kind: "compare", comparison, value };
}

function valueOf(written: string, isText: boolean): number | string | null {
  const text = written.trim().replace(/^"(.*)"$/, "$1");
  if (text === "") return null;
  return isText ? text : parseNumber(text);
}

/** Whether each row meets the condition; `values` holds what the rows have, null where they have nothing. */
export function meets(condition: Condition, values: readonly (number | string | null)[]): boolean[] {
  if (condition.kind === "extreme") return extremes(condition, values as readonly (number | null)[]);
  return values.map((value) => value !== null && meetsOne(condition, value));
}

function meetsOne(condition: Exclude<Condition, { kind: "extreme" }>, value: number | string): boolean {
  switch (condition.kind) {
    case "between":
      return (value as number) >= condition.low && (value as number) <= condition.high;
    case "in":
      return condition.values.some((one) => isSame(value, one));
    case "compare":
      return compares(condition.comparison, value, condition.value);
  }
}

function compares(comparison: Comparison, value: number | string, line: number | string): boolean {
  switch (comparison) {
    case "=":
      return isSame(value, line);
    case "<>":
      return !isSame(value, line);
    case ">":
      return value > line;
    case ">=":
      return value >= line;
    case "<":
      return value < line;
    case "<=":
      return value <= line;
  }
}

/** A text that holds several labels is the same as each of them. */
function isSame(value: number | string, line: number | string): boolean {
  if (typeof value !== "string" || typeof line !== "string") return value === line;
  const [given, sought] = [value.toUpperCase(), line.toUpperCase()];
  return given === sought || splitLabels(given).includes(sought);
}

/** The rows with the largest or smallest numbers; those equal to the last of them as well. */
function extremes({ count, largest }: Extract<Condition, { kind: "extreme" }>, values: readonly (number | null)[]) {
  const sorted = values.filter((value) => value !== null).sort((one, other) => (largest ? other - one : one - other));
  const last = sorted[Math.min(count, sorted.length) - 1];
  if (last === undefined) return values.map(() => false);
  return values.map((value) => value !== null && (largest ? value >= last : value <= last));
}

function unreadable(given: string | number, { id, name, unit }: AnyField): MetricError {
  const known =
    unit === "text" ? "=半导体、<>银行、in 半导体,电池" : ">=0.02、<5%、between 1 and 2、in 1,2、top 20、bottom 20";
  const shown = String(given).slice(0, 40);
  return badInput(
    `${name.zh}（${id}）的条件“${shown}”无法识别；可写 ${known}`,
    `the condition "${shown}" of ${id} (${name.zh}) cannot be read; write one such as ${known.replaceAll("、", ", ")}`,
  );
}
