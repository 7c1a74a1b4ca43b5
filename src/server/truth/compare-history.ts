import { fieldIdsOf, type MarginFieldId } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Part } from "../collect/source.ts";
import type { ServedSeries } from "../store/store.ts";
import { toleranceOf } from "./check-between-sources.ts";
import { roundingError } from "./precision.ts";

/** A figure of a security that is served otherwise than its source tells it now. */
export interface HistoryDifference {
  readonly date: TradingDate;
  readonly field: MarginFieldId;
  readonly served: number;
  readonly told: number;
}

/** A figure that the source tells and that is not stored, though other figures of the days are. */
export interface UnstoredFigure {
  readonly field: MarginFieldId;
  /** Ascending. */
  readonly dates: readonly TradingDate[];
}

export interface HistoryComparison {
  /** Days that the source tells and that are not served, ascending. */
  readonly missing: readonly TradingDate[];
  /** Days that are served and that the source does not tell, ascending. */
  readonly untold: readonly TradingDate[];
  readonly differences: readonly HistoryDifference[];
  /** In the order of the catalogue. */
  readonly unstored: readonly UnstoredFigure[];
}

const FIELDS = fieldIdsOf("details");

/** What is served of a security against what a source tells of its days from `from` to `to`. */
export function compareHistory(
  series: ServedSeries | null,
  parts: readonly Part[],
  { from, to }: { readonly from: TradingDate; readonly to: TradingDate },
): HistoryComparison {
  const served = new Map<TradingDate, number>();
  for (const [index, date] of (series?.dates ?? []).entries()) {
    const hasDetails = FIELDS.some((field) => !Number.isNaN(series!.columns[field][index]));
    if (date >= from && date <= to && hasDetails) served.set(date, index);
  }
  const told = new Set(parts.map(({ date }) => date));
  return {
    missing: parts.map(({ date }) => date).filter((date) => !served.has(date)),
    untold: [...served.keys()].filter((date) => !told.has(date)),
    differences: series === null ? [] : differencesOf(series, served, parts),
    unstored: series === null ? [] : unstoredOf(series, served, parts),
  };
}

function differencesOf(
  series: ServedSeries,
  served: ReadonlyMap<TradingDate, number>,
  parts: readonly Part[],
): HistoryDifference[] {
  const roundings = FIELDS.map((field) =>
    roundingError(
      [...served.values()].map((index) => series.columns[field][index]!).filter((one) => !Number.isNaN(one)),
    ),
  );
  return parts.flatMap(({ date, rows }) => {
    const index = served.get(date);
    if (index === undefined) return [];
    return FIELDS.flatMap((field, place): HistoryDifference[] => {
      const [figure, given] = [series.columns[field][index]!, rows[0]?.[field] ?? null];
      if (given === null || Number.isNaN(figure)) return [];
      const tolerance = toleranceOf("details", field, figure) + roundings[place]!;
      return Math.abs(figure - given) <= tolerance ? [] : [{ date, field, served: figure, told: given }];
    });
  });
}

function unstoredOf(
  series: ServedSeries,
  served: ReadonlyMap<TradingDate, number>,
  parts: readonly Part[],
): UnstoredFigure[] {
  return FIELDS.flatMap((field) => {
    const lacks = (date: TradingDate): boolean => Number.isNaN(series.columns[field][served.get(date) ?? -1] ?? 0);
    const dates = parts.filter(({ date, rows }) => (rows[0]?.[field] ?? null) !== null && lacks(date));
    return dates.length > 0 ? [{ field, dates: dates.map(({ date }) => date) }] : [];
  });
}
