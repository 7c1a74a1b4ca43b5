declare const brand: unique symbol;

/** A Beijing calendar day, `YYYY-MM-DD`. Core knows no clock and no time zone: compare these as text. */
export type TradingDate = string & { readonly [brand]: "TradingDate" };

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const FORMS = [ISO, /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, /^(\d{4})(\d{2})(\d{2})$/];
const MS_PER_DAY = 86_400_000;

/** Reads `2025-02-27`, `2025/2/27` or `20250227`; null where the text is not a real day. */
export function parseTradingDate(text: string): TradingDate | null {
  for (const form of FORMS) {
    const match = form.exec(text.trim());
    if (!match) continue;
    const [, year, month, day] = match.map(Number) as [number, number, number, number];
    const real = new Date(Date.UTC(year, month - 1, day));
    if (real.getUTCFullYear() !== year || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return null;
    return real.toISOString().slice(0, 10) as TradingDate;
  }
  return null;
}

/** Days since 1970-01-01, so that dates can be counted and compared as whole numbers. */
export function dayNumber(date: TradingDate): number {
  return Date.parse(date) / MS_PER_DAY;
}

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOfDayNumber(day: number): TradingDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10) as TradingDate;
}

/** The date a number of calendar days later, or earlier where `days` is negative. */
export function addDays(date: TradingDate, days: number): TradingDate {
  return dateOfDayNumber(dayNumber(date) + days);
}
