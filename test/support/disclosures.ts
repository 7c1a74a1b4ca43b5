import {
  MARGIN_FIELD_IDS,
  type MarginFieldId,
  OVERVIEW_FIELD_IDS,
  type OverviewFieldId,
} from "../../src/core/fields/catalogue.ts";
import type { SecurityRow } from "../../src/contracts/rows.ts";
import type { Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import type { Disclosure } from "../../src/server/collect/source.ts";

export const day = (text: string): TradingDate => text as TradingDate;

/** Every figure missing but those given. */
export function marginFigures(given: Partial<Record<MarginFieldId, number | null>> = {}) {
  return { ...withNulls(MARGIN_FIELD_IDS), ...given };
}

export function overviewFigures(given: Partial<Record<OverviewFieldId, number | null>> = {}) {
  return { ...withNulls(OVERVIEW_FIELD_IDS), ...given };
}

export function securityRow(code: string, given: Partial<Record<MarginFieldId, number | null>> = {}): SecurityRow {
  return { code, name: `示例${code}`, ...marginFigures(given) };
}

interface Place {
  exchange?: Exchange;
  date?: string;
  source?: string;
  fetchedAt?: string;
}

const placed = ({ exchange = "SSE", date = "2026-09-18", source = exchange, fetchedAt }: Place) => ({
  exchange,
  date: day(date),
  source,
  fetchedAt: fetchedAt ?? "2026-09-21T01:00:00.000Z",
});

export const totalsOf = (place: Place, given: Parameters<typeof marginFigures>[0] = {}): Disclosure => ({
  dataset: "totals",
  figures: marginFigures(given),
  ...placed(place),
});

export const overviewOf = (place: Place, given: Parameters<typeof overviewFigures>[0] = {}): Disclosure => ({
  dataset: "overview",
  figures: overviewFigures(given),
  ...placed(place),
});

export const detailsOf = (place: Place, rows: readonly SecurityRow[]): Disclosure => ({
  dataset: "details",
  rows,
  ...placed(place),
});

const withNulls = <Id extends string>(ids: readonly Id[]) =>
  Object.fromEntries(ids.map((id) => [id, null])) as Record<Id, number | null>;
