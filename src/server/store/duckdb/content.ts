import { MARGIN_FIELD_IDS, OVERVIEW_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import type { SecurityRow } from "../../../contracts/rows.ts";
import type { StoredDisclosure } from "../store.ts";

/** Figures in the order of the table's columns. */
export type Figures = readonly (string | number | null)[];

/** What a disclosure says, as rows in the order of the columns: one for totals and overview, one a security by code for details. */
export function contentOf(disclosure: StoredDisclosure): Figures[] {
  const content = figuresOf(disclosure);
  for (const figure of content.flat())
    if (typeof figure === "number" && !Number.isFinite(figure))
      throw new RangeError(`${disclosure.dataset} of ${disclosure.exchange} on ${disclosure.date} holds ${figure}`);
  return content;
}

function figuresOf(disclosure: StoredDisclosure): Figures[] {
  switch (disclosure.dataset) {
    case "totals":
      return [MARGIN_FIELD_IDS.map((id) => disclosure.figures[id])];
    case "overview":
      return [OVERVIEW_FIELD_IDS.map((id) => disclosure.figures[id])];
    case "details":
      return securityFigures(disclosure.rows);
  }
}

/** One row a security, by code. A code that appears twice is refused: a day holds each security once. */
export function securityFigures(rows: readonly SecurityRow[]): Figures[] {
  const sorted = rows.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  for (const [index, row] of sorted.entries())
    if (sorted[index + 1]?.code === row.code) throw new RangeError(`${row.code} appears twice on one day`);
  return sorted.map((row) => [row.code, row.name, ...MARGIN_FIELD_IDS.map((id) => row[id])]);
}
