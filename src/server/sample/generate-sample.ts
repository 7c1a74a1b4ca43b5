import type { MarginFigures, SecurityRow } from "../../contracts/rows.ts";
import { MARGIN_FIELD_IDS, type MarginFieldId } from "../../core/fields/catalogue.ts";
import { sessionsBetween } from "../../core/market/calendar.ts";
import { EXCHANGES, type Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Disclosure } from "../collect/source.ts";
import { levelAt, MARKET_SHAPES } from "./market-path.ts";
import { between, normal, seededRandom } from "./random.ts";
import { SAMPLE_SECURITIES, type SampleSecurity } from "./securities.ts";
import { walkSecurity, type SecurityWalk } from "./security-walk.ts";

const SEED = 20_241_101;
const FROM = "2024-11-01" as TradingDate;
const TO = "2026-10-30" as TradingDate;

/** Totals include securities that left the target list, details do not: so much of the total (SOURCES: up to 0.5 %). */
const DELISTED_SHARE = 0.004;

/** What an exchange does not publish stays missing, as in its real disclosures. */
const UNPUBLISHED: Readonly<Record<Exchange, { totals: readonly MarginFieldId[]; details: readonly MarginFieldId[] }>> =
  {
    SSE: { totals: ["short_returned"], details: ["short_balance", "margin_balance"] },
    SZSE: { totals: ["financing_repay", "short_returned"], details: ["financing_repay", "short_returned"] },
    BSE: { totals: ["financing_repay", "short_returned"], details: ["financing_repay", "short_returned"] },
  };

/** Two years of invented disclosures of 300 securities, plausible in level and shape; the same ones every time. */
export function generateSample(): Disclosure[] {
  const sessions = sessionsBetween(FROM, TO);
  return EXCHANGES.flatMap((exchange, index) => generateExchange(exchange, SEED + index, sessions));
}

function generateExchange(exchange: Exchange, seed: number, sessions: readonly TradingDate[]): Disclosure[] {
  const random = seededRandom(seed);
  const shape = MARKET_SHAPES[exchange];
  const securities = SAMPLE_SECURITIES.filter((security) => security.exchange === exchange);
  const weights = securities.map(() => cube(between(random, 0.25, 1)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const walk = (share: number): SecurityWalk =>
    walkSecurity(random, { balance: shape.balance[0] * share, shortShare: shape.shortShare });
  const walks = weights.map((weight) => walk((weight / sum) * (1 - DELISTED_SHARE)));
  const delisted = walk(DELISTED_SHARE);

  let mood = 1;
  let financedShare = 0.1;
  return sessions.flatMap((date, index) => {
    const progress = index / (sessions.length - 1);
    mood *= 1 + 0.004 * normal(random) - 0.02 * (mood - 1);
    financedShare += 0.002 * normal(random) - 0.1 * (financedShare - 0.1);
    const market = (levelAt(shape.balance, progress) / shape.balance[0]) * mood;

    const figures = walks.map((one) => one.next(market));
    const total = sumFigures([...figures, delisted.next(market)]);
    const bought = total.financing_buy ?? 0;
    const provenance = { exchange, date, source: "SAMPLE", fetchedAt: `${date}T15:00:00.000Z` };
    const disclosures: Disclosure[] = [
      { dataset: "totals", figures: withhold(total, UNPUBLISHED[exchange].totals), ...provenance },
      { dataset: "details", rows: rowsOf(securities, figures, UNPUBLISHED[exchange].details), ...provenance },
    ];
    if (!shape.floatCap) return disclosures;
    const overview = {
      turnover: Math.round(bought / financedShare),
      float_cap: Math.round(levelAt(shape.floatCap, progress) * mood),
    };
    return [...disclosures, { dataset: "overview", figures: overview, ...provenance }];
  });
}

/** A few large securities and many small ones. Not `**`, whose last digit may differ between machines. */
const cube = (value: number): number => value * value * value;

const rowsOf = (
  securities: readonly SampleSecurity[],
  figures: readonly MarginFigures[],
  unpublished: readonly MarginFieldId[],
): SecurityRow[] =>
  securities.map(({ code, name }, index) => ({ code, name, ...withhold(figures[index]!, unpublished) }));

function withhold(figures: MarginFigures, ids: readonly MarginFieldId[]): MarginFigures {
  const published = { ...figures };
  for (const id of ids) published[id] = null;
  return published;
}

function sumFigures(all: readonly MarginFigures[]): MarginFigures {
  const total = Object.fromEntries(MARGIN_FIELD_IDS.map((id) => [id, 0])) as Record<MarginFieldId, number>;
  for (const figures of all) for (const id of MARGIN_FIELD_IDS) total[id] += figures[id] ?? 0;
  return total;
}
