import type { EditionIndex } from "../../client/data/edition-index.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import type { Place, View } from "../../client/data/view.ts";
import { isFault, type Fault } from "../../core/columns/fault.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { dateOfDayNumber, dayNumber, type TradingDate } from "../../core/market/trading-date.ts";
import { badInput, notAvailable } from "../../core/metrics/no-answer.ts";
import { toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { defineDataFunction, type Cells } from "./data-function.ts";
import { dateCell, displayOf, notDisclosed, placeCell } from "./figure-cell.ts";
import { ofSecurities } from "./get.ts";
import { headingsOf } from "./headings.ts";
import * as parameters from "./parameters.ts";
import { limitCells, readField, readKey, readKeys, readSecurity } from "./read-keys.ts";
import { firstFault, readChoiceId, readDate, readFlag } from "./read-options.ts";
import { notYetDisclosed, resolveDay } from "./resolve-day.ts";
import { explainAbsence, isOfDay, isOfHistory, textAt } from "./security-row.ts";

interface Request {
  readonly key: SecurityKey;
  readonly fields: readonly (AnyField | Fault)[];
  readonly start: TradingDate;
  readonly end: TradingDate | undefined;
  readonly headers: boolean;
  readonly order: "asc" | "desc";
}

/** More days than this are always read from the security's own block. */
const MOST_DAY_BLOCKS = 400;
/** A place among all securities takes the whole of every day. */
const MOST_RANKED_DAYS = 30;

const order = parameters.order("asc");

/** Figures of one security by day. */
export const hist = defineDataFunction<Request>({
  id: "HIST",
  name: { zh: "个券历史", en: "History of a security" },
  description: {
    zh: "一个证券在一段时间内的若干字段，每个交易日一行，第一列为日期。",
    en: "Fields of one security over a range of days, one row a session, the date first.",
  },
  parameters: [parameters.security, parameters.fields, parameters.start, parameters.end, parameters.headers, order],
  examples: [
    {
      args: ["600519", [["financing_balance", "change_5d"]], "2026-08-01", "2026-09-18"],
      result: 0,
      note: {
        zh: "余额与五日变动，带表头，由旧到新",
        en: "The balance and its change over five days, with headings, oldest first",
      },
    },
    {
      args: ["600519", "融资余额", "2026-01-01", null, false, "desc"],
      result: 0,
      note: { zh: "到最新披露日，无表头，由新到旧", en: "To the newest disclosed day, without headings, newest first" },
    },
  ],
  source: {
    zh: "交易所披露的融资融券明细与行情，派生字段由同一套函数计算",
    en: "Details disclosed by the exchanges and quotes; derived fields by the same functions",
  },
  seeAlso: ["GET", "MARKET", "BALANCE_CHANGE"],
  notes: [
    {
      zh: "没有披露的交易日没有行。日期是 Excel 序列值；超过 1,000 格的结果不带数字格式，请把第一列设为日期格式。",
      en: "A session without disclosure has no row. Dates are Excel serials; answers of more than 1,000 cells bring no number formats: give the first column a date format.",
    },
  ],
  read(args) {
    const key = readKey(args[0], parameters.security, readSecurity);
    const fields = readKeys(args[1], parameters.fields, readField);
    const start = readDate(args[2], parameters.start);
    const end = readDate(args[3], parameters.end);
    const headers = readFlag(args[4], parameters.headers);
    const sort = readChoiceId(args[5], order);
    const fault = firstFault(key, fields, start, end, headers, sort);
    if (fault) return fault;
    const request = {
      key,
      fields: (fields as readonly (AnyField | Fault)[]).map(ofSecurities),
      start,
      end,
      headers,
      order: sort,
    };
    return wrongRange(start as TradingDate, end as TradingDate | undefined) ?? (request as Request);
  },
  answer(request, view, display) {
    const end = request.end ?? lastDay(view.edition);
    if (isFault(end)) return end;
    const found = placesOf(request, end, view);
    if (!Array.isArray(found)) return found;
    return writeHistory(request, found, displayOf(display, (found.length + 1) * (request.fields.length + 1)));
  },
});

/** The newest disclosed day; where only parts of days are there, as from files, the last of those. */
function lastDay(edition: EditionIndex): TradingDate | Fault {
  const newest = resolveDay(undefined, edition);
  return isFault(newest) ? (edition.dates.at(-1) ?? newest) : newest;
}

/** The first day lies after the last. */
export function wrongRange(start: TradingDate, end: TradingDate | undefined): Fault | null {
  if (end === undefined || start <= end) return null;
  return badInput(
    `起始日（start）${start} 晚于截止日（end）${end}；请对调`,
    `start (起始日) ${start} is after end (截止日) ${end}; swap them`,
  );
}

interface Dated {
  readonly date: TradingDate;
  readonly place: Place;
  /** Where fields of history lie, if they are asked for. */
  readonly past: Place;
}

/** Where the security's days lie, oldest first; null while they are on their way. */
function placesOf(request: Request, end: TradingDate, view: View): Dated[] | Fault | null {
  const { key, start } = request;
  const fields = request.fields.flatMap((field) => (isFault(field) ? [] : [field]));
  const dates = view.edition.dates.filter((date) => date >= start && date <= end);
  if (dates.length === 0) return noDays(start, end, view.edition.dates);
  const ranked = fields.some(isOfDay);
  if (ranked && dates.length > MOST_RANKED_DAYS) return tooManyRanked(dates.length);
  const tooMany = limitCells(dates.length, request.fields.length + 1);
  if (tooMany) return tooMany;
  const ofHistory = fields.some(isOfHistory);
  const wholeSeries = !ranked && (ofHistory || dates.length > MOST_DAY_BLOCKS);
  const found =
    wholeSeries || (!ranked && view.find({ kind: "series", code: key.digits }))
      ? fromSeries(key, dates, view)
      : fromDays(key, dates, { ranked, ofHistory }, view);
  if (!found || found.length > 0) return found;
  const reason = explainAbsence(key, view, { zh: `${start} 至 ${end} 间`, en: `from ${start} to ${end}` });
  return reason && !isFault(reason) ? placesOf({ ...request, key: reason }, end, view) : reason;
}

function fromSeries(key: SecurityKey, dates: readonly TradingDate[], view: View): Dated[] | null {
  const directory = view.find({ kind: "directory" });
  if (directory && !directory.has(key.digits)) return [];
  const series = view.table({ kind: "series", code: key.digits });
  if (!series) return null;
  const wanted = new Set(dates);
  return Array.from(series.days, (day, row) => {
    const place = { table: series, row };
    return { date: dateOfDayNumber(day), place, past: place };
  }).filter(({ date }) => wanted.has(date));
}

interface Needs {
  readonly ranked: boolean;
  readonly ofHistory: boolean;
}

function fromDays(
  key: SecurityKey,
  dates: readonly TradingDate[],
  { ranked, ofHistory }: Needs,
  view: View,
): Dated[] | null {
  const places = dates.map((date) => {
    if (!ranked) return view.place(key, date);
    const table = view.table({ kind: "day", date });
    return table && { table, row: table.rowOf(key) };
  });
  if (places.includes(null)) return null;
  const present = dates.flatMap((date, index) => (places[index]!.row < 0 ? [] : [{ date, place: places[index]! }]));
  if (!ofHistory || present.length === 0) return present.map((day) => ({ ...day, past: day.place }));
  const series = view.table({ kind: "series", code: key.digits });
  return series && present.map((day) => ({ ...day, past: { table: series, row: series.rowOf(dayNumber(day.date)) } }));
}

function writeHistory(
  { key, fields, headers, order: sort }: Request,
  found: readonly Dated[],
  display: Display,
): Cells {
  const rows = found.map(({ date, place, past }) => [
    dateCell(date, display),
    ...fields.map((field) => {
      if (isFault(field)) return toCellError(field, display.language);
      const noFigure = () => notDisclosed(key.text, field, date);
      return placeCell(isOfHistory(field) ? past : place, field, (id) => textAt(place, key, id), noFigure, display);
    }),
  ]);
  if (sort === "desc") rows.reverse();
  return headers ? [headingsOf(fields, display), ...rows] : rows;
}

/** No day of the range is there. */
export function noDays(start: TradingDate, end: TradingDate, served: readonly TradingDate[]): Fault {
  const [first, last] = [served[0] ?? "–", served.at(-1)];
  if (last !== undefined && start > last) return notYetDisclosed(start, last);
  return notAvailable(
    `${start} 至 ${end} 间没有数据；数据服务有 ${first} 至 ${last ?? "–"} 的数据`,
    `there is nothing from ${start} to ${end}; the data server has ${first} to ${last ?? "–"}`,
  );
}

function tooManyRanked(days: number): Fault {
  return badInput(
    `排名（rank）的历史最多 ${MOST_RANKED_DAYS} 个交易日，所给区间有 ${days} 个；请缩短区间，或不取 rank`,
    `rank (排名) goes over ${MOST_RANKED_DAYS} sessions at most, the range has ${days}; shorten it, or leave rank out`,
  );
}
