import type { LabelFieldId, SecurityFieldId } from "../../core/fields/catalogue.ts";
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

/** A row of one of the exchanges' days. */
interface Place {
  readonly day: number;
  readonly row: number;
}

/** All securities of the exchanges' days, which are of one date, in the order of their codes. */
export function encodeDayBlock(days: readonly ServedDay[], place: BlockPlace): Uint8Array {
  const order = placesByCode(days);
  const columns = [
    ["code", textColumn(order.map(({ day, row }) => days[day]!.codes[row]!))],
    ["name", textColumn(order.map(({ day, row }) => days[day]!.names[row]!))],
    ["exchange", labelColumn(order.map(({ day }) => days[day]!.exchange))],
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
export function codesOf(days: readonly ServedDay[]): string[] {
  return placesByCode(days).map(({ day, row }) => days[day]!.codes[row]!);
}

/** Details are whole by construction; quotes or targets alone are not a disclosed day. */
export const hasDetails = (origins: ServedDay["origins"]): boolean =>
  origins.financing_balance !== undefined || origins.short_shares !== undefined;

function placesByCode(days: readonly ServedDay[]): Place[] {
  const places = days.flatMap(({ codes }, day) => codes.map((code, row) => ({ code, day, row })));
  return places.sort((one, other) => (one.code < other.code ? -1 : 1));
}

function valuesOf(days: readonly ServedDay[], order: readonly Place[], id: SecurityFieldId): FieldValues {
  if (isLabel(id)) return labelsOf(days, order, id);
  return figuresOf(days, order, id);
}

const labelsOf = (days: readonly ServedDay[], order: readonly Place[], id: LabelFieldId): (string | null)[] =>
  order.map(({ day, row }) => days[day]!.columns[id][row]!);

function figuresOf(days: readonly ServedDay[], order: readonly Place[], id: FigureFieldId): Float64Array {
  const columns = days.map((day) => day.columns[id]);
  return Float64Array.from(order, ({ day, row }) => columns[day]![row]!);
}
