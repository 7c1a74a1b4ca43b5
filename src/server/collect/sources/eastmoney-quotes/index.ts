import { fieldIdsOf } from "../../../../core/fields/catalogue.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../../../core/market/exchange.ts";
import { answerDayByDay, type ReadDay } from "../../day-answers.ts";
import { LIVE_UNTIL_NEXT_SESSION, quotesStand } from "../../live-quotes.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { Offer, Source } from "../../source.ts";
import { createQuotesWire, IDENTITY, PAUSE_MS } from "./fetch.ts";
import { mapQuotes } from "./map.ts";

const OFFERS: readonly Offer[] = EXCHANGES.map((exchange) => ({
  dataset: "quotes",
  exchange,
  fields: fieldIdsOf("quotes"),
  since: MARGIN_SINCE[exchange],
  published: LIVE_UNTIL_NEXT_SESSION,
  unit: { zh: "元、手", en: "元, 手 (100 shares)" },
  newestOnly: true,
}));

/** 东方财富行情: the quotes of all stocks on the newest session, once it has ended. Funds are not among them. */
export function createEastmoneyQuotesSource(options: SourceOptions = {}): Source {
  const wire = createQuotesWire(options);
  const now = options.now ?? (() => new Date());
  const source = { ...IDENTITY, pauseMs: options.pauseMs ?? PAUSE_MS, offers: OFFERS };

  const readerOf =
    (exchange: Exchange): ReadDay =>
    async (date, signal) => {
      if (!quotesStand(now(), date)) return null;
      const rows = mapQuotes(await wire(exchange, signal), exchange, date);
      return rows.length > 0 ? { dataset: "quotes", rows } : null;
    };

  return {
    ...source,
    collect(request, signal) {
      const { dataset, exchange } = request;
      const readDay = dataset === "quotes" && exchange !== "ALL" ? readerOf(exchange) : undefined;
      return answerDayByDay(request, { source, readDay, now }, signal);
    },
  };
}
