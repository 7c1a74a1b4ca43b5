import { fieldIdsOf, type FieldId } from "../../../../core/fields/catalogue.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { answerDayByDay } from "../../day-answers.ts";
import type { DisclosedFigures, Offer, Source } from "../../source.ts";
import { createTushareWire, IDENTITY, PAUSE_MS, type Fetched, type TushareOptions, type TushareWire } from "./fetch.ts";
import { mapDetails, mapQuotes, mapSectors, mapTargets, mapTotals } from "./map.ts";
import type { TushareApi } from "./schema.ts";

const PUBLISHED = { zh: "次一交易日 9:00 左右", en: "about 9:00 on the next session" } as const;
const THE_SAME_DAY = { zh: "当日 17:00 以后", en: "after 17:00 on the day" } as const;
const MARGIN_UNIT = { zh: "元、股", en: "元 and shares" } as const;

const OFFERS: readonly Offer[] = EXCHANGES.flatMap((exchange): Offer[] => {
  const common = { exchange, since: MARGIN_SINCE[exchange] };
  const margin = { ...common, published: PUBLISHED, unit: MARGIN_UNIT };
  const unit = { zh: "元、万元、千元、手", en: "元, 万元 (10,000), 千元 (1,000), 手 (100 shares)" };
  const none = { zh: "无", en: "none" };
  return [
    { ...margin, dataset: "totals", fields: fieldIdsOf("totals").filter((id) => id !== "short_returned") },
    { ...margin, dataset: "details", fields: fieldIdsOf("details") },
    { ...common, dataset: "quotes", fields: fieldIdsOf("quotes"), published: THE_SAME_DAY, unit },
    {
      ...common,
      dataset: "targets",
      fields: ["financing_target"] satisfies FieldId[],
      published: PUBLISHED,
      unit: none,
    },
    { ...common, dataset: "sectors", fields: ["sector_sw"] satisfies FieldId[], published: THE_SAME_DAY, unit: none },
  ];
});

/** Tushare Pro, with the user's own token: margin totals and details, quotes, the target list and Shenwan sectors. */
export function createTushareSource(options: TushareOptions): Source {
  const wire = rememberingLast(createTushareWire(options));
  const now = options.now ?? (() => new Date());
  const source = { ...IDENTITY, offers: OFFERS, pauseMs: options.pauseMs ?? PAUSE_MS };
  return {
    ...source,
    collect(request, signal) {
      const readDay = (date: TradingDate) =>
        readDayOf(wire, request.dataset, request.exchange as Exchange, date, signal);
      return answerDayByDay(request, { source, readDay, now }, signal);
    },
  };
}

async function readDayOf(
  wire: TushareWire,
  dataset: Offer["dataset"],
  exchange: Exchange,
  date: TradingDate,
  signal?: AbortSignal,
): Promise<DisclosedFigures | null> {
  const day = { trade_date: date.replaceAll("-", "") };
  switch (dataset) {
    case "totals": {
      const figures = mapTotals(await wire("margin", day, signal), exchange, date);
      return figures && { dataset, figures };
    }
    case "details":
      return orNone({ dataset, rows: mapDetails(await wire("margin_detail", day, signal), exchange, date) });
    case "targets":
      return orNone({ dataset, rows: mapTargets(await wire("margin_secs", day, signal), exchange, date) });
    case "quotes": {
      const basics = await wire("daily_basic", day, signal);
      return orNone({ dataset, rows: mapQuotes(basics, await wire("daily", day, signal), exchange, date) });
    }
    case "sectors":
      return orNone({ dataset, rows: mapSectors(await wire("index_member_all", {}, signal), exchange, date) });
    default:
      return null;
  }
}

const orNone = <Day extends DisclosedFigures & { rows: readonly unknown[] }>(day: Day): Day | null =>
  day.rows.length > 0 ? day : null;

/** An answer holds all three exchanges, which are asked for one after the other: the last answer of each API is kept. */
function rememberingLast(wire: TushareWire): TushareWire {
  const last = new Map<TushareApi, { key: string; answer: Promise<Fetched> }>();
  return (api, params, signal) => {
    const key = JSON.stringify(params);
    const known = last.get(api);
    if (known?.key === key) return known.answer;
    const answer = wire(api, params, signal);
    last.set(api, { key, answer });
    answer.catch(() => last.delete(api));
    return answer;
  };
}
