import type { PulledRow, PulledSeries } from "../../contracts/pull.ts";
import { fieldIdsOf, type FieldIdOf } from "../../core/fields/catalogue.ts";
import type { Scope } from "../../core/market/exchange.ts";
import { dateOfDayNumber, type TradingDate } from "../../core/market/trading-date.ts";
import type { BlockOf } from "../data/block-table.ts";
import { figureAt } from "./figure-at.ts";

const FIELDS = fieldIdsOf("totals", "overview");

/** The daily totals that a market block has between two days; days on which only the accounts were counted are none. */
export function seriesOf(
  block: BlockOf<"market">,
  scope: Scope,
  from: TradingDate | undefined,
  to: TradingDate | undefined,
): PulledSeries {
  const { metadata, figures, keys } = block;
  const isWithin = (date: TradingDate): boolean => (!from || date >= from) && (!to || date <= to);
  const columns = FIELDS.map((id) => [id, figures.get(id)] as const);
  const rows = Array.from(keys, (day, row): PulledRow | null => {
    const date = dateOfDayNumber(day);
    if (!isWithin(date)) return null;
    const values = columns.map(([id, values]) => [id, figureAt(values, row)] as const);
    if (values.every(([, value]) => value === null)) return null;
    const given = Object.fromEntries(values) as Record<FieldIdOf<"totals" | "overview">, number | null>;
    return { date, exchange: scope, ...given, source: sourceOn(date, metadata), fetched_at: null };
  });
  return {
    sample: metadata.sample,
    scope,
    rows: rows.filter((row) => row !== null),
    partial: metadata.partial.filter(({ date }) => isWithin(date)),
  };
}

/** Every source that gave a figure of the totals on that day. */
function sourceOn(date: TradingDate, { origins }: BlockOf<"market">["metadata"]): string {
  const columns = origins.findLast(({ from }) => from <= date)?.columns ?? {};
  return [...new Set(FIELDS.flatMap((id) => columns[id]?.source ?? []))].join("+");
}
