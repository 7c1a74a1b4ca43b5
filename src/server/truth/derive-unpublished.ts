import { roundToFen, valueOfShares } from "../../core/market/fen.ts";
import { outflow } from "../../core/market/roll-forward.ts";
import { joinOrigins } from "./join-origins.ts";
import { isOpen, type OpenDay } from "./open-day.ts";
import type { FieldOrigin, FigureFieldId, ServedDay } from "./served-day.ts";

/** Fills what no source publishes from what they do, and marks it: 融券余额, 融资融券余额, and the two repayments. */
export function deriveUnpublished(day: OpenDay, before: ServedDay | null): void {
  const { columns, codes } = day;
  derive(day, "short_balance", ["short_shares", "close"], (row) =>
    valueOfShares(columns.short_shares[row]!, columns.close[row]!),
  );
  derive(day, "margin_balance", ["financing_balance", "short_balance"], (row) =>
    roundToFen(columns.financing_balance[row]! + columns.short_balance[row]!),
  );
  if (before === null) return;

  const placeBefore = new Map(before.codes.map((code, place) => [code, place]));
  const rowBefore = codes.map((code) => placeBefore.get(code) ?? -1);
  const deriveWhatLeft = (left: FigureFieldId, balance: FigureFieldId, added: FigureFieldId): void => {
    if (isPartOfWhole(before.origins[balance], day.origins[balance])) return;
    derive(day, left, [balance, added], (row) => {
      const previous = before.columns[balance][rowBefore[row]!] ?? NaN;
      return outflow(previous, columns[added][row]!, columns[balance][row]!) ?? NaN;
    });
  };
  deriveWhatLeft("financing_repay", "financing_balance", "financing_buy");
  deriveWhatLeft("short_returned", "short_shares", "short_sold");
}

/** What left some securities of a whole day would be summed and ranked as if it were of all. */
const isPartOfWhole = (before: FieldOrigin | undefined, day: FieldOrigin | undefined): boolean =>
  before?.partial === true && day?.partial !== true;

/** Computes what no source gave of a column, from columns of the day; NaN wherever one of them is missing. */
function derive(
  day: OpenDay,
  field: FigureFieldId,
  from: readonly FigureFieldId[],
  compute: (row: number) => number,
): void {
  const origins = from.map((id) => day.origins[id]).filter((origin) => origin !== undefined);
  if (!isOpen(day, field) || origins.length < from.length) return;
  const column = day.columns[field];
  let held = false;
  for (let row = 0; row < column.length; row++) {
    if (!Number.isNaN(column[row])) continue;
    const value = (column[row] = compute(row));
    held ||= !Number.isNaN(value);
  }
  if (held) day.origins[field] = originOfDerived(origins, day.origins[field]);
}

/** `given` by some securities: their figures stand beside the derived ones. */
function originOfDerived(from: readonly FieldOrigin[], given: FieldOrigin | undefined): FieldOrigin {
  const origins = given ? [given, ...from] : from;
  const isPartial = origins.some(({ partial }) => partial);
  return { ...joinOrigins(origins), derived: true, ...(isPartial ? { partial: true } : {}) };
}
