import { isFault, type Fault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { SCOPE_NAMES, type Scope } from "../../core/market/exchange.ts";
import { dateOfDayNumber, dayNumber, type TradingDate } from "../../core/market/trading-date.ts";
import { badInput } from "../../core/metrics/no-answer.ts";
import { toCellError } from "../cell.ts";
import { defineDataFunction } from "./data-function.ts";
import { dayCell, displayOf, notDisclosed, placeCell } from "./figure-cell.ts";
import { headingsOf } from "./headings.ts";
import { noDays, wrongRange } from "./hist.ts";
import * as parameters from "./parameters.ts";
import { readField, readKeys } from "./read-keys.ts";
import { firstFault, readChoiceId, readDate, readFlag } from "./read-options.ts";

interface Request {
  readonly fields: readonly (AnyField | Fault)[];
  readonly start: TradingDate;
  readonly end: TradingDate | undefined;
  readonly exchange: Scope;
  readonly headers: boolean;
}

/** Figures of an exchange, or of all, by day. */
export const market = defineDataFunction<Request>({
  id: "MARKET",
  name: { zh: "市场历史", en: "History of the market" },
  description: {
    zh: "一个交易所或沪深北合计的每日汇总字段，每个交易日一行，第一列为日期。",
    en: "Daily totals of one exchange or of all, one row a session, the date first.",
  },
  parameters: [parameters.fields, parameters.start, parameters.end, parameters.exchange, parameters.headers],
  examples: [
    {
      args: [[["融资余额", "margin_ratio"]], "2026-08-01", "2026-09-18"],
      result: 0,
      note: { zh: "沪深北合计", en: "All exchanges" },
    },
    {
      args: ["RZYE", "2026-09-01", null, "BSE", false],
      result: 0,
      note: { zh: "北交所，到最新披露日，无表头", en: "BSE, to the newest disclosed day, without headings" },
    },
  ],
  source: { zh: "交易所披露的每日汇总与市场概况", en: "Daily totals and market overviews disclosed by the exchanges" },
  seeAlso: ["HIST", "SECTOR", "MARGIN_RATIO"],
  notes: [
    {
      zh: "合计只含当日应披露的交易所全部披露的日子；北交所自 2023-02-13 起计入。",
      en: "All exchanges: only days on which every exchange that was due has disclosed; BSE counts since 2023-02-13.",
    },
  ],
  read(args) {
    const fields = readKeys(args[0], parameters.fields, readField);
    const start = readDate(args[1], parameters.start);
    const end = readDate(args[2], parameters.end);
    const exchange = readChoiceId(args[3], parameters.exchange);
    const headers = readFlag(args[4], parameters.headers);
    const fault = firstFault(fields, start, end, exchange, headers);
    if (fault) return fault;
    const request = { fields: (fields as readonly (AnyField | Fault)[]).map(ofMarkets), start, end, exchange, headers };
    return wrongRange(start as TradingDate, end as TradingDate | undefined) ?? (request as Request);
  },
  answer({ fields, start, end: given, exchange, headers }, view, plain) {
    const table = view.table({ kind: "market", scope: exchange });
    if (!table) return null;
    const end = given ?? view.edition.newest(exchange, "totals") ?? view.edition.dates.at(-1) ?? start;
    const first = table.rowFrom(dayNumber(start));
    const after = table.rowFrom(dayNumber(end) + 1);
    if (after <= first) return noDays(start, end, Array.from(table.days, dateOfDayNumber));
    const display = displayOf(plain, (after - first + 1) * (fields.length + 1));
    const rows = Array.from(table.days.subarray(first, after), (day, index) => {
      const place = { table, row: first + index };
      const cells = fields.map((field) => {
        if (isFault(field)) return toCellError(field, display.language);
        const noFigure = () => notDisclosed(SCOPE_NAMES[exchange][display.language], field, dateOfDayNumber(day));
        return placeCell(place, field, () => null, noFigure, display);
      });
      return [dayCell(day, display), ...cells];
    });
    return headers ? [headingsOf(fields, display), ...rows] : rows;
  },
});

/** A field that only securities have is refused here. */
function ofMarkets(field: AnyField | Fault): AnyField | Fault {
  if (isFault(field) || field.ofMarkets) return field;
  return badInput(
    `${field.name.zh}（${field.id}）是个券的字段，没有市场汇总；请用 RZRQ.GET 或 RZRQ.HIST`,
    `${field.id} (${field.name.zh}) is a field of securities and not of the market; use RZRQ.GET or RZRQ.HIST`,
  );
}
