import { incomplete, type Origin } from "../source-problems.ts";

export interface WirePage<Row> {
  readonly rows: readonly Row[];
  readonly pageCount: number;
  /** Rows of all pages together, as the source announces them. */
  readonly total: number;
  readonly origin: Origin;
}

/**
 * Reads page after page until the last. A page equal to the one before means that the source ignores the page number:
 * it ends the reading. Fewer or more rows than announced are refused, more at once: a day is whole or it is nothing.
 */
export async function readAllPages<Row>(read: (index: number) => Promise<WirePage<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let previous = "";
  for (let index = 0; ; index++) {
    const page = await read(index);
    const print = JSON.stringify(page.rows);
    const isRepeated = print === previous;
    if (!isRepeated) rows.push(...page.rows);
    previous = print;
    if (rows.length > page.total) throw incomplete(page.origin, page.total, rows.length);
    if (!isRepeated && index + 1 < page.pageCount) continue;
    if (rows.length !== page.total) throw incomplete(page.origin, page.total, rows.length);
    return rows;
  }
}
