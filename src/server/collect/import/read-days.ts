import { isForecast, isSession } from "../../../core/market/calendar.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import { ImportError } from "./import-error.ts";
import { readDate } from "./read-date.ts";
import type { DataRow } from "./read-rows.ts";

/** What is needed to know the day of a row. */
export interface DayContext {
  /** Index of the column of dates. */
  readonly column: number | undefined;
  readonly serialOffset: number;
  /** Day of a table without a column of dates; null while it is open. */
  readonly tableDate: TradingDate | null;
  /** Today in Beijing; figures cannot be of a later day. */
  readonly today: TradingDate;
}

/** First day of margin trading in China. */
const FIRST_DAY = "2010-03-31";

/** The session that the row is of, null while it is open; refuses what is no day, no session, or lies in the future. */
export function readDay({ row, cells }: DataRow, context: DayContext): TradingDate | null {
  if (context.column === undefined)
    return context.tableDate && refuseNoSession(context.tableDate, context.today, PLACE_OF_TABLE);
  const cell = cells[context.column];
  const date = readDate(cell, context.serialOffset);
  const place = { zh: `第 ${row} 行：`, en: `Row ${row}: ` };
  if (date !== null) return refuseNoSession(date, context.today, place);
  throw refused(place, `日期“${cell ?? ""}”无法识别`, `the date “${cell ?? ""}” cannot be read`);
}

interface Place {
  readonly zh: string;
  readonly en: string;
}
const PLACE_OF_TABLE: Place = { zh: "", en: "The day given: " };

function refuseNoSession(date: TradingDate, today: TradingDate, place: Place): TradingDate {
  if (date < FIRST_DAY)
    throw refused(
      place,
      `${date} 早于融资融券业务开始的 2010-03-31`,
      `${date} is before margin trading began on 2010-03-31`,
    );
  if (date > today) throw refused(place, `${date} 晚于今天 ${today}`, `${date} is after today, ${today}`);
  if (!isForecast(date) && !isSession(date)) throw refused(place, `${date} 不是交易日`, `${date} is not a trading day`);
  return date;
}

/** Refuses a second row of the same day, or of the same security. */
export function refuseSecondRow(seen: Map<string, number>, key: string, row: number): void {
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, row);
    return;
  }
  throw new ImportError({
    zh: `第 ${first} 行与第 ${row} 行都是 ${key}：只能有一行；请删去多余的一行，文件未导入。`,
    en: `Rows ${first} and ${row} are both ${key}: there can be only one; remove the other, nothing was imported.`,
  });
}

function refused(place: Place, zh: string, en: string): ImportError {
  return new ImportError({
    zh: `${place.zh}${zh}；应为交易日，例如 2026-09-18、2026/9/18 或 20260918；请改正后重试，文件未导入。`,
    en: `${place.en}${en}; expected a trading day such as 2026-09-18, 2026/9/18 or 20260918; correct it and try again, nothing was imported.`,
  });
}
