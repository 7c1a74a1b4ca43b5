import { rolling, table, type ColumnTable } from "arquero";
import type { Panel } from "./panel.ts";

/** A row of a panel as an object, which is how rows are mostly kept in JavaScript. */
export interface Row {
  readonly code: number;
  readonly day: number;
  readonly balance: number | null;
  readonly floatCap: number | null;
  readonly price: number | null;
}

/** The panel as an array of objects. */
export function toRows(panel: Panel): Row[] {
  const figure = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return Array.from({ length: panel.rows }, (_, row) => ({
    code: Math.floor(row / panel.sessions),
    day: panel.days[row]!,
    balance: figure(panel.balances[row]!),
    floatCap: figure(panel.floatCaps[row]!),
    price: figure(panel.prices[row]!),
  }));
}

/** The panel as a table of arquero, over the same columns. */
export function toTable(panel: Panel): ColumnTable {
  const code = Uint16Array.from({ length: panel.rows }, (_, row) => Math.floor(row / panel.sessions));
  const { days: day, balances: balance, floatCaps: floatCap, prices: price } = panel;
  return table({ code, day, balance, floatCap, price });
}

/** An expression of arquero over a window that ends at the row: of all rows before, or of the frame. */
export const inWindow = rolling as (expression: string, frame?: [number, number]) => object;

/** Computes security by security and puts the answers one after the other. */
export function bySecurity(
  rows: readonly Row[],
  compute: (series: readonly Row[]) => readonly (number | null)[],
): (number | null)[] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.code);
    if (group) group.push(row);
    else groups.set(row.code, [row]);
  }
  return [...groups.values()].flatMap(compute);
}
