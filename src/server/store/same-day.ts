import { isDeepStrictEqual } from "node:util";
import { SECURITY_FIELD_IDS, type SecurityFieldId } from "../../core/fields/catalogue.ts";
import { LASTING } from "../truth/carry-forward.ts";
import type { MergedDay } from "../truth/merge-day.ts";

/** What the session after a day is made from: its repayments from the balances, and what lasts until the next word on it. */
const HANDED_ON: readonly SecurityFieldId[] = ["financing_balance", "short_shares", ...LASTING];

/** Whether the same is served, from the same sources. */
export function sameDay(one: MergedDay | null, other: MergedDay | null): boolean {
  return sameIn(SECURITY_FIELD_IDS, one, other) && sameValues(one?.names ?? [], other?.names ?? []);
}

/** Whether the session after is made from the same. */
export function handsOnTheSame(one: MergedDay | null, other: MergedDay | null): boolean {
  return sameIn(HANDED_ON, one, other);
}

function sameIn(fields: readonly SecurityFieldId[], one: MergedDay | null, other: MergedDay | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    sameValues(one.codes, other.codes) &&
    sameAbsent(one, other) &&
    fields.every((field) => sameOrigin(one, other, field) && sameValues(one.columns[field], other.columns[field]))
  );
}

function sameOrigin(one: MergedDay, other: MergedDay, field: SecurityFieldId): boolean {
  const [a, b] = [one.origins[field], other.origins[field]];
  if (!a || !b) return a === b;
  return (
    a.source === b.source &&
    a.revision === b.revision &&
    a.fetched_at === b.fetched_at &&
    a.derived === b.derived &&
    a.partial === b.partial
  );
}

/** What an earlier program kept nothing of is as it was: else a word on an old day would make all days after it anew. */
function sameAbsent({ absent: one }: MergedDay, { absent: other }: MergedDay): boolean {
  return one === undefined || other === undefined || isDeepStrictEqual(one, other);
}

type Values = ArrayLike<string | number | null>;

function sameValues(one: Values, other: Values): boolean {
  if (one.length !== other.length) return false;
  for (let row = 0; row < one.length; row++) {
    const [a, b] = [one[row]!, other[row]!];
    if (a !== b && !(Number.isNaN(a) && Number.isNaN(b))) return false;
  }
  return true;
}
