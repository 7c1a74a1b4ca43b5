import { MARGIN_FIELD_IDS, OVERVIEW_FIELD_IDS, type FieldId } from "../../../core/fields/catalogue.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { StoredDisclosure } from "../../store/store.ts";
import { checkBalanceIdentity, checkMarketSize } from "./check-figures.ts";
import { figuresOf } from "./figures-of.ts";
import type { ImportOptions } from "./import-options.ts";
import { readDay, refuseSecondRow, type DayContext } from "./read-days.ts";
import type { DataRow } from "./read-rows.ts";

export interface ImportedTotals {
  readonly disclosures: readonly StoredDisclosure[];
  /** Days with figures, ascending. */
  readonly days: readonly TradingDate[];
  readonly emptyDays: readonly TradingDate[];
}

/** Turns the rows of a table by day into one disclosure a day, in 元 and shares. */
export function totalsOf(rows: readonly DataRow[], options: ImportOptions, context: DayContext): ImportedTotals {
  const seen = new Map<string, number>();
  const dated = rows.map((row) => {
    const date = readDay(row, context);
    refuseSecondRow(seen, date, row.row);
    checkBalanceIdentity(row);
    checkMarketSize(row, date, options.scope);
    return { row, date };
  });
  const disclosures = dated.flatMap(({ row, date }) => disclosuresOf(row, date, options));
  const withFigures = new Set(disclosures.map(({ date }) => date));
  const days = dated.map(({ date }) => date).sort();
  return {
    disclosures,
    days: days.filter((date) => withFigures.has(date)),
    emptyDays: days.filter((date) => !withFigures.has(date)),
  };
}

function disclosuresOf(row: DataRow, date: TradingDate, { name, scope, fetchedAt }: ImportOptions): StoredDisclosure[] {
  const disclosure = { date, source: `file:${name}`, fetchedAt };
  const disclosures: StoredDisclosure[] = [];
  if (hasAny(row, MARGIN_FIELD_IDS)) {
    disclosures.push({ ...disclosure, exchange: scope, dataset: "totals", figures: figuresOf(row, MARGIN_FIELD_IDS) });
  }
  if (hasAny(row, OVERVIEW_FIELD_IDS)) {
    disclosures.push({
      ...disclosure,
      exchange: scope,
      dataset: "overview",
      figures: figuresOf(row, OVERVIEW_FIELD_IDS),
    });
  }
  return disclosures;
}

const hasAny = ({ figures }: DataRow, ids: readonly FieldId[]): boolean => ids.some((id) => figures.has(id));
