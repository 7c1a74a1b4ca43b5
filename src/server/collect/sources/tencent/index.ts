import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../../../core/market/exchange.ts";
import { fieldIdsOf } from "../../../../core/fields/catalogue.ts";
import { answerDayByDay, type ReadDay } from "../../day-answers.ts";
import { LIVE_UNTIL_NEXT_SESSION, quotesStand } from "../../live-quotes.ts";
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
  const now = options.now ?? (() => new Date());
  const source = { ...IDENTITY, pauseMs: options.pauseMs ?? PAUSE_MS, offers: OFFERS };

  const readerOf =
    (exchange: Exchange): ReadDay =>
    async (date, signal) => {
      if (!quotesStand(now(), date)) return null;
      const fetched = await wire(exchange, await options.listCodes(exchange), signal);
      const rows = fetched ? mapQuotes(fetched, date) : [];
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
