import { dateOfDayNumber, dayNumber, parseTradingDate, type TradingDate } from "../core/market/trading-date.ts";

/** Excel counts days from 1899-12-30, 25,569 days before 1970. */
const EPOCH = 25_569;

export function toExcelDate(date: TradingDate): number {
  return dayNumber(date) + EPOCH;
}

/** The day in a cell, whether a true date or typed as text; null where it holds none. */
export function readExcelDate(cell: unknown): TradingDate | null {
  if (typeof cell === "string") return parseTradingDate(cell);
  if (typeof cell !== "number" || cell < 1 || cell > 2_958_465) return null;
  return dateOfDayNumber(Math.floor(cell) - EPOCH);
}
