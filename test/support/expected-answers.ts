import type { MarginFigures } from "../../src/contracts/rows.ts";
import type { Dataset } from "../../src/core/fields/catalogue.ts";
import type { Exchange, Scope } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { tradedShares } from "./bse-wire.ts";
import {
  accountsOf,
  boardsOf,
  bse50Of,
  CONCEPTS,
  detailsOf,
  marketTotalsOf,
  overviewOf,
  quotesOf,
  REGIONS,
  sectorOf,
  targetsOf,
  totalsOf,
  NO_TARGET_NAME,
  type DayFigures,
  type QuoteFigures,
} from "./exchange-figures.ts";
import type { Host } from "./exchange-server.ts";

/** A source, and what it is asked for. */
export interface Asked {
  readonly id: Host;
  readonly dataset: Dataset;
  readonly exchange: Scope;
}

/** What an exchange publishes of what it knows, in 元 and shares; a house that has it all gives it all. */
function published(
  { id, exchange }: Pick<Asked, "id" | "exchange">,
  dataset: "totals" | "details",
  day: DayFigures,
): MarginFigures {
  const isWhole = id === "EASTMONEY" || id === "TUSHARE";
  const [isDetail, isOfShanghai] = [dataset === "details", exchange === "SSE"];
  const hasRepaid = isWhole || (isOfShanghai && (isDetail || id === "SSE"));
  const hasReturned = id === "EASTMONEY" || (isDetail && (isWhole || isOfShanghai));
  const hasShortValue = isWhole || !isOfShanghai || !isDetail;
  return {
    financing_balance: day.balance,
    financing_buy: day.bought,
    financing_repay: hasRepaid ? day.repaid : null,
    short_balance: hasShortValue ? day.shortValue : null,
    short_shares: day.shortShares,
    short_sold: day.sold,
    short_returned: hasReturned ? day.returned : null,
    margin_balance: hasShortValue ? day.balance + day.shortValue : null,
  };
}

/** What the source must answer for a disclosed day of the local server, without its provenance. */
export function expectedAnswer({ id, exchange: scope, dataset }: Asked, date: TradingDate): object {
  const disclosed = { status: "disclosed", dataset, date };
  if (dataset === "accounts") {
    const { figures } = accountsOf(date);
    return { ...disclosed, figures: id === "AKTOOLS" ? { ...figures, margin_balance: null } : figures };
  }
  if (dataset === "totals") {
    const day = scope === "ALL" ? marketTotalsOf(date) : totalsOf(scope, date);
    return { ...disclosed, figures: published({ id, exchange: scope }, dataset, day) };
  }
  if (dataset === "overview") {
    const { turnover, floatCap } =
      scope === "ALL" ? { ...marketTotalsOf(date), turnover: NaN } : overviewOf(scope, date);
    return {
      ...disclosed,
      figures: { turnover: id === "EASTMONEY" ? null : turnover * 1e6, float_cap: floatCap * 1e6 },
    };
  }
  if (scope === "ALL") throw new Error(`no ${dataset} of all exchanges`);
  return { ...disclosed, rows: expectedRows(id, scope, dataset, date) };
}

const schemeOf = (id: Host) => (id === "TUSHARE" ? "sector_sw" : "sector_em");

const LIVE_OR_BOUGHT: readonly Host[] = ["TENCENT", "TUSHARE", "EASTMONEY_QUOTES"];
const STOCKS_ONLY: readonly Host[] = ["TUSHARE", "EASTMONEY_QUOTES"];

/** What a source gives of a quote beside its close. */
function valuesGiven(id: Host, { shares, floatCap, hands, amount }: QuoteFigures): object {
  if (LIVE_OR_BOUGHT.includes(id)) return { float_cap: floatCap, turnover: amount, volume: 100 * hands };
  if (id === "EASTMONEY") return { float_cap: floatCap, turnover: null, volume: null };
  const volume = tradedShares(shares);
  return { float_cap: null, turnover: volume * 10, volume };
}

function expectedRows(id: Host, exchange: Exchange, dataset: Dataset, date: TradingDate): object[] {
  switch (dataset) {
    case "details":
      return detailsOf(exchange, date).map(({ code, name, ...day }) => ({
        code,
        name,
        ...published({ id, exchange }, dataset, day),
      }));
    case "quotes":
      return quotesOf(exchange, date)
        .filter(({ name }) => id !== "TENCENT" || name !== NO_TARGET_NAME)
        .filter(({ isFund }) => !STOCKS_ONLY.includes(id) || !isFund)
        .map((quote) => ({
          ...{ code: quote.code, name: id === "TUSHARE" ? "" : quote.name },
          ...{ close: quote.close, ...valuesGiven(id, quote) },
        }));
    case "sectors":
      return quotesOf(exchange, date)
        .filter(({ isFund }) => !isFund)
        .map(({ code, name }) => ({ code, name, sector_em: null, sector_sw: null, [schemeOf(id)]: sectorOf(code) }));
    case "targets":
      if (id === "TUSHARE")
        return targetsOf(exchange)
          .filter(({ financing }) => financing)
          .map(({ code, name }) => ({ code, name, financing_target: 1, short_target: null }));
      return targetsOf(exchange).map(({ code, name, financing, short }) => ({
        ...{ code, name },
        ...{ financing_target: Number(financing), short_target: Number(short) },
      }));
    case "boards":
      return quotesOf(exchange, date)
        .filter(({ isFund }) => !isFund)
        .map(({ code, name }) => {
          const boards = boardsOf(code);
          const concepts = boards.flatMap((board) => CONCEPTS[board] ?? []).sort();
          const region = boards.flatMap((board) => REGIONS[board] ?? [])[0];
          return { code, name, region_em: region, concepts_em: concepts.join("、") || null };
        });
    case "members":
      return bse50Of().map(({ code, name }) => ({ code, name, bse50_member: 1 }));
    default:
      throw new Error(`no figures of ${dataset} here`);
  }
}
