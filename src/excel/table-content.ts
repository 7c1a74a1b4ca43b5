import type { Pulled } from "../contracts/pull.ts";
import { field, MARGIN_FIELD_IDS, OVERVIEW_FIELD_IDS, type FieldId } from "../core/fields/catalogue.ts";
import { EXCHANGES, SCOPE_NAMES } from "../core/market/exchange.ts";
import type { Language } from "../core/text.ts";
import { toExcelDate } from "./excel-date.ts";
import { fieldHeading, KEY_HEADINGS, type KeyColumnId } from "./headings.ts";
import { marketKey } from "./row-key.ts";
import { safeText } from "./safe-text.ts";

export type CellContent = string | number | null;
export type ColumnId = KeyColumnId | FieldId;

export interface ContentColumn {
  readonly id: ColumnId;
  readonly heading: string;
  readonly numberFormat: string;
}

/** What a linked table shows, before it meets a sheet. Rows are in the table's own order; null is an empty cell. */
export interface TableContent {
  readonly columns: readonly ContentColumn[];
  readonly rows: readonly (readonly CellContent[])[];
  /** The key of each row; see `row-key.ts`. */
  readonly keys: readonly string[];
}

/** The table of what was pulled, with headings in the language. */
export function tableContent(pulled: Pulled, language: Language): TableContent {
  return "series" in pulled ? totalsContent(pulled, language) : detailsContent(pulled, language);
}

function totalsContent({ spec, series }: Extract<Pulled, { series: unknown }>, language: Language): TableContent {
  const each = spec.scope === "EACH";
  const fields = [...MARGIN_FIELD_IDS, ...OVERVIEW_FIELD_IDS];
  const rows = series
    .flatMap((one) => one.rows)
    .sort((a, b) => a.date.localeCompare(b.date) || order(a.exchange) - order(b.exchange));
  return {
    columns: [
      keyColumn("date", language),
      ...(each ? [keyColumn("exchange", language)] : []),
      ...fields.map((id) => figureColumn(id, language)),
    ],
    rows: rows.map((row) => [
      toExcelDate(row.date),
      ...(each ? [SCOPE_NAMES[row.exchange][language]] : []),
      ...fields.map((id) => row[id]),
    ]),
    keys: rows.map((row) => marketKey(row.date, each ? row.exchange : null)),
  };
}

function detailsContent({ day }: Extract<Pulled, { day: unknown }>, language: Language): TableContent {
  const rows = [...day.rows].sort((a, b) => a.code.localeCompare(b.code));
  return {
    columns: [
      keyColumn("code", language),
      keyColumn("name", language),
      ...MARGIN_FIELD_IDS.map((id) => figureColumn(id, language)),
    ],
    rows: rows.map((row) => [safeText(row.code), safeText(row.name), ...MARGIN_FIELD_IDS.map((id) => row[id])]),
    keys: rows.map((row) => row.code),
  };
}

function order(scope: string): number {
  return (EXCHANGES as readonly string[]).indexOf(scope);
}

function keyColumn(id: KeyColumnId, language: Language): ContentColumn {
  return { id, heading: KEY_HEADINGS[id][language], numberFormat: id === "date" ? "yyyy-mm-dd" : "@" };
}

function figureColumn(id: FieldId, language: Language): ContentColumn {
  return { id, heading: fieldHeading(id, language), numberFormat: field(id).numberFormat };
}
