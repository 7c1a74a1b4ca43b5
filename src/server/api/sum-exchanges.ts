import type { MarketSeries } from "../../contracts/api.ts";
import type { MarketRow } from "../../contracts/rows.ts";
import { fieldIdsOf, type FieldIdOf } from "../../core/fields/catalogue.ts";
import { EXCHANGES, MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/**
 * All exchanges together, day by day: the sum where each that had margin trading has disclosed the day, else the total
 * that a user's file gave, else the day is partial.
 */
export function sumExchanges(
  rows: readonly MarketRow[],
  fromFiles: readonly MarketRow[],
): Pick<MarketSeries, "rows" | "partial"> {
  const given = new Map(fromFiles.map((row) => [row.date, row]));
  const disclosed = new Map<TradingDate, MarketRow[]>();
  for (const row of rows) disclosed.set(row.date, [...(disclosed.get(row.date) ?? []), row]);

  const series: Pick<MarketSeries, "rows" | "partial"> = { rows: [], partial: [] };
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
function sumRows(rows: readonly MarketRow[]): MarketRow {
  const sums = Object.fromEntries(SUMMED.map((id) => [id, sumOf(rows, id)])) as Record<Summed, number | null>;
  return {
    ...rows[0]!,
    ...sums,
    exchange: "ALL",
    source: [...new Set(rows.map((row) => row.source))].join("+"),
    fetched_at: rows.map((row) => row.fetched_at).sort()[0]!,
    revision: rows.reduce((total, row) => total + row.revision - 1, 1),
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
