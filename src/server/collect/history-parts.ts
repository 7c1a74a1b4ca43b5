import type { MarginFigures } from "../../contracts/rows.ts";
import { parseTradingDate, type TradingDate } from "../../core/market/trading-date.ts";
import { checkDetails, isBlank } from "./disclosure-checks.ts";
import { duplicated, wrongDay, wrongField, type Origin } from "./source-problems.ts";
import type { HistoryRequest, Part } from "./source.ts";

/** A row of a history, its day as the source writes it: `20260930`, `2026-09-30`. */
export interface HistoryRow {
  readonly day: string;
  readonly code: string;
  readonly name: string;
  readonly figures: MarginFigures;
}

/**
 * A history as a part of each day, ascending. Refused where it says anything of another security or of a day that was not
 * asked for, has a day twice, or contradicts itself.
 */
export function partsOf(
  rows: readonly HistoryRow[],
  { exchange, code, from, to }: HistoryRequest,
  { origin, now }: { readonly origin: Origin; readonly now: Date },
): Part[] {
  const parts = new Map<TradingDate, Part>();
  for (const { day, code: given, name, figures } of rows) {
    const date = parseTradingDate(day);
    if (given !== code) throw wrongField(origin, "证券代码 (code)", given, { zh: code, en: code });
    if (date === null || date < from || date > to) throw wrongDay(origin, `${from}–${to}`, day);
    if (parts.has(date)) throw duplicated(origin, `${code} ${date}`);
    const row = { code, name, ...figures };
    checkDetails([row], origin);
    const part = { dataset: "details", exchange, date, covers: "listed", rows: isBlank(figures) ? [] : [row] } as const;
    parts.set(date, { ...part, source: origin.source.id, fetchedAt: now.toISOString() });
  }
  const told = [...parts.values()].filter((part) => part.rows.length > 0);
  return told.sort((one, other) => (one.date < other.date ? -1 : 1));
}
