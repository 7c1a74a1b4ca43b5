import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import { closedAmong, isAnnounced, type CalendarSource } from "../../announced-year.ts";
import { wrongField, type Origin } from "../../source-problems.ts";
import { createTushareWire, type TushareOptions } from "./fetch.ts";
import type { TushareRow } from "./schema.ts";

/** Tushare's calendar of the exchanges, a year in one call. */
export function createTushareCalendar(options: TushareOptions): CalendarSource {
  const wire = createTushareWire(options);
  return {
    async readClosedWeekdays(year, signal) {
      const params = { exchange: "SSE", start_date: `${year}0101`, end_date: `${year}1231` };
      const { rows, origin } = await wire("trade_cal", params, signal);
      if (rows.length === 0) return null;
      const flags = new Map(rows.map((row) => [dayOf(row, origin), flagOf(row, origin)]));
      const told = { flags, field: "cal_date", origin };
      const closed = closedAmong(told, `${year}-01-01` as TradingDate, `${year}-12-31` as TradingDate);
      return isAnnounced(year, closed) ? closed : null;
    },
  };
}

function dayOf({ cal_date: written }: TushareRow, origin: Origin): TradingDate {
  const day = parseTradingDate(String(written));
  if (day === null) throw wrongField(origin, "cal_date", written, { zh: "如 20260918", en: "such as 20260918" });
  return day;
}

function flagOf({ is_open: written }: TushareRow, origin: Origin): "0" | "1" {
  const flag = String(written);
  if (flag === "0" || flag === "1") return flag;
  throw wrongField(origin, "is_open", written, { zh: "0 或 1", en: "0 or 1" });
}
