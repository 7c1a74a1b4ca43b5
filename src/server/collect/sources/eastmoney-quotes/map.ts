import type { SecurityRowOf } from "../../../../contracts/rows.ts";
import { beijingMinute } from "../../../../core/market/beijing-time.ts";
import type { Exchange } from "../../../../core/market/exchange.ts";
import { exchangeOfCode } from "../../../../core/market/security-code.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { requireSecurities } from "../../disclosure-checks.ts";
import { areWholeDay, bearsOut, volumeOf } from "../../quote-checks.ts";
import { wrongField } from "../../source-problems.ts";
import type { Fetched } from "../../wire/fetched.ts";
import type { Quote } from "./schema.ts";

const CLOSING_TIME = "15:00";
const PERCENT = 0.01;
const SHANGHAI = 1;

/**
 * The quotes that were made after the close of the day, by code; stocks that were last quoted on another day are left out.
 * None where too many were.
 */
export function mapQuotes(
  { rows, origin }: Fetched<Quote>,
  exchange: Exchange,
  date: TradingDate,
): SecurityRowOf<"quotes">[] {
  const stray = rows.find(
    ({ f12, f13 }) => (exchangeOfCode(f12) ?? exchange) !== exchange || (f13 === SHANGHAI) !== (exchange === "SSE"),
  );
  if (stray) throw wrongField(origin, "f12", stray.f12, { zh: "该交易所的代码", en: "a code of that exchange" });
  // A price or a value of 0 is a figure that is not there.
  const priced = rows.filter(({ f2 }) => f2);
  const ofTheDay = priced.filter(isOf(date));
  if (!areWholeDay(ofTheDay.length, priced.length)) return [];
  const quotes = ofTheDay.map((row): SecurityRowOf<"quotes"> => {
    const [close, floatCap] = [row.f2, row.f21 || null];
    const volume = volumeOf(row.f5, row.f6, close);
    const rate = row.f8 === null ? null : row.f8 * PERCENT;
    const isPlausible = floatCap !== null && !exceeds(floatCap, row.f20) && bearsOut(rate, floatCap, { volume, close });
    return {
      code: row.f12,
      name: row.f14.trim(),
      close,
      float_cap: isPlausible ? floatCap : null,
      turnover: volume === null ? null : row.f6,
      volume,
    };
  });
  requireSecurities(quotes, origin);
  return quotes.sort((one, other) => (one.code < other.code ? -1 : 1));
}

const isOf =
  (date: TradingDate) =>
  ({ f124 }: Quote): boolean => {
    if (f124 === null) return false;
    const [day, time = ""] = beijingMinute(new Date(f124 * 1000)).split(" ");
    return day === date && time >= CLOSING_TIME;
  };

/** 流通市值 is a part of 总市值. */
const exceeds = (part: number, whole: number | null): boolean => whole !== null && part > whole * 1.0001;
