import { fieldIdsOf } from "../../../../core/fields/catalogue.ts";
import { EXCHANGES, MARGIN_SINCE } from "../../../../core/market/exchange.ts";
import { collectLiveQuotes, LIVE_UNTIL_NEXT_SESSION } from "../../live-quotes.ts";
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
  const source = { ...IDENTITY, pauseMs: options.pauseMs ?? PAUSE_MS, offers: OFFERS };

  const collect = collectLiveQuotes({
    source,
    now: options.now ?? (() => new Date()),
    readRows: async (exchange, date, signal) => mapQuotes(await wire(exchange, signal), exchange, date),
  });
  return { ...source, collect };
}
