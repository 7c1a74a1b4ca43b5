import type { Dataset } from "../../core/fields/catalogue.ts";
import { sessionsBetween } from "../../core/market/calendar.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import type { Source } from "./source.ts";

export interface CollectionRequest {
  /** Left out: totals, and the turnover and float value of the same days. */
  readonly datasets?: readonly Dataset[];
  readonly scope: Scope;
  readonly from: TradingDate;
  readonly to: TradingDate;
  /** Asks for stored days once more: where a figure was corrected, the day gets its next revision. */
  readonly again?: boolean;
}

/** What one source is asked for. */
export interface CollectionPlan {
  readonly source: Source;
  readonly dataset: Dataset;
  readonly exchange: Scope;
  readonly dates: readonly TradingDate[];
  /** Sessions of the range that need not be asked for: this source has given them before. */
  readonly stored: number;
}

/** For each offer that serves the scope: the sessions that its source has not given yet, dataset by dataset. */
export async function planCollection(
  store: Store,
  sources: readonly Source[],
  request: CollectionRequest,
): Promise<CollectionPlan[]> {
  const { datasets = ["totals", "overview"], scope, from, to, again = false } = request;
  const plans = datasets.flatMap((dataset) =>
    sources.flatMap((source) =>
      source.offers
        .filter((offer) => offer.dataset === dataset && (scope === "ALL" || scope === offer.exchange))
        .map(async ({ exchange, since }): Promise<CollectionPlan> => {
          const sessions = sessionsBetween(from > since ? from : since, to);
          if (again) return { source, dataset, exchange, dates: sessions, stored: 0 };
          const stored = new Set(await store.days(dataset, exchange, from, to, source.id));
          const dates = sessions.filter((date) => !stored.has(date));
          return { source, dataset, exchange, dates, stored: sessions.length - dates.length };
        }),
    ),
  );
  return Promise.all(plans);
}
