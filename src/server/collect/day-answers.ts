import type { Dataset } from "../../core/fields/catalogue.ts";
import { MARGIN_SINCE, type Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { CollectRequest, DayAnswer, DisclosedFigures } from "./source.ts";

/** Reads one day; null = nothing is disclosed (yet). */
export type ReadDay = (date: TradingDate, signal?: AbortSignal) => Promise<DisclosedFigures | null>;

/** The days asked for, each once, oldest first. */
export function daysAsked(dates: readonly TradingDate[]): TradingDate[] {
  return [...new Set(dates)].sort();
}

export function dayAnswer(
  { exchange, dataset, date }: { exchange: Exchange; dataset: Dataset; date: TradingDate },
  figures: DisclosedFigures | null,
  fetchedAt: Date,
): DayAnswer {
  if (!figures) return { status: "notDisclosed", exchange, dataset, date };
  const provenance = { exchange, date, source: exchange, fetchedAt: fetchedAt.toISOString() };
  return { status: "disclosed", disclosure: { ...figures, ...provenance } };
}

/** Answers every day asked with one reading each; days before margin trading began are not asked for. */
export async function* answerDayByDay(
  { dataset, dates }: CollectRequest,
  { exchange, readDay, now }: { exchange: Exchange; readDay: ReadDay | undefined; now: () => Date },
  signal?: AbortSignal,
): AsyncGenerator<DayAnswer> {
  for (const date of daysAsked(dates)) {
    signal?.throwIfAborted();
    const canBeAsked = readDay !== undefined && date >= MARGIN_SINCE[exchange];
    const figures = canBeAsked ? await readDay(date, signal) : null;
    yield dayAnswer({ exchange, dataset, date }, figures, now());
  }
}
