import type { MarketSeries } from "../../contracts/api.ts";
import type { MarketRow } from "../../contracts/rows.ts";
import { fieldIdsOf, type FieldIdOf } from "../../core/fields/catalogue.ts";
import { EXCHANGES, MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { ServedMarketRow } from "./exchange-rows.ts";

/** Daily totals, and the days that are left out because an exchange has not disclosed them. */
export interface ServedMarket {
  readonly rows: ServedMarketRow[];
  readonly partial: MarketSeries["partial"];
}

/**
 * All exchanges together, day by day: the sum where each that had margin trading has disclosed the day, else the total
 * that a user's file gave, else the day is partial.
 */
export function sumExchanges(rows: readonly ServedMarketRow[], fromFiles: readonly MarketRow[]): ServedMarket {
  const given = new Map(fromFiles.map((row) => [row.date, { ...row, derived: [] }]));
  const disclosed = new Map<TradingDate, ServedMarketRow[]>();
  for (const row of rows) disclosed.set(row.date, [...(disclosed.get(row.date) ?? []), row]);

  const series: ServedMarket = { rows: [], partial: [] };
  for (const date of [...new Set([...disclosed.keys(), ...given.keys()])].sort()) {
    const parts = disclosed.get(date) ?? [];
    const missing = EXCHANGES.filter(
      (exchange) => MARGIN_SINCE[exchange] <= date && !parts.some((row) => row.exchange === exchange),
    );
    const whole = missing.length === 0 ? sumRows(parts) : given.get(date);
    if (whole) series.rows.push(whole);
    else series.partial.push({ date, missing });
  }
  return series;
}

const SUMMED = fieldIdsOf("totals", "overview");
type Summed = FieldIdOf<"totals" | "overview">;

/** The revision counts every correction of every part, so that it grows with each; fetched when the oldest part was. */
function sumRows(rows: readonly ServedMarketRow[]): ServedMarketRow {
  const sums = Object.fromEntries(SUMMED.map((id) => [id, sumOf(rows, id)])) as Record<Summed, number | null>;
  return {
    ...rows[0]!,
    ...sums,
    exchange: "ALL",
    source: [...new Set(rows.map((row) => row.source))].join("+"),
    fetched_at: rows.map((row) => row.fetched_at).sort()[0]!,
    revision: rows.reduce((total, row) => total + row.revision - 1, 1),
    derived: [...new Set(rows.flatMap((row) => row.derived))],
  };
}

function sumOf(rows: readonly MarketRow[], id: Summed): number | null {
  let sum = 0;
  for (const row of rows) {
    const figure = row[id];
    if (figure === null) return null;
    sum += figure;
  }
  return sum;
}
