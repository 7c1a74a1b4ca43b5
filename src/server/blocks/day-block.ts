import type { SecurityFieldId } from "../../core/fields/catalogue.ts";
import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import type { FigureFieldId, ServedDay } from "../truth/served-day.ts";
import { isLabel } from "../truth/security-columns.ts";
import { encodeBlock, labelColumn, textColumn } from "./encode-block.ts";
import { securityFigures, type FieldValues } from "./security-figures.ts";

/** What every block says of itself. */
export interface BlockPlace {
  readonly sample: boolean;
  readonly revision: number;
}

/** The rows of several days, merged: row `n` is row `rows[n]` of day `days[n]`. */
interface Order {
  readonly days: Uint8Array;
  readonly rows: Uint32Array;
}

/** All securities of the exchanges' days, which are of one date, in the order of their codes. */
export function encodeDayBlock(days: readonly ServedDay[], place: BlockPlace): Uint8Array {
  const order = orderByCode(days);
  const columns = [
    ["code", textColumn(pick(days, order, ({ codes }) => codes))],
    ["name", textColumn(pick(days, order, ({ names }) => names))],
    ["exchange", labelColumn(Array.from(order.days, (day) => days[day]!.exchange))],
    ...securityFigures((id) => valuesOf(days, order, id)),
  ] as const;
  const exchanges = days.map(({ exchange, origins }) => ({
    exchange,
    complete: hasDetails(origins),
    origins: { ...origins },
  }));
  return encodeBlock(columns, { kind: "day", format: BLOCK_FORMAT, date: days[0]!.date, ...place, exchanges });
}

/** The codes of the exchanges' days, ascending. */
export const codesOf = (days: readonly ServedDay[]): string[] => pick(days, orderByCode(days), ({ codes }) => codes);

/** Details are whole by construction; quotes or targets alone are not a disclosed day. */
const hasDetails = (origins: ServedDay["origins"]): boolean =>
  origins.financing_balance !== undefined || origins.short_shares !== undefined;

/** Each day is in order already. */
function orderByCode(days: readonly ServedDay[]): Order {
  const length = days.reduce((sum, { codes }) => sum + codes.length, 0);
  const order = { days: new Uint8Array(length), rows: new Uint32Array(length) };
  const next = days.map(() => 0);
  for (let place = 0; place < length; place++) {
    let first = -1;
    for (let day = 0; day < days.length; day++) {
      const code = days[day]!.codes[next[day]!];
      if (code !== undefined && (first < 0 || code < days[first]!.codes[next[first]!]!)) first = day;
    }
    order.days[place] = first;
    order.rows[place] = next[first]!++;
  }
  return order;
}

function valuesOf(days: readonly ServedDay[], order: Order, id: SecurityFieldId): FieldValues {
  if (isLabel(id)) return pick(days, order, ({ columns }) => columns[id]);
  return figuresOf(days, order, id);
}

function pick<Value>(
  days: readonly ServedDay[],
  order: Order,
  valuesOf: (day: ServedDay) => readonly Value[],
): Value[] {
  const values = days.map(valuesOf);
  return Array.from(order.rows, (row, place) => values[order.days[place]!]![row]!);
}

function figuresOf(days: readonly ServedDay[], order: Order, id: FigureFieldId): Float64Array {
  const columns = days.map((day) => day.columns[id]);
  const figures = new Float64Array(order.rows.length);
  for (let place = 0; place < figures.length; place++)
    figures[place] = columns[order.days[place]!]![order.rows[place]!]!;
  return figures;
}
