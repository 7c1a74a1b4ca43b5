import {
  fieldIdsOf,
  SECURITY_DATASETS,
  type Dataset,
  type FieldId,
  type SecurityDataset,
} from "../../core/fields/catalogue.ts";
import type { Disclosure } from "../collect/source.ts";

type Value = string | number | null;
/** What one row says, in the order of the table's columns: for securities code and name, then the dataset's fields. */
export type ContentRow = readonly Value[];
type Figures = Readonly<Partial<Record<FieldId, Value>>>;
type SecurityFigures = Figures & { readonly code: string; readonly name: string };

const SECURITY: ReadonlySet<Dataset> = new Set(SECURITY_DATASETS);

export const isSecurityDataset = (dataset: Dataset): dataset is SecurityDataset => SECURITY.has(dataset);

/**
 * What a disclosure says: one row for a market dataset, one a security by code for the others. Throws a `RangeError` for
 * what no day can say: a figure that is no number, a code that appears twice.
 */
export function contentOf(disclosure: Disclosure): ContentRow[] {
  const ids = fieldIdsOf(disclosure.dataset);
  const content =
    "rows" in disclosure
      ? securityContent(disclosure.rows, ids)
      : [ids.map((id) => (disclosure.figures as Figures)[id] ?? null)];
  const what = `${disclosure.dataset} of ${disclosure.exchange} on ${disclosure.date}`;
  for (const row of content) for (const value of row) requireStorable(value, what);
  return content;
}

/** Whether two contents say the same. */
export function sameContent(one: readonly ContentRow[], other: readonly ContentRow[]): boolean {
  return (
    one.length === other.length &&
    one.every((row, index) => row.every((value, column) => value === other[index]![column]))
  );
}

function securityContent(rows: readonly SecurityFigures[], ids: readonly FieldId[]): ContentRow[] {
  const sorted = rows.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  for (const [index, { code }] of sorted.entries())
    if (sorted[index + 1]?.code === code) throw new RangeError(`${code} appears twice on one day`);
  return sorted.map((row) => [row.code, row.name, ...ids.map((id) => row[id] ?? null)]);
}

function requireStorable(value: Value, what: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${what} holds ${value}`);
  // PostgreSQL keeps no NUL, and no name has one.
  if (typeof value === "string" && value.includes("\0")) throw new RangeError(`${what} holds a text with a NUL`);
}
