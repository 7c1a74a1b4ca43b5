import type { SecurityFieldId } from "../../core/fields/catalogue.ts";
import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import type { ServedDay } from "../truth/served-day.ts";
import { isLabel } from "../truth/security-columns.ts";
import { encodeBlock, labelColumn, textColumn } from "./encode-block.ts";
import { mergeRows, type MergedRows } from "./merged-rows.ts";
import { securityFigures, type FieldValues } from "./security-figures.ts";

/** What every block says of itself. */
export interface BlockPlace {
  readonly sample: boolean;
  readonly revision: number;
}

/** All securities of the exchanges' days, which are of one date, in the order of their codes. */
export function encodeDayBlock(days: readonly ServedDay[], place: BlockPlace): Uint8Array {
  const rows = mergeRows(days);
  const columns = [
    ["code", textColumn(rows.values(({ codes }) => codes))],
    ["name", textColumn(rows.values(({ names }) => names))],
    ["exchange", labelColumn(rows.values(({ exchange, codes }) => new Array<string>(codes.length).fill(exchange)))],
    ...securityFigures((id) => valuesOf(rows, id)),
  ] as const;
  const exchanges = days.map(({ exchange, origins }) => ({
    exchange,
    complete: hasDetails(origins),
    origins: { ...origins },
  }));
  return encodeBlock(columns, { kind: "day", format: BLOCK_FORMAT, date: days[0]!.date, ...place, exchanges });
}

/** The codes of the exchanges' days, ascending. */
export const codesOf = (days: readonly ServedDay[]): readonly string[] => mergeRows(days).values(({ codes }) => codes);

/** Details are whole by construction, or said to be of a part; quotes or targets alone are not a disclosed day. */
const hasDetails = ({ financing_balance: financing, short_shares: short }: ServedDay["origins"]): boolean =>
  [financing, short].some((origin) => origin !== undefined && !origin.partial);

const valuesOf = (rows: MergedRows, id: SecurityFieldId): FieldValues =>
  isLabel(id) ? rows.values(({ columns }) => columns[id]) : rows.figures(({ columns }) => columns[id]);
