import { sessionsBetween } from "../../src/core/market/calendar.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { fieldIdsOf, MARGIN_FIELD_IDS, type MarginFieldId } from "../../src/core/fields/catalogue.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";

export const SECURITIES = 5_000;
export const SERIES_DAYS = 3_800;
/** The four fields that are asked for. */
export const ASKED = ["financing_balance", "financing_buy", "short_shares", "float_cap"] as const;
/** The security with a long history. */
export const LONG = "600000";

const place = { exchange: "SSE", source: "SSE", fetchedAt: "2026-09-21T01:00:00.000Z" } as const;
const codes = Array.from({ length: SECURITIES }, (_, index) => String(600_000 + index));

/** The last sessions of 3,800, each with all securities. */
export const wholeDays = (count: number): TradingDate[] => allDays().slice(-count);
const allDays = (): TradingDate[] =>
  sessionsBetween("2010-03-31" as TradingDate, "2026-09-18" as TradingDate).slice(-SERIES_DAYS);

/** 3,800 days of one security, and all of them on the last `count` days, as sources disclose them. */
export function disclosuresOf(count: number): Disclosure[] {
  const whole = new Set(wholeDays(count));
  return allDays().flatMap((date, index): Disclosure[] => {
    const listed = whole.has(date) ? codes : [LONG];
    return [
      {
        dataset: "details",
        date,
        rows: listed.map((code, row) => ({ code, name: `证券${code}`, ...marginOf(row, index) })),
        ...place,
      },
      {
        dataset: "quotes",
        date,
        rows: listed.map((code, row) => ({ code, name: `证券${code}`, ...quoteOf(row, index) })),
        ...place,
      },
    ];
  });
}

/** Figures of the size and the digits of real ones; the same every time. */
const figure = (row: number, day: number, salt: number): number =>
  ((row * 2_654_435_761 + day * 40_503 + salt * 97) % 1_000_003) * 9_973 + (salt % 2) * 0.37;

const marginOf = (row: number, day: number): Record<MarginFieldId, number> =>
  Object.fromEntries(MARGIN_FIELD_IDS.map((id, salt) => [id, figure(row, day, salt)])) as Record<MarginFieldId, number>;

const quoteOf = (row: number, day: number) =>
  Object.fromEntries(fieldIdsOf("quotes").map((id, salt) => [id, figure(row, day, salt + 20)])) as Record<
    ReturnType<typeof fieldIdsOf<"quotes">>[number],
    number
  >;
