import { isForecast, isSession } from "../../../core/market/calendar.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import { ImportError } from "./import-error.ts";
import type { Columns } from "./read-columns.ts";
import { readDate } from "./read-date.ts";
import type { DataRow } from "./read-rows.ts";

/** What is needed to know the day of a row. */
export interface DayContext {
  readonly columns: Columns;
  readonly serialOffset: number;
  /** Day of a file without a column of dates. */
  readonly fileDate: TradingDate | null;
  /** Today in Beijing; figures cannot be of a later day. */
  readonly today: TradingDate;
}

/** First day of margin trading in China. */
const FIRST_DAY = "2010-03-31";

/** The session that the row is of; refuses what is no day, no session, or lies in the future. */
export function readDay({ row, cells }: DataRow, { columns, serialOffset, fileDate, today }: DayContext): TradingDate {
  if (columns.date === null) return fileDate ?? missingDate();
  const cell = cells[columns.date];
  const date = readDate(cell, serialOffset);
  if (date === null) {
    throw refused(row, `日期“${cell ?? ""}”无法识别`, `the date “${cell ?? ""}” cannot be read`);
  }
  if (date < FIRST_DAY)
    throw refused(
      row,
      `${date} 早于融资融券业务开始的 2010-03-31`,
      `${date} is before margin trading began on 2010-03-31`,
    );
  if (date > today) throw refused(row, `${date} 晚于今天 ${today}`, `${date} is after today, ${today}`);
  if (!isForecast(date) && !isSession(date)) throw refused(row, `${date} 不是交易日`, `${date} is not a trading day`);
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

function refused(row: number, zh: string, en: string): ImportError {
  return new ImportError({
    zh: `第 ${row} 行：${zh}；应为交易日，例如 2026-09-18、2026/9/18 或 20260918；请改正后重试，文件未导入。`,
    en: `Row ${row}: ${en}; expected a trading day such as 2026-09-18, 2026/9/18 or 20260918; correct it and try again, nothing was imported.`,
  });
}

function missingDate(): never {
  throw new ImportError({
    zh: "文件没有“交易日期”一列：请补上该列，或用 --date 2026-09-18 指明整个文件是哪一天的。",
    en: "The file has no column 交易日期: add it, or say with --date 2026-09-18 which day the whole file is of.",
  });
}
