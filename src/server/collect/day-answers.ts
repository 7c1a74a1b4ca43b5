import type { Dataset } from "../../core/fields/catalogue.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { CollectRequest, DayAnswer, DisclosedFigures, Offer, Source } from "./source.ts";

/** Reads one day; null = nothing is disclosed (yet). */
export type ReadDay = (date: TradingDate, signal?: AbortSignal) => Promise<DisclosedFigures | null>;

/** Reads a range of days in one go; days that are missing in the answer are not disclosed (yet). */
export type ReadRange = (
  range: { readonly from: TradingDate; readonly to: TradingDate },
  signal?: AbortSignal,
) => Promise<ReadonlyMap<TradingDate, DisclosedFigures>>;

/** The days asked for, each once, oldest first. */
function daysAsked(dates: readonly TradingDate[]): TradingDate[] {
  return [...new Set(dates)].sort();
}

function dayAnswer(
  { exchange, dataset, date }: { exchange: Scope; dataset: Dataset; date: TradingDate },
  figures: DisclosedFigures | null,
  source: string,
  fetchedAt: Date,
): DayAnswer {
  if (!figures) return { status: "notDisclosed", exchange, dataset, date };
  const provenance = { exchange, date, source, fetchedAt: fetchedAt.toISOString() };
  return { status: "disclosed", disclosure: { ...figures, ...provenance } };
}

/** The offer that answers for the day; undefined where the source gives no such figures, or none so early. */
function offerFor(
  { offers }: Pick<Source, "offers">,
  { dataset, exchange }: Pick<CollectRequest, "dataset" | "exchange">,
  date: TradingDate,
): Offer | undefined {
  return offers.find((offer) => offer.dataset === dataset && offer.exchange === exchange && offer.since <= date);
}

/** Answers every day asked with one reading of the range that they span; days that no offer covers are not asked for. */
export async function* answerRange(
  request: CollectRequest,
  { source, readRange, now }: { source: Pick<Source, "id" | "offers">; readRange: ReadRange; now: () => Date },
  signal?: AbortSignal,
): AsyncGenerator<DayAnswer> {
  const { dataset, exchange } = request;
  const days = daysAsked(request.dates);
  const covered = days.filter((date) => offerFor(source, request, date) !== undefined);
  const [from, to] = [covered[0], covered.at(-1)];
  signal?.throwIfAborted();
  const figures = from && to ? await readRange({ from, to }, signal) : new Map<TradingDate, never>();
  for (const date of days) yield dayAnswer({ exchange, dataset, date }, figures.get(date) ?? null, source.id, now());
}

/** Answers every day asked with one reading each; days that no offer covers are not asked for. */
export async function* answerDayByDay(
  request: CollectRequest,
  { source, readDay, now }: { source: Pick<Source, "id" | "offers">; readDay: ReadDay | undefined; now: () => Date },
  signal?: AbortSignal,
): AsyncGenerator<DayAnswer> {
  const { dataset, exchange } = request;
  for (const date of daysAsked(request.dates)) {
    signal?.throwIfAborted();
    const canBeAsked = readDay !== undefined && offerFor(source, request, date) !== undefined;
    const figures = canBeAsked ? await readDay(date, signal) : null;
    yield dayAnswer({ exchange, dataset, date }, figures, source.id, now());
  }
}
