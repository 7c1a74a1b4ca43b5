import { MARGIN_SINCE, SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { answerDayByDay, dayAnswer, daysAsked, type ReadDay } from "../../day-answers.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { DayAnswer, Offer, Source } from "../../source.ts";
import { exchangeOffer } from "../../exchange-offers.ts";
import { createSseWire, PAUSE_MS, type SseWire } from "./fetch.ts";
import { mapDetails, mapOverview, mapTotals } from "./map.ts";

const exchange = "SSE";
/** First day of the daily overview in its present form. */
const OVERVIEW_SINCE = "2021-12-27" as TradingDate;

const OFFERS: readonly Offer[] = [
  exchangeOffer(exchange, "totals", { without: ["short_returned"] }),
  exchangeOffer(exchange, "details", { without: ["short_balance", "margin_balance"] }),
  exchangeOffer(exchange, "overview", {
    since: OVERVIEW_SINCE,
    unit: { zh: "亿元", en: "亿元 (100 million 元)" },
  }),
];

/** 上海证券交易所: totals of a whole range in one call, details and overview day by day. */
export function createSseSource(options: SourceOptions = {}): Source {
  const wire = createSseWire(options);
  const now = options.now ?? (() => new Date());
  const source = {
    id: exchange,
    name: SCOPE_NAMES[exchange],
    pauseMs: options.pauseMs ?? PAUSE_MS,
    offers: OFFERS,
  };
  return {
    ...source,
    collect(request, signal) {
      if (request.dataset === "totals") return collectTotals(wire, request.dates, now, signal);
      const readDay = request.dataset === "details" ? readDetails(wire) : readOverview(wire);
      return answerDayByDay(request, { source, readDay, now }, signal);
    },
  };
}

async function* collectTotals(
  wire: SseWire,
  dates: readonly TradingDate[],
  now: () => Date,
  signal?: AbortSignal,
): AsyncGenerator<DayAnswer> {
  const days = daysAsked(dates);
  const asked = days.filter((day) => day >= MARGIN_SINCE[exchange]);
  const [from, to] = [asked[0], asked.at(-1)];
  const totals = from && to ? mapTotals(await wire.totals(from, to, signal), from, to) : new Map<TradingDate, never>();
  for (const date of days) {
    const figures = totals.get(date);
    const disclosed = figures ? ({ dataset: "totals", figures } as const) : null;
    yield dayAnswer({ exchange, dataset: "totals", date }, disclosed, exchange, now());
  }
}

function readDetails(wire: SseWire): ReadDay {
  return async (date, signal) => {
    const rows = mapDetails(await wire.details(date, signal), date);
    return rows.length > 0 ? { dataset: "details", rows } : null;
  };
}

function readOverview(wire: SseWire): ReadDay {
  return async (date, signal) => {
    const figures = mapOverview(await wire.overview(date, signal), date);
    return figures ? { dataset: "overview", figures } : null;
  };
}
