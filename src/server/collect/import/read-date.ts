import { parseTradingDate, type TradingDate } from "../../../core/market/trading-date.ts";
import type { Cell } from "./read-sheets.ts";

const DAY_MS = 86_400_000;
/** Excel's day 0 for serials after the leap day that 1900 did not have. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** 1990-01-01 and 2099-12-31: a serial outside is no day of this market, and 8 digits are a date written out. */
const [FIRST_SERIAL, LAST_SERIAL] = [32_874, 73_050];

/** Reads `2026-09-18`, `2026/9/18`, `20260918`, `2026年9月18日`, each with a midnight behind it or not, or an Excel serial. */
export function readDate(cell: Cell | undefined, serialOffset = 0): TradingDate | null {
  if (cell === null || cell === undefined) return null;
  const text = String(cell).normalize("NFKC").trim();
  const serial = /^\d{5}(\.0+)?$/.test(text) ? Number(text) + serialOffset : NaN;
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
    return parseTradingDate(new Date(EXCEL_EPOCH + serial * DAY_MS).toISOString().slice(0, 10));
  }
  const day = text
    .replace(/[ T]0{1,2}:00(:00(\.0+)?)?$/, "")
    .replace(/^(\d{4})[-.年](\d{1,2})[-.月](\d{1,2})日?$/, "$1/$2/$3");
  return parseTradingDate(day);
}
