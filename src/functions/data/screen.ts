import { isFault, type Fault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { SCOPE_NAMES, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { missingArgument } from "../../core/metrics/argument-errors.ts";
import { badInput, notAvailable } from "../../core/metrics/no-answer.ts";
import type { KeysParameter } from "../../core/metrics/parameter.ts";
import { readCell, toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { toRows } from "../read-arguments.ts";
import { meets, parseCondition, type Condition } from "./criteria.ts";
import { defineDataFunction } from "./data-function.ts";
import { readDayRows, type DayRows } from "./day-rows.ts";
import { displayOf, notDisclosed, placeCell } from "./figure-cell.ts";
import { ofSecurities } from "./get.ts";
import * as parameters from "./parameters.ts";
import { readField, readKeys } from "./read-keys.ts";
import { firstFault, readDate } from "./read-options.ts";
import { incomplete, resolveDay } from "./resolve-day.ts";

const criteria = {
  kind: "keys",
  name: "criteria",
  label: { zh: "条件", en: "Criteria" },
  expects: {
    zh: "两列：字段与条件，如 >=0.02、between 1 and 2、in 半导体,电池、top 20",
    en: "two columns, field and condition, such as >=0.02, between 1 and 2, in 半导体,电池, top 20",
  },
} as const satisfies KeysParameter;

const wanted = {
  ...parameters.fields,
  optional: true,
} as const satisfies KeysParameter;

interface Criterion {
  readonly field: AnyField;
  readonly condition: Condition;
}

interface Request {
  readonly criteria: readonly Criterion[];
  readonly fields: readonly (AnyField | Fault)[];
  readonly date: TradingDate | undefined;
}

/** The securities that meet all criteria on one day. */
export const screen = defineDataFunction<Request>({
  id: "SCREEN",
  name: { zh: "筛选", en: "Screen" },
  description: {
    zh: "同时满足全部条件的证券：代码、简称与所要的字段，按代码由小到大。",
    en: "The securities that meet all criteria: code, name and the fields asked for, in the order of their codes.",
  },
  parameters: [criteria, wanted, parameters.date],
  examples: [
    {
      args: [
        [
          ["margin_ratio", ">=0.1"],
          ["行业", "in 半导体,电池"],
        ],
        [["margin_ratio", "change_5d"]],
        "2026-09-18",
      ],
      result: 0,
      note: { zh: "两个行业中占比不低于 10% 的证券", en: "Securities of two sectors with a ratio of 10% or more" },
    },
    {
      args: [
        [
          ["融资余额", "top 20"],
          ["change_20d", "<0"],
        ],
      ],
      result: 0,
      note: {
        zh: "余额最大的二十个中近 20 日下降的",
        en: "Those of the twenty largest balances that fell over 20 days",
      },
    },
  ],
  source: { zh: "交易所披露的明细与行情", en: "Details disclosed by the exchanges and quotes" },
  seeAlso: ["RANKING", "FIELDS", "GET"],
  notes: [
    {
      zh: "条件：=、<>、>、>=、<、<=，between a and b（含两端），in a,b，top n、bottom n（在当日全部证券中，同值一并计入）。没有该字段的证券不满足任何条件。省略 fields 时给出条件中的字段。",
      en: "Conditions: =, <>, >, >=, <, <=, between a and b (both included), in a,b, top n and bottom n (among all securities of the day, equal ones included). A security without the field meets no condition. Without fields, those of the criteria are shown.",
    },
  ],
  read(args) {
    const read = readCriteria(args[0]);
    const isGiven = args[1] !== null && args[1] !== undefined && args[1] !== "";
    const fields = isGiven ? readKeys(args[1], wanted, readField) : null;
    const date = readDate(args[2], parameters.date);
    const fault = firstFault(read, fields, date);
    if (fault) return fault;
    const tested = (read as readonly Criterion[]).map(({ field }) => field);
    const shown = (fields as readonly (AnyField | Fault)[] | null)?.map(ofSecurities) ?? [...new Set(tested)];
    return { criteria: read, fields: shown, date } as Request;
  },
  answer({ criteria: tests, fields, date: given }, view, plain) {
    const date = resolveDay(given, view.edition);
    if (isFault(date)) return date;
    const partial = incomplete(date, view.edition, "ALL");
    if (partial) return partial;
    const known = fields.flatMap((field) => (isFault(field) ? [] : [field]));
    const rows = readDayRows(date, [...tests.map(({ field }) => field), ...known], view);
    if (!rows) return null;
    const unknown = tests.find(({ field }) => valuesOf(field, rows).every((value) => value === null));
    if (unknown) return nothingDisclosed(date, unknown.field);
    const met = tests.map(({ field, condition }) => meets(condition, valuesOf(field, rows)));
    const found = Array.from({ length: rows.count }, (_, row) => row).filter((row) => met.every((one) => one[row]));
    if (found.length === 0) return nothingFound(date);
    const display = displayOf(plain, found.length * (fields.length + 2));
    return found.map((row) => rowCells(row, fields, rows, date, display));
  },
});

function rowCells(
  row: number,
  fields: Request["fields"],
  rows: DayRows,
  date: TradingDate,
  display: Display,
): unknown[] {
  const code = rows.text("code", row)!;
  const cells = fields.map((field) => {
    if (isFault(field)) return toCellError(field, display.language);
    const place = { table: { ...rows.table, figures: (one: AnyField) => rows.figures(one) }, row };
    return placeCell(
      place,
      field,
      (id) => rows.text(id, row),
      () => notDisclosed(code, field, date),
      display,
    );
  });
  return [code, rows.text("name", row) ?? "", ...cells];
}

function valuesOf(field: AnyField, rows: DayRows): (number | string | null)[] {
  if (field.unit === "text") return Array.from({ length: rows.count }, (_, row) => rows.text(field.id, row));
  const figures = rows.figures(field);
  return Array.from({ length: rows.count }, (_, row) => {
    const value = figures?.[row] ?? NaN;
    return Number.isNaN(value) ? null : value;
  });
}

function readCriteria(argument: unknown): readonly Criterion[] | Fault {
  const rows = toRows(argument).filter((row) => row.some((cell) => readCell(cell) !== null));
  if (rows.length === 0) return missingArgument(criteria);
  const read = rows.map(readCriterion);
  return read.find(isFault) ?? (read as Criterion[]);
}

function readCriterion(row: readonly unknown[]): Criterion | Fault {
  if (row.length !== 2) return notTwoColumns(row.length);
  const field = ofSecurities(readField(row[0], criteria));
  const content = readCell(row[1]);
  if (isFault(field)) return field;
  if (isFault(content)) return content;
  if (content === null) return noCondition(field);
  const given = field.id === "exchange" && typeof content === "string" ? withExchangeIds(content) : content;
  const condition = parseCondition(typeof given === "boolean" ? Number(given) : given, field);
  return isFault(condition) ? condition : { field, condition };
}

/** Exchanges are known by their names in either language, too. */
function withExchangeIds(text: string): string {
  return (Object.keys(SCOPE_NAMES) as Scope[]).reduce(
    (found, id) => found.replaceAll(SCOPE_NAMES[id].zh, id).replaceAll(SCOPE_NAMES[id].en, id),
    text,
  );
}

function notTwoColumns(columns: number): Fault {
  return badInput(
    `条件（criteria）应为两列：字段与条件，给出的有 ${columns} 列`,
    `criteria (条件) must be two columns, field and condition, got ${columns}`,
  );
}

function noCondition({ id, name }: AnyField): Fault {
  return badInput(
    `${name.zh}（${id}）没有写条件；可写如 >=0.02，或删去该行`,
    `${id} (${name.zh}) has no condition; write one such as >=0.02, or take the row out`,
  );
}

function nothingDisclosed(date: TradingDate, { id, name }: AnyField): Fault {
  return notAvailable(
    `${date} 没有任何证券的${name.zh}（${id}），无法据此筛选；请改用其他条件或日期`,
    `no security has any ${id} (${name.zh}) on ${date}, so nothing can be chosen by it; use another criterion or day`,
  );
}

function nothingFound(date: TradingDate): Fault {
  return notAvailable(
    `${date} 没有证券满足全部条件；请放宽条件`,
    `no security meets all criteria on ${date}; make them wider`,
  );
}
