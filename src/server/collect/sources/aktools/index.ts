import { fieldIdsOf } from "../../../../core/fields/catalogue.ts";
import { MARGIN_SINCE, type Exchange } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { answerDayByDay, answerRange, type ReadRange } from "../../day-answers.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { DisclosedFigures, Offer, Source } from "../../source.ts";
import { readDetails, readSseTotals } from "./details.ts";
import { createAktoolsWire, IDENTITY, PAUSE_MS, type AktoolsWire } from "./fetch.ts";
import { mapAccounts } from "./map.ts";
import { accountInfo } from "./schema.ts";

const published = { zh: "次一交易日 9:00 左右", en: "about 9:00 on the next session" } as const;
const exact = { zh: "元、股", en: "元 and shares" } as const;
const rounded = { zh: "亿元、万名、%", en: "亿元 (100 million 元), 万名 (10,000 persons), %" } as const;

const details = (exchange: Exchange, without: readonly string[]): Offer => ({
  dataset: "details",
  exchange,
  fields: fieldIdsOf("details").filter((id) => !without.includes(id)),
  since: MARGIN_SINCE[exchange],
  published,
  unit: exact,
});

/** Its totals of Shenzhen and Beijing are rounded to 亿元 and 万元 and are not offered: rounded figures are never stored. */
const OFFERS: readonly Offer[] = [
  {
    dataset: "totals",
    exchange: "SSE",
    fields: fieldIdsOf("totals").filter((id) => id !== "financing_repay" && id !== "short_returned"),
    since: MARGIN_SINCE.SSE,
    published,
    unit: exact,
  },
  details("SSE", ["short_balance", "margin_balance"]),
  details("SZSE", ["financing_repay", "short_returned"]),
  details("BSE", ["financing_repay", "short_returned"]),
  {
    dataset: "accounts",
    exchange: "ALL",
    fields: fieldIdsOf("accounts").filter((id) => id !== "margin_balance"),
    since: "2012-09-27" as TradingDate,
    published,
    unit: rounded,
  },
];

/** AKShare behind a user's own AKTools on this machine: what it reads from the exchanges and from Eastmoney. */
export function createAktoolsSource(options: SourceOptions & { readonly baseUrl: string }): Source {
  const wire = createAktoolsWire(options);
  const now = options.now ?? (() => new Date());
  const source = { ...IDENTITY, offers: OFFERS, pauseMs: options.pauseMs ?? PAUSE_MS };
  return {
    ...source,
    collect(request, signal) {
      if (request.dataset !== "details") {
        const readRange: ReadRange = ({ from, to }, ofRange) => readSeries(wire, request.dataset, from, to, ofRange);
        return answerRange(request, { source, readRange, now }, signal);
      }
      const readDay = (date: TradingDate) => readDetails(wire, request.exchange as Exchange, date, signal);
      return answerDayByDay(request, { source, readDay, now }, signal);
    },
  };
}

/** Totals and accounts come as one series in one call. */
async function readSeries(
  wire: AktoolsWire,
  dataset: Offer["dataset"],
  from: TradingDate,
  to: TradingDate,
  signal?: AbortSignal,
): Promise<ReadonlyMap<TradingDate, DisclosedFigures>> {
  if (dataset === "accounts") {
    const days = mapAccounts(await wire("stock_margin_account_info", {}, accountInfo, signal));
    return new Map([...days].map(([date, figures]) => [date, { dataset, figures }]));
  }
  const days = await readSseTotals(wire, { from, to }, signal);
  return new Map([...days].map(([date, figures]) => [date, { dataset: "totals", figures }]));
}
