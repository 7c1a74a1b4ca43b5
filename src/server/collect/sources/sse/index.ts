import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { answerDayByDay, answerRange, type ReadDay, type ReadRange } from "../../day-answers.ts";
import type { SourceOptions } from "../../source-options.ts";
import { SourceError, type Offer, type Source } from "../../source.ts";
import { exchangeOffer } from "../../exchange-offers.ts";
import { partsOf } from "../../history-parts.ts";
import { createSseWire, PAUSE_MS, type SseWire } from "./fetch.ts";
import { mapDetails, mapHistory, mapOlderOverview, mapOverview, mapTotals } from "./map.ts";

const exchange = "SSE";
/** First day of the daily overview in its present form. */
const OVERVIEW_SINCE = "2021-12-27" as TradingDate;
/** First day of the one before it. */
const OLDER_OVERVIEW_SINCE = "2018-01-02" as TradingDate;

const OFFERS: readonly Offer[] = [
  exchangeOffer(exchange, "totals", { without: ["short_returned"] }),
  exchangeOffer(exchange, "details", { without: ["short_balance", "margin_balance"] }),
  exchangeOffer(exchange, "overview", {
    since: OLDER_OVERVIEW_SINCE,
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
      if (request.dataset === "totals")
        return answerRange(request, { source, readRange: readTotals(wire), now }, signal);
      const readDay = request.dataset === "details" ? readDetails(wire) : readOverview(wire);
      return answerDayByDay(request, { source, readDay, now }, signal);
    },
    histories: {
      exchanges: [exchange],
      async read(request, signal) {
        const fetched = await wire.history(request.code, request.from, request.to, signal);
        return partsOf(mapHistory(fetched), request, { origin: fetched.origin, now: now() });
      },
    },
  };
}

/** A range in one call; a single day from its file where the call fails. */
function readTotals(wire: SseWire): ReadRange {
  return async ({ from, to }, signal) => {
    const query = async () => {
      const fetched = await wire.totals(from, to, signal);
      return () => mapTotals(fetched, from, to);
    };
    const file = async () => {
      const book = await wire.workbook(from, signal);
      return book && (() => new Map(book.totals ? [[from, book.totals]] : []));
    };
    const read = await (from === to ? orFromWorkbook(query, file) : query());
    return new Map([...read()].map(([date, figures]) => [date, { dataset: "totals", figures }]));
  };
}

function readDetails(wire: SseWire): ReadDay {
  return async (date, signal) => {
    const query = async () => {
      const fetched = await wire.details(date, signal);
      return () => mapDetails(fetched, date);
    };
    const file = async () => {
      const book = await wire.workbook(date, signal);
      return book && (() => book.details);
    };
    const rows = (await orFromWorkbook(query, file))();
    return rows.length > 0 ? { dataset: "details", rows } : null;
  };
}

/**
 * The daily file stands in where neither query address can be read; where it is not there or cannot be read either, the
 * first problem is the one to tell. Figures that were read and are wrong are refused: no other form is asked for them.
 */
async function orFromWorkbook<Result>(
  query: () => Promise<Result>,
  file: () => Promise<Result | null>,
): Promise<Result> {
  try {
    return await query();
  } catch (problem) {
    if (!(problem instanceof SourceError)) throw problem;
    const found = await file().catch((error: unknown) => {
      throw error instanceof SourceError ? problem : error;
    });
    if (found === null) throw problem;
    return found;
  }
}

function readOverview(wire: SseWire): ReadDay {
  return async (date, signal) => {
    const figures =
      date >= OVERVIEW_SINCE
        ? mapOverview(await wire.overview(date, signal), date)
        : mapOlderOverview(await wire.olderOverview(date, signal), date);
    return figures ? { dataset: "overview", figures } : null;
  };
}
