import { isFault, type Fault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { wrongArgument } from "../../core/metrics/argument-errors.ts";
import { badInput, notAvailable } from "../../core/metrics/no-answer.ts";
import type { OptionParameter } from "../../core/metrics/parameter.ts";
import { defineDataFunction } from "./data-function.ts";
import { isOfScope, readDayRows } from "./day-rows.ts";
import { displayOf, figureCell } from "./figure-cell.ts";
import { ofSecurities } from "./get.ts";
import * as parameters from "./parameters.ts";
import { readField, readKey } from "./read-keys.ts";
import { firstFault, readChoiceId, readCount, readDate } from "./read-options.ts";
import { incomplete, resolveDay } from "./resolve-day.ts";

const count = {
  kind: "option",
  type: "number",
  name: "n",
  label: { zh: "个数", en: "Number" },
  optional: true,
  default: 20,
  unit: "none",
  domain: "count",
} as const satisfies OptionParameter;

const order = parameters.order("desc");

interface Request {
  readonly field: AnyField;
  readonly count: number;
  readonly date: TradingDate | undefined;
  readonly exchange: Scope;
  readonly order: "asc" | "desc";
}

/** The securities with the largest or smallest values of a field. */
export const ranking = defineDataFunction<Request>({
  id: "RANKING",
  name: { zh: "排行", en: "Ranking" },
  description: {
    zh: "某字段最大（或最小）的若干证券：代码、简称、数值。",
    en: "The securities with the largest or smallest values of a field: code, name, value.",
  },
  parameters: [parameters.field, count, parameters.date, parameters.exchange, order],
  examples: [
    {
      args: ["margin_ratio", 10, "2026-09-18"],
      result: 0,
      note: { zh: "占比最高的十个", en: "The ten highest ratios" },
    },
    {
      args: ["融资净买入额", 5, null, "BSE", "asc"],
      result: 0,
      note: {
        zh: "北交所净偿还最多的五个，最新披露日",
        en: "The five that repaid most on balance at BSE, newest disclosed day",
      },
    },
  ],
  source: { zh: "交易所披露的明细与行情", en: "Details disclosed by the exchanges and quotes" },
  seeAlso: ["SCREEN", "SECTOR", "TOP_SHARE"],
  notes: [
    {
      zh: "没有该字段的证券不参与；同值按代码由小到大。",
      en: "Securities without the field take no part; equal values come in the order of their codes.",
    },
  ],
  read(args) {
    const field = ofSecurities(readKey(args[0], parameters.field, readField));
    const wanted = readCount(args[1], count, (value) =>
      Number.isInteger(value) && value >= 1 ? null : wrongArgument(count, String(value)),
    );
    const date = readDate(args[2], parameters.date);
    const exchange = readChoiceId(args[3], parameters.exchange);
    const sort = readChoiceId(args[4], order);
    const fault = firstFault(field, wanted, date, exchange, sort);
    if (fault) return fault;
    if ((field as AnyField).unit === "text") return noNumber(field as AnyField);
    return { field, count: wanted, date, exchange, order: sort } as Request;
  },
  answer({ field, count: wanted, date: given, exchange, order: sort }, view, plain) {
    const date = resolveDay(given, view.edition, exchange);
    if (isFault(date)) return date;
    const partial = incomplete(date, view.edition, exchange);
    if (partial) return partial;
    const rows = readDayRows(date, [field], view);
    if (!rows) return null;
    const values = rows.figures(field);
    const found = Array.from({ length: rows.count }, (_, row) => row).filter(
      (row) => !Number.isNaN(values?.[row] ?? NaN) && isOfScope(rows, row, exchange),
    );
    if (!values || found.length === 0) return nothingToRank(field, date);
    const sign = sort === "asc" ? 1 : -1;
    // Rows are in the order of their codes, and a sort keeps equal ones in order.
    found.sort((one, other) => sign * (values[one]! - values[other]!));
    const display = displayOf(plain, 3 * Math.min(wanted, found.length));
    return found
      .slice(0, wanted)
      .map((row) => [
        rows.text("code", row),
        rows.text("name", row) ?? "",
        figureCell(values[row]!, field, rows.table, row, display),
      ]);
  },
});

function noNumber({ id, name }: AnyField): Fault {
  return badInput(
    `${name.zh}（${id}）是文本，不能排名；请用数值字段，如 financing_balance`,
    `${id} (${name.zh}) is text and has no order; use a field of numbers, such as financing_balance`,
  );
}

function nothingToRank({ id, name }: AnyField, date: TradingDate): Fault {
  return notAvailable(`${date} 没有证券有${name.zh}（${id}）的数据`, `no security has ${name.en} (${id}) on ${date}`);
}
