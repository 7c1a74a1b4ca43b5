import { nextSession } from "../../../../core/market/calendar.ts";
import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import { answerDayByDay, type ReadDay } from "../../day-answers.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { Offer, Source } from "../../source.ts";
import type { Dataset } from "../../../../core/fields/catalogue.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { exchangeOffer, TARGET_LIST } from "../../exchange-offers.ts";
import { createBseWire, PAUSE_MS } from "./fetch.ts";
import { mapDetails, mapQuotes, mapTargets, mapTotals } from "./map.ts";

const exchange = "BSE";
const UNPUBLISHED = ["financing_repay", "short_returned"] as const;
const OFFERS: readonly Offer[] = [
  exchangeOffer(exchange, "totals", { without: UNPUBLISHED }),
  exchangeOffer(exchange, "details", { without: UNPUBLISHED }),
  exchangeOffer(exchange, "targets", TARGET_LIST),
  exchangeOffer(exchange, "quotes", {
    without: ["float_cap"],
    published: { zh: "当日 15:30 以后", en: "after 15:30 on the day" },
    newestOnly: true,
  }),
];

/** Quotes are settled by 15:30 in Beijing. */
const closeOf = (date: TradingDate): Date => new Date(`${date}T15:30:00+08:00`);

/** 北京证券交易所: totals and details day by day. It publishes no history of turnover and float value. */
export function createBseSource(options: SourceOptions = {}): Source {
  const wire = createBseWire(options);
  const now = options.now ?? (() => new Date());
  const readers: Partial<Record<Dataset, ReadDay>> = {
    totals: async (date, signal) => {
      const figures = mapTotals(await wire.totals(date, signal));
      return figures && { dataset: "totals", figures };
    },
    details: async (date, signal) => {
      const rows = mapDetails(await wire.details(date, signal));
      return rows.length > 0 ? { dataset: "details", rows } : null;
    },
    quotes: async (date, signal) => {
      if (now() < closeOf(date) || now() >= closeOf(nextSession(date))) return null;
      const rows = mapQuotes(await wire.quotes(signal), date);
      return rows.length > 0 ? { dataset: "quotes", rows } : null;
    },
    targets: async (date, signal) => {
      const rows = mapTargets(await wire.targets(date, signal));
      return rows.length > 0 ? { dataset: "targets", rows } : null;
    },
  };
  const source = {
    id: exchange,
    name: SCOPE_NAMES[exchange],
    pauseMs: options.pauseMs ?? PAUSE_MS,
    offers: OFFERS,
  };
  return {
    ...source,
    collect: (request, signal) => answerDayByDay(request, { source, readDay: readers[request.dataset], now }, signal),
  };
}
