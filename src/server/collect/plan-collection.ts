import { DATASETS, type Dataset } from "../../core/fields/catalogue.ts";
import { previousSession, sessionsBetween } from "../../core/market/calendar.ts";
import { SCOPES, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import { inPlanOrder } from "../truth/plan.ts";
import type { Offer, Source } from "./source.ts";
import { wordTakenSince } from "./undisclosed.ts";

export interface CollectionRequest {
  /** Left out: totals, and the turnover and float value of the same days. */
  readonly datasets?: readonly Dataset[];
  /** `ALL` includes the figures that a source gives for all exchanges together. */
  readonly scope: Scope;
  readonly from: TradingDate;
  readonly to: TradingDate;
  /** The day in Beijing: some offers are of the newest day only. */
  readonly today: TradingDate;
  /**
   * Asks for stored days once more: where a figure was corrected, the day gets its next revision. Days long past of which a
   * source had nothing are asked for, too.
   */
  readonly again?: boolean;
  /** Asks for the latter only: somebody waits for the answer, and expects that the sources were asked. */
  readonly undisclosedToo?: boolean;
}

/** A source that may be asked, the days that it has given before, and those of which it had nothing lately. */
export interface Candidate {
  readonly source: Source;
  readonly offer: Offer;
  readonly stored: ReadonlySet<TradingDate>;
  readonly undisclosed: ReadonlySet<TradingDate>;
}

/** One dataset of one exchange: which days to look at, and whom to ask. */
export interface CollectionPlan {
  readonly dataset: Dataset;
  readonly exchange: Scope;
  /** In the order of the plan. The first is asked, the others for what it does not give, and where it fails. */
  readonly candidates: readonly Candidate[];
  /** Sessions for which somebody has something to add, ascending. */
  readonly dates: readonly TradingDate[];
  /** Sessions of the range for which nobody has, because it is stored, or because nobody had it when it was asked for. */
  readonly stored: number;
  readonly undisclosed: number;
}

/** For each dataset and exchange that any source offers: what the store lacks. */
export async function planCollection(
  store: Store,
  sources: readonly Source[],
  request: CollectionRequest,
): Promise<CollectionPlan[]> {
  const wanted = new Set<Dataset>(request.datasets ?? ["totals", "overview"]);
  const scopes = request.scope === "ALL" ? SCOPES : [request.scope];
  const places = DATASETS.filter((dataset) => wanted.has(dataset)).flatMap((dataset) =>
    scopes.map((exchange) => ({ dataset, exchange })),
  );
  const plans = await Promise.all(places.map((place) => planPlace(store, sources, request, place)));
  return plans.filter(({ candidates }) => candidates.length > 0);
}

type Place = Pick<CollectionPlan, "dataset" | "exchange">;

async function planPlace(
  store: Store,
  sources: readonly Source[],
  request: CollectionRequest,
  place: Place,
): Promise<CollectionPlan> {
  const { from, to, today, again = false, undisclosedToo = false } = request;
  const offered = sources.flatMap((source) =>
    source.offers
      .filter((offer) => offer.dataset === place.dataset && offer.exchange === place.exchange)
      .map((offer) => ({ source: source.id, by: source, offer: withinReach(offer, today) })),
  );
  const candidates = await Promise.all(
    inPlanOrder(place, offered).map(async ({ by, offer }): Promise<Candidate> => {
      if (again) return { source: by, offer, stored: new Set(), undisclosed: new Set() };
      const since = wordTakenSince(today);
      const [stored, undisclosed] = await Promise.all([
        store.days(place.dataset, place.exchange, from, to, by.id),
        undisclosedToo ? [] : store.undisclosed({ ...place, source: by.id, from, to, since }),
      ]);
      return { source: by, offer, stored: new Set(stored), undisclosed: new Set(undisclosed) };
    }),
  );
  const sessions = sessionsBetween(from, to).filter((date) => candidates.some(({ offer }) => offer.since <= date));
  const dates = sessions.filter((date) => candidates.some((_, at) => isWanted(candidates, at, date, hasStored)));
  const wanted = new Set(dates);
  const settled = sessions.filter((date) => !wanted.has(date));
  const stored = settled.filter((date) => candidates.some((candidate) => candidate.stored.has(date))).length;
  return { ...place, candidates, dates, stored, undisclosed: settled.length - stored };
}

/** An offer of the newest day reaches back to the session before today, whose figures are out in the morning. */
function withinReach(offer: Offer, today: TradingDate): Offer {
  const newest = previousSession(today);
  return offer.newestOnly && offer.since < newest ? { ...offer, since: newest } : offer;
}

/** Whether a source has given a day. */
export type HasGiven = (candidate: Candidate, date: TradingDate) => boolean;

const hasStored: HasGiven = ({ stored }, date) => stored.has(date);

/** Whether the source at that place of the plan has yet to give a field of the day that none before it gave. */
export function isWanted(
  candidates: readonly Candidate[],
  place: number,
  date: TradingDate,
  hasGiven: HasGiven,
): boolean {
  const candidate = candidates[place];
  if (!candidate || candidate.offer.since > date || hasGiven(candidate, date)) return false;
  if (candidate.undisclosed.has(date)) return false;
  const before = candidates.slice(0, place).filter((earlier) => hasGiven(earlier, date));
  return candidate.offer.fields.some((field) => !before.some(({ offer }) => offer.fields.includes(field)));
}
