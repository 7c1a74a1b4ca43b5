import type { SecurityRowOf } from "../../../contracts/rows.ts";
import { fieldIdsOf, MARGIN_FIELD_IDS, OVERVIEW_FIELD_IDS, type FieldId } from "../../../core/fields/catalogue.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Disclosure } from "../source.ts";
import type { ImportOptions } from "./import-options.ts";
import { refuseSecondRow } from "./read-days.ts";
import type { KeyedRow, TableReading } from "./read-table.ts";

/** A row of which nothing is open any more. */
type WholeRow = KeyedRow & { readonly date: TradingDate; readonly scope: Scope };

type Provenance = Pick<Disclosure, "source" | "fetchedAt" | "covers">;

/** The days of a table in 元 and shares, ready to be stored; a day without a figure is none. */
export function toDisclosures({ kind, rows }: TableReading, { name, fetchedAt }: ImportOptions): Disclosure[] {
  const provenance = { source: `file:${name}`, fetchedAt };
  const whole = rows.flatMap(({ date, scope, ...row }): WholeRow[] =>
    date === null || scope === null ? [] : [{ ...row, date, scope }],
  );
  const seen = new Map<string, number>();
  for (const { date, scope, code, row } of whole)
    refuseSecondRow(seen, code ? `${code} ${date}` : keyOf(date, scope), row);
  if (kind === "totals") return whole.flatMap((row) => totalsOf(row, provenance));
  return listsOf(whole, kind === "part" ? { ...provenance, covers: "listed" } : provenance);
}

const keyOf = (date: TradingDate, scope: Scope): string => (scope === "ALL" ? date : `${date} ${scope}`);

function totalsOf(row: WholeRow, provenance: Provenance): Disclosure[] {
  const day = { exchange: row.scope, date: row.date, ...provenance };
  const disclosures: Disclosure[] = [];
  if (hasAny(row, MARGIN_FIELD_IDS))
    disclosures.push({ ...day, dataset: "totals", figures: figuresOf(row, MARGIN_FIELD_IDS) });
  if (hasAny(row, OVERVIEW_FIELD_IDS))
    disclosures.push({ ...day, dataset: "overview", figures: figuresOf(row, OVERVIEW_FIELD_IDS) });
  return disclosures;
}

const QUOTE_FIELD_IDS = fieldIdsOf("quotes");

/** One list of details for each exchange and day, and one of quotes where the table has any. */
function listsOf(rows: readonly WholeRow[], provenance: Provenance): Disclosure[] {
  const lists = new Map<string, WholeRow[]>();
  for (const row of rows) {
    const key = `${row.date} ${row.scope}`;
    const list = lists.get(key) ?? [];
    list.push(row);
    lists.set(key, list);
  }
  return [...lists.values()].flatMap((list): Disclosure[] => {
    const day = { exchange: list[0]!.scope, date: list[0]!.date, ...provenance };
    const details = list.map((row): SecurityRowOf<"details"> => ({
      ...labelOf(row),
      ...figuresOf(row, MARGIN_FIELD_IDS),
    }));
    const quotes = list.map((row): SecurityRowOf<"quotes"> => ({
      ...labelOf(row),
      ...figuresOf(row, QUOTE_FIELD_IDS),
    }));
    return [
      ...(list.some((row) => hasAny(row, MARGIN_FIELD_IDS))
        ? [{ dataset: "details", ...day, rows: details } as const]
        : []),
      ...(list.some((row) => hasAny(row, QUOTE_FIELD_IDS))
        ? [{ dataset: "quotes", ...day, rows: quotes } as const]
        : []),
    ];
  });
}

const labelOf = ({ code, name }: WholeRow) => ({ code: code!, name });

const hasAny = ({ figures }: KeyedRow, ids: readonly FieldId[]): boolean => ids.some((id) => figures.has(id));

/** The figures of the fields named; null where the row has none. */
const figuresOf = <Id extends FieldId>({ figures }: KeyedRow, ids: readonly Id[]): Record<Id, number | null> =>
  Object.fromEntries(ids.map((id) => [id, figures.get(id)?.value ?? null])) as Record<Id, number | null>;
