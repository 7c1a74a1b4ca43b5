import type { MarketRow } from "../../contracts/rows.ts";
import { fieldIdsOf } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { RoundedTotals } from "../collect/source.ts";
import { toleranceOf } from "./check-between-sources.ts";
import type { HistoryComparison } from "./compare-history.ts";

export interface TotalsComparison extends Omit<HistoryComparison, "unstored"> {
  /** Days of the range that the source tells, ascending. */
  readonly days: readonly TradingDate[];
}

/** What is stored against what the source's one answer tells of the days from `from` to `to`, as far as it is rounded. */
export function compareTotals(
  stored: readonly MarketRow[],
  { days: told, rounding }: RoundedTotals,
  { from, to }: { readonly from: TradingDate; readonly to: TradingDate },
): TotalsComparison {
  const isAsked = (date: TradingDate): boolean => date >= from && date <= to;
  const days = [...told.keys()].filter(isAsked).sort();
  const rows = stored.filter(({ date }) => isAsked(date));
  const known = new Set(rows.map(({ date }) => date));
  return {
    days,
    missing: days.filter((date) => !known.has(date)),
    untold: rows.map(({ date }) => date).filter((date) => !told.has(date)),
    differences: rows.flatMap((row) =>
      fieldIdsOf("totals").flatMap((field) => {
        const [served, given] = [row[field], told.get(row.date)?.[field] ?? null];
        if (served === null || given === null) return [];
        const tolerance = toleranceOf("totals", field, served) + (rounding[field] ?? 0);
        return Math.abs(served - given) <= tolerance ? [] : [{ date: row.date, field, served, told: given }];
      }),
    ),
  };
}
