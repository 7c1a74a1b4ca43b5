import { fieldIdsOf, type SecurityFieldId } from "../../core/fields/catalogue.ts";
import { dayNumber } from "../../core/market/trading-date.ts";
import { joinOrigins } from "./join-origins.ts";
import { holdsValue, isOpen, type OpenDay } from "./open-day.ts";
import type { AbsentSecurities, FieldOrigin, ServedDay } from "./served-day.ts";

/** Disclosed when they change or now and then, and true until the next word on them. */
export const LASTING = fieldIdsOf("targets", "sectors", "members", "boards");
/** Days for which what lasts of a security is kept while no source names it: longer than a holiday, or a halt that is not final. */
const LONGEST_ABSENCE = 31;

/** Nothing lasts of anybody that the day does not name. */
export const NONE_ABSENT: AbsentSecurities = { origins: {}, securities: [] };

type Lasting = (typeof LASTING)[number];
type Known = Omit<AbsentSecurities["securities"][number], "code">;

/**
 * Keeps what was known on the session before of fields that no source gave on the day, with its origin. What was known of
 * securities that the day does not name is handed on, and comes back with them.
 */
export function carryForward(day: OpenDay, before: ServedDay | null): void {
  if (before === null) return;
  const open = LASTING.filter((field) => isOpen(day, field) && originBefore(before, field));
  if (open.length === 0) return;
  const known = knownBefore(before, open);
  for (const field of open) {
    const column: Float64Array | (string | null)[] = day.columns[field];
    let held = false;
    for (const [row, code] of day.codes.entries()) {
      const value = known.get(code)?.values[field];
      if (value === undefined || holdsValue(column[row])) continue;
      column[row] = value;
      held = true;
    }
    if (!held) continue;
    const origin = originBefore(before, field)!;
    const given = day.origins[field];
    day.origins[field] = given ? { ...joinOrigins([given, origin]), partial: true } : origin;
  }
  day.absent = absentFrom(day, before, open, known);
}

const originBefore = (before: ServedDay, field: SecurityFieldId): FieldOrigin | undefined =>
  before.origins[field] ?? before.absent?.origins[field];

/** What was known of each security that has any of the fields. */
function knownBefore(before: ServedDay, fields: readonly Lasting[]): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const { code, ...absent } of before.absent?.securities ?? []) known.set(code, absent);
  for (const [row, code] of before.codes.entries()) {
    const values: Partial<Record<Lasting, number | string>> = {};
    let held = false;
    for (const field of fields) {
      const value = before.columns[field][row];
      if (!holdsValue(value)) continue;
      values[field] = value;
      held = true;
    }
    if (held) known.set(code, { last: before.date, values });
  }
  return known;
}

function absentFrom(
  { codes, date }: OpenDay,
  before: ServedDay,
  open: readonly Lasting[],
  known: ReadonlyMap<string, Known>,
): AbsentSecurities {
  const present = new Set(codes);
  const securities = [...known].flatMap(([code, { last, values }]) => {
    if (present.has(code) || dayNumber(date) - dayNumber(last) > LONGEST_ABSENCE) return [];
    const kept = only(open, values);
    return Object.keys(kept).length === 0 ? [] : [{ code, last, values: kept }];
  });
  if (securities.length === 0) return NONE_ABSENT;
  return { origins: only(open, Object.fromEntries(LASTING.map((id) => [id, originBefore(before, id)]))), securities };
}

/** The entries of the fields that have one. */
function only<Value>(
  fields: readonly Lasting[],
  values: Readonly<Partial<Record<SecurityFieldId, Value>>>,
): Partial<Record<Lasting, Value>> {
  const entries = fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]] as const]));
  return Object.fromEntries(entries);
}
