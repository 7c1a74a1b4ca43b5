import { beijingDay } from "../../../../core/market/beijing-time.ts";
import { isSession, previousSession } from "../../../../core/market/calendar.ts";
import { EXCHANGES, type Exchange } from "../../../../core/market/exchange.ts";
import { addDays, type TradingDate } from "../../../../core/market/trading-date.ts";
import { answerDayByDay, answerRange, type ReadDay, type ReadRange } from "../../day-answers.ts";
import { codesToAsk, partsOf, type HistoryRow } from "../../history-parts.ts";
import { requireWhole } from "../../disclosure-checks.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { Origin } from "../../source-problems.ts";
import type { CollectRequest, DisclosedFigures, Source } from "../../source.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { boardsOf, CONCEPT, mapBoards, REGION } from "./boards.ts";
import { createEastmoneyWire, IDENTITY, PAUSE_MS, type EastmoneyWire } from "./fetch.ts";
import { mapAccounts, mapOverview, mapTotals, ofScope } from "./map.ts";
import { OFFERS, WITH_CONCEPTS } from "./offers.ts";
import type { Board, Security } from "./schema.ts";
import {
  BSE50,
  mapBse50,
  mapDetails,
  mapHistory,
  mapQuotes,
  mapSectors,
  securitiesOf,
  valuationsOf,
} from "./securities.ts";

/** Days after which a valuation that is missing will not come any more. */
const VALUATION_DUE_DAYS = 30;

export interface EastmoneyOptions extends SourceOptions {
  /** Whether the concepts of securities are read beside their regions: long texts, of which a day holds thousands. */
  readonly concepts?: boolean | undefined;
}

/** 东方财富数据中心: totals, float values and account statistics of a whole range in one call, securities day by day. */
export function createEastmoneySource({ concepts = false, ...options }: EastmoneyOptions = {}): Source {
  const wire = createEastmoneyWire(options);
  const now = options.now ?? (() => new Date());
  const source = { ...IDENTITY, pauseMs: options.pauseMs ?? PAUSE_MS, offers: concepts ? WITH_CONCEPTS : OFFERS };
  const boardKinds = concepts ? [REGION, CONCEPT] : [REGION];
  return {
    ...source,
    collect(request, signal) {
      const readRange = rangeReader(wire, request);
      if (readRange) return answerRange(request, { source, readRange, now }, signal);
      return answerDayByDay(request, { source, readDay: dayReader(wire, request, { boardKinds, now }), now }, signal);
    },
    histories: {
      exchanges: EXCHANGES,
      async read(request, signal) {
        const { from, to } = request;
        const rows: HistoryRow[] = [];
        let origin: Origin;
        for (const code of codesToAsk(request.code)) {
          const fetched = await wire.history({ code, from, to }, signal);
          rows.push(...mapHistory(fetched));
          ({ origin } = fetched);
        }
        return partsOf(rows, request, { origin: origin!, now: now() });
      },
    },
  };
}

function rangeReader(wire: EastmoneyWire, { dataset, exchange }: CollectRequest): ReadRange | undefined {
  const totals = exchange === "ALL" ? wire.marketTotals : wire.exchangeTotals;
  switch (dataset) {
    case "totals":
      return async (range, signal) => {
        const days = mapTotals(ofScope(await totals(range, signal), exchange), range);
        return disclosed(days, (figures) => ({ dataset, figures }));
      };
    case "overview":
      return async (range, signal) => {
        const days = mapOverview(ofScope(await totals(range, signal), exchange), range);
        return disclosed(days, (figures) => ({ dataset, figures }));
      };
    case "accounts":
      return async (range, signal) => {
        const days = mapAccounts(await wire.accountStatistics(range, signal), range);
        return disclosed(days, (figures) => ({ dataset, figures }));
      };
    default:
      return undefined;
  }
}

function disclosed<Figures>(
  days: ReadonlyMap<TradingDate, Figures>,
  tag: (figures: Figures) => DisclosedFigures,
): ReadonlyMap<TradingDate, DisclosedFigures> {
  return new Map([...days].map(([date, figures]) => [date, tag(figures)]));
}

function dayReader(
  wire: EastmoneyWire,
  { dataset, exchange: scope }: CollectRequest,
  { boardKinds, now }: { readonly boardKinds: readonly string[]; readonly now: () => Date },
): ReadDay | undefined {
  if (scope === "ALL") return undefined;
  const exchange: Exchange = scope;
  switch (dataset) {
    case "details":
      return async (date, signal) => {
        const listed = await readWholeList(wire, exchange, date, signal);
        return listed && { dataset, rows: mapDetails(listed) };
      };
    case "quotes":
      return async (date, signal) => {
        const listed = await readWholeList(wire, exchange, date, signal);
        if (!listed) return null;
        const valuations = valuationsOf(await wire.valuations(date, signal), exchange, date);
        const isDue = date >= addDays(beijingDay(now()), -VALUATION_DUE_DAYS);
        if (valuations.rows.length === 0 && isDue) return null;
        return { dataset, rows: mapQuotes(valuations, listed) };
      };
    case "sectors":
      return async (date, signal) => {
        const rows = mapSectors(valuationsOf(await wire.valuations(date, signal), exchange, date));
        return rows.length > 0 ? { dataset, rows } : null;
      };
    case "boards":
      return async (date, signal) => {
        const boards = await readBoards(wire, boardKinds, date, signal);
        if (boards === null) return null;
        const listed = await wire.securities(date, signal);
        if (listed.rows.length === 0) return null;
        const members = await wire.boardMembers(
          boards.rows.map(({ BOARD_CODE }) => BOARD_CODE),
          signal,
        );
        const rows = mapBoards({ boards, members, listed }, exchange);
        return rows.length > 0 ? { dataset, rows } : null;
      };
    case "members":
      return async (date, signal) => {
        if (!isNewest(date, now())) return null;
        const rows = mapBse50(await wire.indexMembers(BSE50, signal));
        return rows.length > 0 ? { dataset, rows } : null;
      };
    default:
      return undefined;
  }
}

/** The boards of all the kinds on the day; null where it is not the newest one of each. */
async function readBoards(
  wire: EastmoneyWire,
  kinds: readonly string[],
  date: TradingDate,
  signal?: AbortSignal,
): Promise<Fetched<Board> | null> {
  const rows: Board[] = [];
  let origin: Origin | undefined;
  for (const kind of kinds) {
    const boards = boardsOf(await wire.boards(kind, signal), kind, date);
    if (boards === null) return null;
    rows.push(...boards.rows);
    ({ origin } = boards);
  }
  return origin ? { rows, origin } : null;
}

/** The margin list of the exchange's day, proved to be whole by the exchange's total; null where either is missing. */
async function readWholeList(
  wire: EastmoneyWire,
  exchange: Exchange,
  date: TradingDate,
  signal?: AbortSignal,
): Promise<Fetched<Security> | null> {
  const range = { from: date, to: date };
  const total = mapTotals(ofScope(await wire.exchangeTotals(range, signal), exchange), range).get(date);
  if (!total || total.financing_balance === null) return null;
  const listed = securitiesOf(await wire.securities(date, signal), exchange, date);
  if (listed.rows.length === 0) return null;
  requireWhole(
    listed.rows.map(({ RZYE }) => RZYE),
    total.financing_balance,
    listed.origin,
  );
  return listed;
}

/** What has no date of its own is true of today and, before the next session's list is out, of the session before. */
function isNewest(date: TradingDate, now: Date): boolean {
  const today = beijingDay(now);
  return isSession(date) && date <= today && date >= previousSession(today);
}
