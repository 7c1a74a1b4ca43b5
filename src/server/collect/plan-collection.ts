import type { Dataset } from "../../core/fields/catalogue.ts";
import { sessionsBetween } from "../../core/market/calendar.ts";
import { MARGIN_SINCE, type Scope } from "../../core/market/exchange.ts";
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
  readonly dates: readonly TradingDate[];
  /** Sessions of the range that need not be asked for: this source has given them before. */
  readonly stored: number;
}

/** For each source that serves the scope: the sessions with margin trading that it has not given yet, totals first. */
export async function planCollection(
  store: Store,
  sources: readonly Source[],
  request: CollectionRequest,
): Promise<CollectionPlan[]> {
  const { datasets = ["totals", "overview"], scope, from, to, again = false } = request;
  const plans = sources
    .filter(({ exchange }) => scope === "ALL" || scope === exchange)
    .flatMap((source) =>
      datasets
        .filter((dataset) => source.datasets.includes(dataset))
        .map(async (dataset): Promise<CollectionPlan> => {
          const since = MARGIN_SINCE[source.exchange];
          const sessions = sessionsBetween(from > since ? from : since, to);
          if (again) return { source, dataset, dates: sessions, stored: 0 };
          const stored = new Set(await store.days(dataset, source.exchange, from, to, source.id));
          const dates = sessions.filter((date) => !stored.has(date));
          return { source, dataset, dates, stored: sessions.length - dates.length };
        }),
    );
  return Promise.all(plans);
}
