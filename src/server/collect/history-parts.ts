import type { MarginFigures } from "../../contracts/rows.ts";
import { MARGIN_FIELD_IDS } from "../../core/fields/catalogue.ts";
import { canonicalCode, formerCode } from "../../core/market/bse-codes.ts";
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

/** The codes under which a source may have the security's days: a BSE company's present and former ones, else its only one. */
export function codesToAsk(code: string): string[] {
  const current = canonicalCode(code);
  const former = formerCode(current);
  return former === null ? [current] : [current, former];
}

/**
 * A history as a part of each day, ascending, under the present code. Refused where it says anything of another security
 * or of a day that was not asked for, has a day twice, or contradicts itself. A day under both codes of a BSE company is
 * one day where both say the same, or one of them nothing.
 */
export function partsOf(
  rows: readonly HistoryRow[],
  { exchange, code, from, to }: HistoryRequest,
  { origin, now }: { readonly origin: Origin; readonly now: Date },
): Part[] {
  const current = canonicalCode(code);
  const parts = new Map<TradingDate, Part>();
  const toldAs = new Map<TradingDate, HistoryRow>();
  for (const told of rows) {
    const { day, code: given, name, figures } = told;
    const date = parseTradingDate(day);
    if (canonicalCode(given) !== current) throw wrongField(origin, "证券代码 (code)", given, { zh: code, en: code });
    if (date === null || date < from || date > to) throw wrongDay(origin, `${from}–${to}`, day);
    if (isBlank(figures)) continue;
    const before = toldAs.get(date);
    if (before && saysTheSame(before, told)) continue;
    if (before) throw duplicated(origin, `${code} ${date}`);
    toldAs.set(date, told);
    const row = { code: current, name, ...figures };
    checkDetails([row], origin);
    const part = { dataset: "details", exchange, date, covers: "listed", rows: [row] } as const;
    parts.set(date, { ...part, source: origin.source.id, fetchedAt: now.toISOString() });
  }
  return [...parts.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

const saysTheSame = (one: HistoryRow, other: HistoryRow): boolean =>
  one.code !== other.code && MARGIN_FIELD_IDS.every((id) => one.figures[id] === other.figures[id]);
