import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../../../core/market/exchange.ts";
import { fieldIdsOf } from "../../../../core/fields/catalogue.ts";
import { collectLiveQuotes, LIVE_UNTIL_NEXT_SESSION } from "../../live-quotes.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { Offer, Source } from "../../source.ts";
import { createTencentWire, IDENTITY, PAUSE_MS } from "./fetch.ts";
import { mapQuotes } from "./map.ts";

export interface TencentOptions extends SourceOptions {
  /** The securities to ask for: quotes are given by code only. */
  readonly listCodes: (exchange: Exchange) => Promise<readonly string[]>;
}

const OFFERS: readonly Offer[] = EXCHANGES.map((exchange) => ({
  dataset: "quotes",
  exchange,
  fields: fieldIdsOf("quotes"),
  since: MARGIN_SINCE[exchange],
  published: LIVE_UNTIL_NEXT_SESSION,
  unit: { zh: "元、亿元、万元、手", en: "元, 亿元 (100 million), 万元 (10,000), 手 (100 shares)" },
  newestOnly: true,
}));

/** 腾讯行情: the quotes of the newest session, once it has ended. They are live: a past day cannot be asked for. */
export function createTencentSource(options: TencentOptions): Source {
  const wire = createTencentWire(options);
  const source = { ...IDENTITY, pauseMs: options.pauseMs ?? PAUSE_MS, offers: OFFERS };

  const collect = collectLiveQuotes({
    source,
    now: options.now ?? (() => new Date()),
    readRows: async (exchange, date, signal) => {
      const fetched = await wire(exchange, await options.listCodes(exchange), signal);
      return fetched ? mapQuotes(fetched, date) : [];
    },
  });
  return { ...source, collect };
}
