import type { SecurityRowOf } from "../../../../contracts/rows.ts";
import { valueOfShares } from "../../../../core/market/fen.ts";
import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import { requireSecurities } from "../../disclosure-checks.ts";
import { areWholeDay, bearsOut, volumeOf } from "../../quote-checks.ts";
import { readFigure } from "../../wire/figure.ts";
import type { Origin } from "../../source-problems.ts";
import type { Fetched } from "./fetch.ts";
import type { WireQuote } from "./schema.ts";

/** 亿 and 万 as powers of ten. */
const YI = 8;
const WAN = 4;
const PERCENT = -2;
const CLOSING_TIME = "150000";
/** Half of the last digit in which the value is written, 0.01 亿元, and a little for the rounding of the price. */
const FLOAT_CAP_STEP_CNY = 1e6;

/**
 * The quotes that were made after the close of the day, by code; securities quoted on another day are left out. None where
 * too many were.
 */
export function mapQuotes({ quotes, origin }: Fetched, date: TradingDate): SecurityRowOf<"quotes">[] {
  const priced = quotes.filter((quote) => closeOf(quote, origin) !== null);
  const ofTheDay = priced.filter(
    ({ time }) => parseTradingDate(time.slice(0, 8)) === date && time.slice(8) >= CLOSING_TIME,
  );
  if (!areWholeDay(ofTheDay.length, priced.length)) return [];
  const rows = ofTheDay.map((quote) => {
    const close = closeOf(quote, origin);
    const turnover = turnoverOf(quote, origin);
    const volume = volumeOf(readFigure(quote.volume, 0, `${quote.code} 36`, origin), turnover, close);
    return {
      code: quote.code,
      name: quote.name,
      close,
      float_cap: floatCapOf(quote, { close, volume }, origin),
      turnover,
      volume,
    };
  });
  requireSecurities(rows, origin);
  return rows.sort((one, other) => (one.code < other.code ? -1 : 1));
}

const closeOf = ({ code, price }: WireQuote, origin: Origin): number | null =>
  readPositive(price, 0, `${code} 3`, origin);

/** A price or a value of 0 is a figure that is not there. */
function readPositive(written: string, exponent: number, place: string, origin: Origin): number | null {
  return readFigure(written, exponent, place, origin) || null;
}

/** In 元 as part of 35; null where the rounded 万元 of 37 contradict it. */
function turnoverOf({ code, trade, amount }: WireQuote, origin: Origin): number | null {
  const rounded = readFigure(amount, WAN, `${code} 37`, origin);
  const exact = readFigure(trade.split("/")[2], 0, `${code} 35`, origin);
  return exact !== null && rounded !== null && Math.abs(exact - rounded) > 10 ** WAN ? null : exact;
}

/**
 * Shares × close where that is the value given, which is rounded to 0.01 亿元; else the value given where the turnover rate
 * bears it out. A value that nothing else in the quote agrees with may be another: values have no names here.
 */
function floatCapOf(
  quote: WireQuote,
  { close, volume }: { readonly close: number | null; readonly volume: number | null },
  origin: Origin,
): number | null {
  const rounded = readPositive(quote.floatCap, YI, `${quote.code} 44`, origin);
  if (rounded === null || close === null) return null;
  const exact = [quote.shares, quote.otherShares]
    .map((shares) => readFigure(shares, 0, `${quote.code} 72`, origin))
    .map((shares) => (shares === null ? NaN : valueOfShares(shares, close)))
    .find((value) => Math.abs(value - rounded) <= FLOAT_CAP_STEP_CNY);
  if (exact !== undefined) return exact;
  const rate = readPositive(quote.turnoverRate, PERCENT, `${quote.code} 38`, origin);
  return bearsOut(rate, rounded, { volume, close }) ? rounded : null;
}
