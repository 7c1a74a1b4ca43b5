import type { Dataset } from "../../../../core/fields/catalogue.ts";
import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import { answerDayByDay, type ReadDay } from "../../day-answers.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { Offer, Source } from "../../source.ts";
import { exchangeOffer, TARGET_LIST } from "../../exchange-offers.ts";
import {
  createSzseWire,
  PAUSE_MS,
  DETAILS_TAB,
  OVERVIEW_TAB,
  TARGETS_TAB,
  TOTALS_TAB,
  type SzseWire,
} from "./fetch.ts";
import { isDisclosed, mapDetails, mapOverview, mapTotals } from "./map.ts";
import { mapSeries } from "./series.ts";
import { mapTargets } from "./targets.ts";

const exchange = "SZSE";
const UNPUBLISHED = ["financing_repay", "short_returned"] as const;
const OFFERS: readonly Offer[] = [
  exchangeOffer(exchange, "totals", { without: UNPUBLISHED }),
  exchangeOffer(exchange, "details", { without: UNPUBLISHED }),
  exchangeOffer(exchange, "targets", TARGET_LIST),
  exchangeOffer(exchange, "overview", { unit: { zh: "亿元", en: "亿元 (100 million 元)" } }),
];

/**
 * 深圳证券交易所, day by day. Margin figures come from the xlsx, which is exact, and are stored only when the JSON report
 * proves their day. Rounded figures are never stored in their place: the series of all days, which is rounded, only tells
 * which days there are and whether what is stored agrees with it.
 */
export function createSzseSource(options: SourceOptions = {}): Source {
  const wire = createSzseWire(options);
  const readers = createReaders(wire);
  const now = options.now ?? (() => new Date());
  const source = {
    id: exchange,
    name: SCOPE_NAMES[exchange],
    pauseMs: options.pauseMs ?? PAUSE_MS,
    offers: OFFERS,
  };
  return {
    ...source,
    collect: (request, signal) => answerDayByDay(request, { source, readDay: readers[request.dataset], now }, signal),
    allTotals: { exchange, read: async (signal) => mapSeries(await wire.series(signal)) },
  };
}

function createReaders(wire: SzseWire): Partial<Record<Dataset, ReadDay>> {
  return {
    totals: async (date, signal) => {
      const proof = await wire.report(TOTALS_TAB, date, signal);
      if (!isDisclosed(proof, date)) return null;
      const figures = mapTotals(proof, await wire.sheet(TOTALS_TAB, date, signal));
      return figures && { dataset: "totals", figures };
    },
    details: async (date, signal) => {
      const proof = await wire.report(DETAILS_TAB, date, signal);
      if (!isDisclosed(proof, date)) return null;
      return { dataset: "details", rows: mapDetails(proof, await wire.sheet(DETAILS_TAB, date, signal)) };
    },
    targets: async (date, signal) => {
      const proof = await wire.report(TARGETS_TAB, date, signal);
      if (!isDisclosed(proof, date)) return null;
      return { dataset: "targets", rows: mapTargets(proof, await wire.sheet(TARGETS_TAB, date, signal)) };
    },
    overview: async (date, signal) => {
      const report = await wire.report(OVERVIEW_TAB, date, signal);
      const figures = isDisclosed(report, date) ? mapOverview(report) : null;
      return figures && { dataset: "overview", figures };
    },
  };
}
