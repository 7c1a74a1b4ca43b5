import type { SecurityKey } from "../../client/data/security-key.ts";
import type { Place, View } from "../../client/data/view.ts";
import { isFault, type Fault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { badInput } from "../../core/metrics/no-answer.ts";
import { toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { defineDataFunction } from "./data-function.ts";
import { displayOf, notDisclosed, placeCell } from "./figure-cell.ts";
import * as parameters from "./parameters.ts";
import { limitCells, readField, readKeys, readSecurity } from "./read-keys.ts";
import { firstFault, readDate } from "./read-options.ts";
import { resolveDay } from "./resolve-day.ts";
import { explainAbsence, isOfDay, isOfHistory, onDay, textAt } from "./security-row.ts";

interface Request {
  readonly keys: readonly (SecurityKey | Fault)[];
  readonly fields: readonly (AnyField | Fault)[];
  readonly date: TradingDate | undefined;
}

/** Figures of securities on one day: securities down, fields across. */
export const get = defineDataFunction<Request>({
  id: "GET",
  name: { zh: "取数：证券 × 字段", en: "Figures of securities" },
  description: {
    zh: "若干证券在一日的若干字段：证券在行，字段在列。一格或上万格都是一次调用。",
    en: "Fields of securities on one day: securities down, fields across. One cell or ten thousand, in one call.",
  },
  parameters: [parameters.securities, parameters.fields, parameters.date],
  examples: [
    {
      args: ["600519", "margin_ratio", "2026-09-18"],
      result: 0,
      note: { zh: "一个证券，一个字段", en: "One security, one field" },
    },
    {
      args: [[["600519"], ["000001"], ["920163"]], [["融资余额", "RZMRE", "change_5d"]]],
      result: 0,
      note: {
        zh: "三个证券、三个字段，最新披露日",
        en: "Three securities and three fields on the newest disclosed day",
      },
    },
  ],
  source: {
    zh: "交易所披露的融资融券明细与行情，派生字段由同一套函数计算",
    en: "Details disclosed by the exchanges and quotes; derived fields by the same functions",
  },
  seeAlso: ["HIST", "SECURITY", "FIELDS", "ASOF"],
  notes: [
    {
      zh: '整列取数请用一个公式（=RZRQ.GET(A2:A5001,{"margin_ratio","financing_share"})），不要每格一个。',
      en: 'For a whole column use one formula (=RZRQ.GET(A2:A5001,{"margin_ratio","financing_share"})), not one a cell.',
    },
  ],
  read(args) {
    const keys = readKeys(args[0], parameters.securities, readSecurity);
    const fields = readKeys(args[1], parameters.fields, readField);
    const date = readDate(args[2], parameters.date);
    const fault = firstFault(keys, fields, date);
    if (fault) return fault;
    const request = { keys, fields: (fields as readonly (AnyField | Fault)[]).map(ofSecurities), date } as Request;
    return limitCells(request.keys.length, request.fields.length) ?? request;
  },
  answer({ keys, fields, date: given }, view, display) {
    const date = resolveDay(given, view.edition);
    if (isFault(date)) return date;
    const rowOf = rowReader(fields, keys.length > 1, date, view, displayOf(display, keys.length * fields.length));
    const rows = keys.map((key) => (isFault(key) ? fields.map(() => toCellError(key, display.language)) : rowOf(key)));
    return rows.every((row) => row !== null) ? rows : null;
  },
});

/** A field that only markets have is refused here. */
export function ofSecurities(field: AnyField | Fault): AnyField | Fault {
  if (isFault(field) || field.ofSecurities) return field;
  return badInput(
    `${field.name.zh}（${field.id}）是市场的字段，没有个券数据；请用 RZRQ.MARKET`,
    `${field.id} (${field.name.zh}) is a field of the market and not of securities; use RZRQ.MARKET`,
  );
}

/** Writes the row of a security; null while something for it is on its way. */
function rowReader(
  fields: readonly (AnyField | Fault)[],
  manyKeys: boolean,
  date: TradingDate,
  view: View,
  display: Display,
): (key: SecurityKey) => unknown[] | null {
  const known = fields.flatMap((field) => (isFault(field) ? [] : [field]));
  const needsHistory = known.some(isOfHistory);
  const onlyHistory = needsHistory && known.every((field) => isOfHistory(field) || field.id === "code");
  // Single cells are gathered over the whole sheet, and the planner chooses for all of them.
  const needsDay = known.some(isOfDay) || (manyKeys && !onlyHistory);
  const day = needsDay ? view.table({ kind: "day", date }) : view.find({ kind: "day", date });
  const history = onlyHistory && !day ? view.table({ kind: "history", date }) : null;

  const placeOf = (key: SecurityKey): Place | null => {
    if (needsDay && !day) return null;
    if (day) return { table: day, row: day.rowOf(key) };
    if (onlyHistory) return history && { table: history, row: history.rowOf(key) };
    return view.place(key, date);
  };

  const historyOf = (place: Place, key: SecurityKey): Place | null => {
    if ("days" in place.table || place.table === history) return place;
    const table = view.table({ kind: "history", date });
    return table && { table, row: table.rowOf(key) };
  };

  return function rowOf(key: SecurityKey): unknown[] | null {
    const place = placeOf(key);
    if (!place) return null;
    if (place.row < 0) {
      const reason = explainAbsence(key, view, onDay(date));
      if (reason === null) return null;
      if (!isFault(reason)) return rowOf(reason);
      return fields.map((field) => toCellError(isFault(field) ? field : reason, display.language));
    }
    const past = needsHistory ? historyOf(place, key) : place;
    if (!past) return null;
    return fields.map((field) => {
      if (isFault(field)) return toCellError(field, display.language);
      const textOf = (id: string) => textAt(place, key, id);
      const noFigure = () => notDisclosed(key.text, field, date);
      return placeCell(isOfHistory(field) ? past : place, field, textOf, noFigure, display);
    });
  };
}
