import type { SecurityRow } from "../../../../contracts/rows.ts";
import { isSession } from "../../../../core/market/calendar.ts";
import { fieldIdsOf, type FieldId } from "../../../../core/fields/catalogue.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { answerDayByDay } from "../../day-answers.ts";
import { requireWhole } from "../../disclosure-checks.ts";
import type { DisclosedFigures, Offer, Source } from "../../source.ts";
import { rememberingLast } from "../../wire/remember-last.ts";
import { createTushareWire, IDENTITY, PAUSE_MS, type TushareOptions, type TushareWire } from "./fetch.ts";
import { mapDetails, mapQuotes, mapSectors, mapTargets, mapTotals } from "./map.ts";
import type { TushareApi, TushareRow } from "./schema.ts";

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
  const wire = rememberingEach(createTushareWire(options));
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
      return orNone({ dataset, rows: await readWholeDetails(wire, exchange, date, signal) });
    case "targets":
      return orNone({ dataset, rows: mapTargets(await wire("margin_secs", day, signal), exchange, date) });
    case "quotes": {
      const basics = await wire("daily_basic", day, signal);
      return orNone({ dataset, rows: mapQuotes(basics, await wire("daily", day, signal), exchange, date) });
    }
    case "sectors":
      // Memberships begin and end on days of the calendar.
      if (!isSession(date)) return null;
      return orNone({ dataset, rows: mapSectors(await wire("index_member_all", {}, signal), exchange, date) });
    default:
      return null;
  }
}

/** The exchange's details, proved to be whole by its total; none where either is missing. */
async function readWholeDetails(
  wire: TushareWire,
  exchange: Exchange,
  date: TradingDate,
  signal?: AbortSignal,
): Promise<SecurityRow[]> {
  const day = { trade_date: date.replaceAll("-", "") };
  const fetched = await wire("margin_detail", day, signal);
  const rows = mapDetails(fetched, exchange, date);
  if (rows.length === 0) return [];
  const total = mapTotals(await wire("margin", day, signal), exchange, date);
  if (!total || total.financing_balance === null) return [];
  const balances = rows.map(({ financing_balance }) => financing_balance);
  requireWhole(balances, total.financing_balance, fetched.origin);
  return rows;
}

const orNone = <Day extends DisclosedFigures & { rows: readonly unknown[] }>(day: Day): Day | null =>
  day.rows.length > 0 ? day : null;

/** An answer holds all three exchanges, which are asked for side by side or one after the other. */
function rememberingEach(wire: TushareWire): TushareWire {
  type Ask = ReturnType<typeof rememberingLast<Parameters<TushareWire>[1], TushareRow>>;
  const asks = new Map<TushareApi, Ask>();
  return (api, params, signal) => {
    const ask = asks.get(api) ?? rememberingLast((about, stop) => wire(api, about, stop));
    asks.set(api, ask);
    return ask(params, signal);
  };
}
